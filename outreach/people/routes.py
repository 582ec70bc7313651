"""The addresses of the people named in a brief."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("people", __name__)
add_views(
    blueprint,
    ("POST", "/briefs/<int:brief_id>/people", "views:add"),
    ("POST", "/briefs/<int:brief_id>/people/<int:person_id>", "views:change"),
    ("POST", "/briefs/<int:brief_id>/people/<int:person_id>/removal", "views:remove"),
    ("POST", "/briefs/<int:brief_id>/people/<int:person_id>/lead", "views:become_lead"),
)
