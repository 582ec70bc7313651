"""The addresses of the room: check-ins, and the pulse of a month."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("check_ins", __name__, url_prefix="/mentorships/<int:mentorship_id>")
add_views(
    blueprint,
    ("GET", "/check-ins", "views:index"),
    ("POST", "/check-ins", "views:keep"),
    ("GET POST", "/check-ins/<int:check_in_id>", "views:edit"),
    ("POST", "/check-ins/<int:check_in_id>/change", "views:change"),
    ("POST", "/check-ins/<int:check_in_id>/removal", "views:remove"),
    ("GET", "/pulse", "pulse_page:pulse"),
    ("POST", "/pulse", "pulse_page:answer"),
    ("POST", "/pulse/<int:pulse_id>/removal", "pulse_page:remove_pulse"),
)
