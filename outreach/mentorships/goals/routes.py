"""The addresses of the room: the goals of a mentorship. There is none under which a goal could be deleted."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("goals", __name__, url_prefix="/mentorships/<int:mentorship_id>/goals")
add_views(
    blueprint,
    ("GET", "", "views:index"),
    ("POST", "", "views:create"),
    ("GET", "/new", "views:new"),
    ("GET", "/<int:goal_id>", "views:show"),
    ("POST", "/<int:goal_id>", "views:change"),
    ("GET", "/<int:goal_id>/edit", "views:edit"),
    ("POST", "/<int:goal_id>/reviews", "views:review"),
)
