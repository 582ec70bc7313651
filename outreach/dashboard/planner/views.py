"""How many more people to contact: the page and its downloads."""

from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard.frames import briefs
from outreach.dashboard.keeping import kept
from outreach.dashboard.planner import charts, drawing, sheets, when_words, words
from outreach.dashboard.planner.forms import PlanForm, plain
from outreach.dashboard.planner.planning import Answer, answered
from outreach.dashboard.words import as_of
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.headers import draws_charts
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@draws_charts
@kept
def index() -> ResponseReturnValue:
    """How many more people, by when, and where that number comes from."""
    form = _form()
    valid = form.validate()
    found = _answer(form)
    page = render_template(
        "planner/index.html",
        form=form,
        found=found,
        plan=found.plan,
        line=drawing.promise(found.plan),
        address=lambda **changes: _address(**found.asked.args(**changes)),
        words=words,
        when=when_words,
        charts=charts,
        drawing=drawing,
        plain=plain,
        as_of=as_of(found.as_of),
    )
    return page if valid else (page, 422)


@access(SIGNED_IN)
def download(name: str) -> Response:
    """The curve or the history as a file; a question that cannot be read has none."""
    form = _form()
    if name not in sheets.SHEETS or not form.validate():
        abort(404)
    found = _answer(form)
    return attached(sheets.sheet(name, found), f"planner-{name}", found.as_of)


def _address(**args: Any) -> str:
    return url_for("planner.index", **args)


def _form() -> PlanForm:
    return PlanForm(request.args, db.session.scalars(briefs(current_owner().id)).all())


def _answer(form: PlanForm) -> Answer:
    owner = current_owner()
    return answered(db.session(), owner, clock.today(owner.zone), form.question())
