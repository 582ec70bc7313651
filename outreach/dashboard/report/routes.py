"""The address of the report."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("report", __name__)
add_views(
    blueprint,
    ("GET", "/report", "views:index"),
)
