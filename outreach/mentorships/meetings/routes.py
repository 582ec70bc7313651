"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("meetings", __name__)
add_views(
    blueprint,
    ("GET", "/mentorships/<int:mentorship_id>/meetings", "index_page:index"),
    ("POST", "/mentorships/<int:mentorship_id>/meetings", "index_page:plan"),
    ("POST", "/mentorships/<int:mentorship_id>/meetings/items", "index_page:wait"),
    ("POST", "/mentorships/<int:mentorship_id>/meetings/help", "index_page:log_help"),
    ("POST", "/help/<int:help_id>/removal", "index_page:remove_help"),
    ("GET", "/meetings/<int:meeting_id>", "meeting_page:show"),
    ("POST", "/meetings/<int:meeting_id>/plan", "meeting_page:change"),
    ("POST", "/meetings/<int:meeting_id>/items", "meeting_page:add"),
    ("POST", "/meetings/<int:meeting_id>/carrying", "meeting_page:carry"),
    ("POST", "/meetings/<int:meeting_id>/notes", "writing_page:notes"),
    ("POST", "/meetings/<int:meeting_id>/context", "writing_page:context"),
    ("GET", "/meetings/<int:meeting_id>/ahead", "writing_page:ahead"),
    ("POST", "/meetings/<int:meeting_id>/ahead", "writing_page:send"),
    ("POST", "/meetings/<int:meeting_id>/holding", "ending_page:hold"),
    ("POST", "/meetings/<int:meeting_id>/cancelling", "ending_page:cancel"),
    ("POST", "/meetings/<int:meeting_id>/reopening", "ending_page:take_up_again"),
    ("POST", "/meetings/<int:meeting_id>/thanks", "ending_page:thank"),
    ("POST", "/meetings/<int:meeting_id>/next", "ending_page:plan_next"),
    ("GET POST", "/meeting-items/<int:item_id>", "item_page:edit"),
    ("POST", "/meeting-items/<int:item_id>/done", "item_page:tick"),
    ("POST", "/meeting-items/<int:item_id>/verdict", "item_page:judge"),
    ("POST", "/meeting-items/<int:item_id>/place", "item_page:move"),
    ("POST", "/meeting-items/<int:item_id>/waiting", "item_page:put_back"),
    ("POST", "/meeting-items/<int:item_id>/removal", "item_page:remove"),
)
