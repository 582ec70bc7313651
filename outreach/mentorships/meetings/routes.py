"""The addresses of the room. Each view stands with the page it belongs to."""

from flask import Blueprint

from outreach.mentorships.meetings import ending_page, index_page, item_page, meeting_page, writing_page

blueprint = Blueprint("meetings", __name__)

ALL = "/mentorships/<int:mentorship_id>/meetings"
ONE, LINE = "/meetings/<int:meeting_id>", "/meeting-items/<int:item_id>"

blueprint.add_url_rule(ALL, "index", index_page.index)
blueprint.add_url_rule(ALL, "plan", index_page.plan, methods=["POST"])
blueprint.add_url_rule(f"{ALL}/items", "wait", index_page.wait, methods=["POST"])
blueprint.add_url_rule(f"{ALL}/help", "log_help", index_page.log_help, methods=["POST"])
blueprint.add_url_rule("/help/<int:help_id>/removal", "remove_help", index_page.remove_help, methods=["POST"])
blueprint.add_url_rule(ONE, "show", meeting_page.show)
blueprint.add_url_rule(f"{ONE}/plan", "change", meeting_page.change, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/items", "add", meeting_page.add, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/carrying", "carry", meeting_page.carry, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/notes", "notes", writing_page.notes, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/context", "context", writing_page.context, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/ahead", "ahead", writing_page.ahead)
blueprint.add_url_rule(f"{ONE}/ahead", "send", writing_page.send, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/holding", "hold", ending_page.hold, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/cancelling", "cancel", ending_page.cancel, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/reopening", "take_up_again", ending_page.take_up_again, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/thanks", "thank", ending_page.thank, methods=["POST"])
blueprint.add_url_rule(f"{ONE}/next", "plan_next", ending_page.plan_next, methods=["POST"])
blueprint.add_url_rule(LINE, "edit", item_page.edit, methods=["GET", "POST"])
blueprint.add_url_rule(f"{LINE}/done", "tick", item_page.tick, methods=["POST"])
blueprint.add_url_rule(f"{LINE}/verdict", "judge", item_page.judge, methods=["POST"])
blueprint.add_url_rule(f"{LINE}/place", "move", item_page.move, methods=["POST"])
blueprint.add_url_rule(f"{LINE}/waiting", "put_back", item_page.put_back, methods=["POST"])
blueprint.add_url_rule(f"{LINE}/removal", "remove", item_page.remove, methods=["POST"])
