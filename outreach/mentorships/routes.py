"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.mentorships import (
    closing_page,
    listing,
    opening_page,
    overview,
    phases_page,
    settings_page,
)

blueprint = Blueprint("mentorships", __name__)
_ONE = "/mentorships/<int:mentorship_id>"
_POINT = f"{_ONE}/checklist/<int:item_id>"

blueprint.add_url_rule("/mentorships", "index", listing.index)
blueprint.add_url_rule("/mentorships", "create", opening_page.create, methods=["POST"])
blueprint.add_url_rule("/mentorships/new", "new", opening_page.new)
blueprint.add_url_rule("/leads/<int:lead_id>/mentorships/new", "of_lead", opening_page.of_lead, methods=["GET", "POST"])
blueprint.add_url_rule(_ONE, "show", overview.show)
blueprint.add_url_rule(f"{_ONE}/settings", "settings", settings_page.settings, methods=["GET", "POST"])
blueprint.add_url_rule(f"{_ONE}/removal", "remove", settings_page.remove, methods=["POST"])
blueprint.add_url_rule(f"{_ONE}/phases", "phases", phases_page.phases)
blueprint.add_url_rule(f"{_ONE}/phase", "enter", phases_page.enter, methods=["POST"])
blueprint.add_url_rule(f"{_ONE}/checklist", "add_point", phases_page.add, methods=["POST"])
blueprint.add_url_rule(f"{_POINT}", "reword_point", phases_page.reword, methods=["POST"])
blueprint.add_url_rule(f"{_POINT}/tick", "tick_point", phases_page.tick, methods=["POST"])
blueprint.add_url_rule(f"{_POINT}/removal", "remove_point", phases_page.remove, methods=["POST"])
blueprint.add_url_rule(f"{_ONE}/closure", "closure", closing_page.closure, methods=["GET", "POST"])
blueprint.add_url_rule(f"{_ONE}/reopening", "reopen", closing_page.reopen, methods=["POST"])
blueprint.add_url_rule(f"{_ONE}/reversal", "reverse", closing_page.reverse, methods=["POST"])
