"""The addresses of the leads as a file."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("exports", __name__)
add_views(
    blueprint,
    ("GET", "/leads.<ending>", "views:leads"),
)
