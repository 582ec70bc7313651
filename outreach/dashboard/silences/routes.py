"""The addresses of silences."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("silences", __name__)
add_views(
    blueprint,
    ("GET", "/silences", "views:index"),
    ("GET", "/silences/leads.csv", "views:download"),
    ("POST", "/silences/<int:lead_id>/waiting", "views:wait"),
    ("POST", "/silences/<int:lead_id>/waiting/undo", "views:take_back"),
)
