"""The addresses of what came of all mentorships."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("fruits", __name__)
add_views(
    blueprint,
    ("GET", "/fruits", "views:index"),
    ("GET", "/fruits/<name>.csv", "views:download"),
)
