"""The addresses of the planner."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("planner", __name__)
add_views(
    blueprint,
    ("GET", "/planner", "views:index"),
    ("GET", "/planner/<name>.csv", "views:download"),
)
