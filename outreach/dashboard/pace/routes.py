"""The addresses of Pace and habit."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("pace", __name__)
add_views(
    blueprint,
    ("GET", "/pace", "views:index"),
    ("GET", "/pace/<name>.csv", "views:download"),
)
