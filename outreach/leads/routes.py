"""The addresses of the leads. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("leads", __name__)
add_views(
    blueprint,
    ("GET", "/leads", "listing:index"),
    ("POST", "/leads", "editing:create"),
    ("GET", "/leads/filters", "listing:filters"),
    ("GET", "/leads/line", "editing:line"),
    ("GET", "/leads/new", "editing:new"),
    ("GET POST", "/leads/<int:lead_id>/edit", "editing:edit"),
    ("GET", "/board", "board_page:board"),
    ("GET", "/leads/<int:lead_id>/move", "board_page:ask_move"),
    ("POST", "/leads/<int:lead_id>/move", "board_page:move"),
    ("POST", "/board/moves/<int:event_id>/undo", "board_page:undo_move"),
    ("GET", "/leads/<int:lead_id>/forgetting", "forgetting_page:ask_forget"),
    ("POST", "/leads/<int:lead_id>/forgetting", "forgetting_page:forget"),
)
