"""The addresses of what is done with the leads that are ticked."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("selection", __name__)
add_views(
    blueprint,
    ("POST", "/leads/selection", "views:act"),
    ("POST", "/leads/selection/undo", "views:undo"),
)
