"""The addresses of the room: questions, and what was answered round by round."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("discovery", __name__, url_prefix="/mentorships/<int:mentorship_id>/discovery")
add_views(
    blueprint,
    ("GET", "", "views:show"),
    ("GET", "/rounds", "views:rounds"),
    ("POST", "/rounds", "views:begin"),
    ("POST", "/rounds/<int:round_id>", "views:save"),
    ("GET", "/paper", "views:paper"),
    ("GET", "/questions", "views:questions"),
    ("POST", "/questions", "views:add"),
    ("POST", "/questions/<int:question_id>", "views:change"),
    ("POST", "/questions/restoration", "views:restore"),
)
