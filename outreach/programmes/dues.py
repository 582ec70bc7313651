"""Days of programmes: an application's deadline, an answer that is late, a place without its mentor."""

from datetime import date, timedelta

from flask import url_for

from outreach.extensions import db
from outreach.models import Account, Programme, ProgrammeStatus
from outreach.programmes.queries import UNDER_WAY, waiting
from outreach.text import _, _n
from outreach.web.due import Due
from outreach.web.filters import weekday

BEFORE_DEADLINE = timedelta(days=7)
MATCHED_WITHIN = timedelta(days=30)


def dues(owner: Account, _today: date, until: date) -> list[Due]:
    """What is due on or before `until`."""
    found = [_due(programme, missing) for programme, missing in db.session.execute(waiting(owner, UNDER_WAY))]
    return [due for due in found if due is not None and due.due_on <= until]


def _due(programme: Programme, missing: int) -> Due | None:
    if programme.status is ProgrammeStatus.CONSIDERING and programme.deadline is not None:
        since = _n("%(num)s paper is missing", "%(num)s papers are missing", missing) if missing else ""
        why = _("Apply by %(day)s", day=weekday(programme.deadline))
        return _line(programme, "apply", programme.deadline - BEFORE_DEADLINE, why, since)
    if programme.status is ProgrammeStatus.APPLIED and programme.answer_by is not None:
        return _line(programme, "answer", programme.answer_by, _("Ask what became of the application"))
    if programme.status is ProgrammeStatus.ACCEPTED and programme.decided_on is not None:
        return _line(programme, "match", programme.decided_on + MATCHED_WITHIN, _("Ask who the mentor will be"))
    return None


def _line(programme: Programme, what: str, due_on: date, why: str, since: str = "") -> Due:
    url = url_for("programmes.show", programme_id=programme.id)
    mark = f"programme-{what}-{programme.id}"
    return Due(mark, programme.name, why, due_on, url, _("Open it"), since=since, lead_id=programme.lead_id)
