"""The addresses of the room: the wording, who agreed to it, and the non-disclosure agreement."""

from flask import Blueprint, request
from flask_login import current_user

from outreach.mentorships.agreement.papers import LARGEST, MEGABYTE
from outreach.web.later import add_views, later

blueprint = Blueprint("agreement", __name__, url_prefix="/mentorships/<int:mentorship_id>")
add_views(
    blueprint,
    ("GET", "/agreement", "views:show"),
    ("GET POST", "/agreement/wording", "views:edit"),
    ("GET", "/agreement/changes", "views:compare"),
    ("GET", "/agreement/paper", "views:paper"),
    ("GET", "/agreement.txt", "views:as_file"),
)

answers = Blueprint("answers", __name__, url_prefix="/agreement/<int:version_id>")
add_views(
    answers,
    ("POST", "/yes", "answering:yes"),
    ("POST", "/their-yes", "answering:their_yes"),
    ("POST", "/no", "answering:no"),
)
blueprint.register_blueprint(answers)

nda = Blueprint("nda", __name__, url_prefix="/nda")
add_views(
    nda,
    ("POST", "", "nda:change"),
    ("POST", "/files", "nda:upload"),
    ("GET", "/files/<int:file_id>", "nda:download"),
    ("POST", "/files/<int:file_id>/removal", "nda:remove"),
    ("POST", "/files/<int:file_id>/return", "nda:bring_back"),
)


@nda.url_value_preprocessor
def allow_papers(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Only a signed-in user may send a larger body, and only here. This runs before the token in it is looked for."""
    if endpoint == "agreement.nda.upload" and current_user.is_authenticated:
        request.max_content_length = LARGEST + MEGABYTE


blueprint.register_blueprint(nda)

# What its documents call, in templates.
for _name, _place in {
    "dated": "terms:dated",
    "dated_at": "terms:dated_at",
    "month_words": "terms:month_words",
    "aim_words": "paper:aim_words",
    "agreement_heading": "paper:heading",
}.items():
    blueprint.add_app_template_global(later(f"outreach.mentorships.{_place}"), _name)
