"""The addresses of briefs."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("briefs", __name__)
add_views(
    blueprint,
    ("GET", "/briefs", "views:index"),
    ("POST", "/briefs", "views:create"),
    ("GET", "/briefs/<int:brief_id>", "views:edit"),
    ("POST", "/briefs/<int:brief_id>", "views:say"),
    ("POST", "/briefs/<int:brief_id>/deletion", "views:delete"),
    ("POST", "/briefs/restoration", "views:restore"),
    ("GET", "/briefs/weighing", "views:weighing"),
    ("POST", "/briefs/<int:brief_id>/weighing", "views:weigh"),
)
