"""The addresses of one lead: the page, and what is written down there."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("lead_page", __name__, url_prefix="/leads/<int:lead_id>")
add_views(
    blueprint,
    ("GET", "", "views:show"),
    ("POST", "/touchpoints", "views:log"),
    ("POST", "/notes", "views:note"),
    ("POST", "/hook", "views:set_hook"),
    ("POST", "/stage", "views:move"),
    ("POST", "/closing", "views:close"),
    ("POST", "/parking", "views:park"),
    ("POST", "/reopening", "views:reopen"),
    ("POST", "/do-not-contact", "views:mark"),
    ("POST", "/follow-ups", "views:plan"),
    ("POST", "/waiting", "views:wait"),
)
