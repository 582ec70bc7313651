"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("mentorships", __name__)
add_views(
    blueprint,
    ("GET", "/mentorships", "listing:index"),
    ("POST", "/mentorships", "opening_page:create"),
    ("GET", "/mentorships/new", "opening_page:new"),
    ("GET POST", "/leads/<int:lead_id>/mentorships/new", "opening_page:of_lead"),
    ("GET", "/mentorships/<int:mentorship_id>", "overview:show"),
    ("GET POST", "/mentorships/<int:mentorship_id>/settings", "settings_page:settings"),
    ("POST", "/mentorships/<int:mentorship_id>/removal", "settings_page:remove"),
    ("GET", "/mentorships/<int:mentorship_id>/phases", "phases_page:phases"),
    ("POST", "/mentorships/<int:mentorship_id>/phase", "phases_page:enter"),
    ("POST", "/mentorships/<int:mentorship_id>/checklist", "phases_page:add_point"),
    ("POST", "/mentorships/<int:mentorship_id>/checklist/<int:item_id>", "phases_page:reword_point"),
    ("POST", "/mentorships/<int:mentorship_id>/checklist/<int:item_id>/tick", "phases_page:tick_point"),
    ("POST", "/mentorships/<int:mentorship_id>/checklist/<int:item_id>/removal", "phases_page:remove_point"),
    ("GET POST", "/mentorships/<int:mentorship_id>/closure", "closing_page:closure"),
    ("POST", "/mentorships/<int:mentorship_id>/reopening", "closing_page:reopen"),
    ("POST", "/mentorships/<int:mentorship_id>/reversal", "closing_page:reverse"),
)
