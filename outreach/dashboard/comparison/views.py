"""What works: which ways of reaching people are answered best, where that can be told."""

from collections.abc import Sequence
from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard import words as figure_words
from outreach.dashboard.asking import funnel_form
from outreach.dashboard.comparison import downloads, rows, words
from outreach.dashboard.comparison.questions import QUESTIONS, Question
from outreach.dashboard.comparison.results import Found, found
from outreach.dashboard.forms import FunnelForm
from outreach.dashboard.keeping import kept
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@kept
def index() -> ResponseReturnValue:
    """Eight questions, each with its answer or with what it would take."""
    form = funnel_form()
    valid = form.validate()
    found = _found(form, QUESTIONS)
    view: dict[str, Any] = {"view": "table"} if request.args.get("view") == "table" else {}
    page = render_template(
        "comparison/page.html",
        form=form,
        found=found,
        tables=bool(view),
        address=lambda **changes: url_for("comparison.index", **{**found.chosen.args(**changes), **view}),
        comparisons=rows.comparisons(found),
        words=figure_words,
        telling=words,
    )
    return page if valid else (page, 422)


@access(SIGNED_IN)
def download(name: str) -> Response:
    """One of the questions as a file; a filter that cannot be read has none."""
    form = funnel_form()
    asked = [question for question in QUESTIONS if question.name == name]
    if not asked or not form.validate():
        abort(404)
    found = _found(form, asked)
    return attached(downloads.sheet(found), f"what-works-{name}", found.as_of)


def _found(form: FunnelForm, asked: Sequence[Question]) -> Found:
    owner = current_owner()
    return found(db.session(), owner, form.filter(), clock.today(owner.zone), asked)
