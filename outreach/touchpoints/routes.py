"""The addresses of entries of the history: taken back, or corrected."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("touchpoints", __name__)
add_views(
    blueprint,
    ("POST", "/touchpoints/<int:touchpoint_id>/voiding", "views:void"),
    ("POST", "/notes/<int:note_id>/voiding", "views:void_note"),
    ("POST", "/stage-events/<int:event_id>/voiding", "views:void_stage"),
    ("POST", "/closings/<int:closing_id>/voiding", "views:void_closing"),
    ("GET", "/touchpoints/<int:touchpoint_id>/correction", "views:correction"),
    ("POST", "/touchpoints/<int:touchpoint_id>/correction", "views:correct"),
)
