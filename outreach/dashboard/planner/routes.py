"""How many more people to contact: the page and its downloads.

What computes is imported when it is asked for: numpy, pandas and scipy take longer to load than the server to start.
"""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard.frames import briefs
from outreach.dashboard.keeping import kept
from outreach.dashboard.planner.forms import PlanForm, plain
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.headers import draws_charts
from outreach.web.owned import current_owner

if TYPE_CHECKING:
    from outreach.dashboard.planner.planning import Answer

blueprint = Blueprint("planner", __name__)


@blueprint.get("/planner")
@access(SIGNED_IN)
@draws_charts
@kept
def index() -> ResponseReturnValue:
    """How many more people, by when, and where that number comes from."""
    from outreach.dashboard.planner import charts, drawing, when_words, words
    from outreach.dashboard.words import as_of

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


@blueprint.get("/planner/<name>.csv")
@access(SIGNED_IN)
def download(name: str) -> Response:
    """The curve or the history as a file; a question that cannot be read has none."""
    from outreach.dashboard.planner import sheets

    form = _form()
    if name not in sheets.SHEETS or not form.validate():
        abort(404)
    found = _answer(form)
    return attached(sheets.sheet(name, found), f"planner-{name}", found.as_of)


def _address(**args: Any) -> str:
    return url_for("planner.index", **args)


def _form() -> PlanForm:
    return PlanForm(request.args, db.session.scalars(briefs(current_owner().id)).all())


def _answer(form: PlanForm) -> "Answer":
    from outreach.dashboard.planner.planning import answered

    owner = current_owner()
    return answered(db.session(), owner, clock.today(owner.zone), form.question())
