"""The addresses of a lead's score cards."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("scoring", __name__, url_prefix="/leads/<int:lead_id>/scores")
add_views(
    blueprint,
    ("GET", "", "views:show"),
    ("POST", "", "views:serve"),
    ("POST", "/<int:brief_id>", "views:grade"),
    ("POST", "/<int:brief_id>/removal", "views:remove"),
)
