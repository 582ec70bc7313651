"""What came of the mentorships: goals, hours, advice, pulse, outcomes, and which ways led to those that lasted."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard import published_words
from outreach.dashboard import words as figure_words
from outreach.dashboard.fruits import beside, downloads, drawing, words
from outreach.dashboard.fruits.results import Fruits, fruits
from outreach.dashboard.keeping import kept
from outreach.extensions import db
from outreach.mentorships.check_ins.drawing import over_months
from outreach.mentorships.words import hours_words
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@kept
def index() -> ResponseReturnValue:
    """All of it on one page."""
    found = _found()
    return render_template(
        "fruits/index.html",
        found=found,
        pictures={"pulse": beside.pulse(found), "outcomes": beside.outcomes(found)},
        words=words,
        hours_words=hours_words,
        over_months=over_months,
        telling=published_words,
        drawing=drawing,
        interval=figure_words.interval,
        as_of=figure_words.as_of(found.as_of),
        tables=request.args.get("view") == "table",
    )


@access(SIGNED_IN)
def download(name: str) -> Response:
    """One of the pictures as a file."""
    if name not in downloads.SHEETS:
        abort(404)
    found = _found()
    return attached(downloads.sheet(name, found), f"fruits-{name}", found.as_of)


def _found() -> Fruits:
    owner = current_owner()
    return fruits(db.session(), owner, clock.today(owner.zone))
