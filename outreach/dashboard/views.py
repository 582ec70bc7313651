"""The funnel page and its downloads."""

from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard import charts, downloads, drawing, slim, words
from outreach.dashboard.asking import funnel_form
from outreach.dashboard.cohorts import drawing as cohort_drawing
from outreach.dashboard.cohorts import shown
from outreach.dashboard.cohorts import words as cohort_words
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.keeping import kept
from outreach.dashboard.links import Links
from outreach.dashboard.results import Figures, figures
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.headers import draws_charts
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@draws_charts
@kept
def funnel() -> ResponseReturnValue:
    """How far everybody got: the funnel, the time it took, and the weeks."""
    form = funnel_form()
    valid = form.validate()
    found = _figures(form.filter())
    view: dict[str, Any] = {"view": "table"} if request.args.get("view") == "table" else {}
    links = Links(found.chosen)
    page = render_template(
        "dashboard/funnel.html",
        form=form,
        found=found,
        tables=bool(view),
        address=lambda **changes: url_for("dashboard.funnel", **{**found.chosen.args(**changes), **view}),
        words=words,
        charts=charts,
        slim=slim,
        drawing=drawing,
        cohorts=shown,
        cohort_words=cohort_words,
        cohort_lines=cohort_drawing.lines(found.cohorts.last(shown.PERIODS)),
        links=links,
        rows=charts.funnel_rows(found, links.reached, links.not_yet),
    )
    return page if valid else (page, 422)


@access(SIGNED_IN)
def download(name: str) -> Response:
    """One of the figures as a file; a filter that cannot be read has none."""
    form = funnel_form()
    if name not in downloads.SHEETS or not form.validate():
        abort(404)
    found = _figures(form.filter())
    return attached(downloads.sheet(name, found), name, found.as_of)


def _figures(chosen: FunnelFilter) -> Figures:
    owner = current_owner()
    return figures(db.session(), owner, chosen, clock.today(owner.zone))
