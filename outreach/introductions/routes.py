"""The addresses of the room: paths to somebody through somebody else."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("introductions", __name__)
add_views(
    blueprint,
    ("GET", "/introductions", "views:index"),
    ("POST", "/introductions", "views:create"),
    ("GET", "/introductions/new", "views:new"),
    ("GET POST", "/introductions/<int:introduction_id>", "views:show"),
    ("POST", "/introductions/<int:introduction_id>/steps", "views:say"),
    ("POST", "/introductions/<int:introduction_id>/asking", "views:ask"),
    ("POST", "/introductions/<int:introduction_id>/thanks", "views:thank"),
    ("POST", "/introductions/<int:introduction_id>/deletion", "views:delete"),
)
