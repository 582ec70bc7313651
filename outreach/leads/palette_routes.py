"""The addresses of finding and doing."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("palette", __name__)
add_views(
    blueprint,
    ("GET", "/search", "palette:find"),
    ("GET", "/palette", "palette:answers"),
)
