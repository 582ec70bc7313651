"""The addresses of What works."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("comparison", __name__)
add_views(
    blueprint,
    ("GET", "/what-works", "views:index"),
    ("GET", "/what-works/<name>.csv", "views:download"),
)
