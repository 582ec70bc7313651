"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("events", __name__)
add_views(
    blueprint,
    ("GET", "/events", "planning:index"),
    ("GET POST", "/events/new", "planning:new"),
    ("GET", "/events/<int:event_id>", "planning:show"),
    ("GET POST", "/events/<int:event_id>/edit", "planning:edit"),
    ("POST", "/events/<int:event_id>/deletion", "planning:delete"),
    ("POST", "/events/<int:event_id>/invitations", "hosting:invite"),
    ("POST", "/events/<int:event_id>/guests", "hosting:mark"),
    ("POST", "/events/<int:event_id>/meetings", "hosting:met"),
    ("POST", "/leads/<int:lead_id>/events", "hosting:invite_to"),
)
