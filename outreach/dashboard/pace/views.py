"""Pace and habit: the page and its downloads."""

from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard.frames import briefs
from outreach.dashboard.keeping import kept
from outreach.dashboard.pace import charts, day_words, downloads, drawing, words
from outreach.dashboard.pace.forms import WINDOWS, PaceFilter, PaceForm
from outreach.dashboard.pace.results import Habits, habits
from outreach.dashboard.words import interval
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.headers import draws_charts
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@draws_charts
@kept
def index() -> ResponseReturnValue:
    """How steadily the search goes on: weeks, days, promises, messages and weekdays."""
    form = _form()
    valid = form.validate()
    page = _page(form, _habits(form.filter()))
    return page if valid else (page, 422)


@access(SIGNED_IN)
def download(name: str) -> Response:
    """One of the figures as a file; a filter that cannot be read has none."""
    form = _form()
    if name not in downloads.SHEETS or not form.validate():
        abort(404)
    found = _habits(form.filter())
    return attached(downloads.sheet(name, found, current_owner()), name, found.as_of)


def _form() -> PaceForm:
    return PaceForm(request.args, db.session.scalars(briefs(current_owner().id)).all())


def _habits(chosen: PaceFilter) -> Habits:
    owner = current_owner()
    return habits(db.session(), owner, chosen, clock.today(owner.zone))


def _page(form: PaceForm, found: Habits) -> str:
    view: dict[str, Any] = {"view": "table"} if request.args.get("view") == "table" else {}
    return render_template(
        "pace/index.html",
        form=form,
        found=found,
        owner=current_owner(),
        tables=bool(view),
        address=lambda **changes: url_for("pace.index", **{**found.chosen.args(**changes), **view}),
        words=words,
        day_words=day_words,
        charts=charts,
        drawing=drawing,
        interval=interval,
        windows=WINDOWS,
    )
