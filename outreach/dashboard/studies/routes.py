"""The addresses of the page against the studies."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("studies", __name__)
add_views(
    blueprint,
    ("GET", "/studies", "views:index"),
    ("GET", "/studies/studies.csv", "views:download"),
)
