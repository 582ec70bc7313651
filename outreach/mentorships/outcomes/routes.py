"""The addresses of the room: what came of a mentorship."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("outcomes", __name__, url_prefix="/mentorships/<int:mentorship_id>/outcomes")
add_views(
    blueprint,
    ("GET", "", "views:index"),
    ("POST", "", "views:keep"),
    ("GET POST", "/<int:outcome_id>", "views:edit"),
    ("POST", "/<int:outcome_id>/removal", "views:remove"),
)
