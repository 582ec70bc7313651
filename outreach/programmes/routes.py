"""The addresses of the room: programmes, their papers, and what became of an application."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("programmes", __name__)
add_views(
    blueprint,
    ("GET", "/programmes", "views:index"),
    ("GET POST", "/programmes/new", "views:new"),
    ("GET", "/programmes/<int:programme_id>", "views:show"),
    ("GET POST", "/programmes/<int:programme_id>/details", "views:edit"),
    ("POST", "/programmes/<int:programme_id>/removal", "views:remove"),
    ("POST", "/programmes/<int:programme_id>/documents", "views:add_document"),
    ("POST", "/programmes/documents/<int:document_id>/readiness", "views:ready"),
    ("POST", "/programmes/documents/<int:document_id>/removal", "views:remove_document"),
    ("POST", "/programmes/<int:programme_id>/application", "views:apply"),
    ("POST", "/programmes/<int:programme_id>/answer", "views:answer"),
    ("POST", "/programmes/<int:programme_id>/withdrawal", "views:withdraw"),
    ("POST", "/programmes/<int:programme_id>/match", "views:match"),
    ("POST", "/programmes/<int:programme_id>/taking-back", "views:take_back"),
)
