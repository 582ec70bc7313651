"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.leads import board_page, editing, forgetting_page, listing

blueprint = Blueprint("leads", __name__)

blueprint.add_url_rule("/leads", "index", listing.index)
blueprint.add_url_rule("/leads", "create", editing.create, methods=["POST"])
blueprint.add_url_rule("/leads/filters", "filters", listing.ask)
blueprint.add_url_rule("/leads/line", "line", editing.line)
blueprint.add_url_rule("/leads/new", "new", editing.new)
blueprint.add_url_rule("/leads/<int:lead_id>/edit", "edit", editing.edit, methods=["GET", "POST"])
blueprint.add_url_rule("/board", "board", board_page.show)
blueprint.add_url_rule("/leads/<int:lead_id>/move", "ask_move", board_page.ask)
blueprint.add_url_rule("/leads/<int:lead_id>/move", "move", board_page.move, methods=["POST"])
blueprint.add_url_rule("/board/moves/<int:event_id>/undo", "undo_move", board_page.undo_move, methods=["POST"])
blueprint.add_url_rule("/leads/<int:lead_id>/forgetting", "ask_forget", forgetting_page.ask)
blueprint.add_url_rule("/leads/<int:lead_id>/forgetting", "forget", forgetting_page.do, methods=["POST"])
