"""A report to hand to someone: one sheet, and nobody's name unless it was asked for."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard import charts, drawing, frames, published_words, words
from outreach.dashboard.cohorts import words as cohort_words
from outreach.dashboard.comparison import words as works_words
from outreach.dashboard.comparison.names import question_name
from outreach.dashboard.keeping import kept
from outreach.dashboard.planner import charts as plan_charts
from outreach.dashboard.planner import drawing as plan_drawing
from outreach.dashboard.planner import words as plan_words
from outreach.dashboard.report import words as said
from outreach.dashboard.report.content import Report, report
from outreach.dashboard.report.forms import PRIVATE, ReportForm
from outreach.dashboard.report.pieces import LABELS
from outreach.dashboard.studies import comparisons
from outreach.dashboard.studies import words as study_words
from outreach.extensions import db
from outreach.leads.queries import tags_of
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """The report with what was ticked; kept like other figures unless it holds a name or words that were typed."""
    private = any(request.args.get(name) for name in PRIVATE)
    answer: ResponseReturnValue = _page() if private else kept(_page)()
    return answer


def _page() -> ResponseReturnValue:
    owner = current_owner()
    briefs, tags = (db.session.scalars(query).all() for query in (frames.briefs(owner.id), tags_of(owner)))
    form = ReportForm(request.args, briefs, tags)
    valid = form.validate()
    told = _report(form)
    page = render_template("report/index.html", form=form, told=told, found=told.found, **_telling(told))
    return page if valid else (page, 422)


def _telling(told: Report) -> dict[str, Any]:
    """What the pieces are drawn and put into words with."""
    return {
        "rows": charts.funnel_rows(told.found, lambda _stage: None),
        "charts": charts,
        "drawing": drawing,
        "words": words,
        "interval": words.interval,
        "said": said,
        "labels": LABELS,
        "cohort_words": cohort_words,
        "plan_charts": plan_charts,
        "plan_drawing": plan_drawing,
        "plan_words": plan_words,
        "works_words": works_words,
        "question_name": question_name,
        "studies": comparisons,
        "study_words": study_words,
        "telling": published_words,
    }


def _report(form: ReportForm) -> Report:
    owner = current_owner()
    return report(db.session(), owner, form.filter(), form.choice(), clock.today(owner.zone))
