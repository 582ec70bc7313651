"""The addresses of the room: thanks, budget and hours."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("recognition", __name__, url_prefix="/mentorships/<int:mentorship_id>/recognition")
add_views(
    blueprint,
    ("GET", "", "views:index"),
    ("POST", "", "views:keep"),
    ("GET POST", "/<int:thanks_id>", "views:edit"),
    ("POST", "/<int:thanks_id>/removal", "views:remove"),
)
