"""What a mentorship as a whole tells Today: it stands still, its time is nearly over, or it is over and silent."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.mentorships import keeping
from outreach.models import (
    Account,
    AgreementVersion,
    ChecklistItem,
    Lead,
    Meeting,
    MeetingState,
    Mentorship,
    Moment,
    Phase,
    PhasePassage,
    Role,
    VersionState,
)
from outreach.text import _, _n
from outreach.web.due import Due
from outreach.web.filters import weekday

STILL_AFTER = timedelta(days=14)
RENEW_BEFORE = timedelta(days=30)
BEFORE_GROWTH = (Phase.PREPARATION, Phase.NEGOTIATION)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """Everything due on or before `until`, late ones too, by day."""
    found = [*_of_open(owner, today), *_of_ended(owner, today)]
    return sorted((due for due in found if due.due_on <= until), key=lambda due: (due.due_on, due.mark))


def _of_open(owner: Account, today: date) -> Iterator[Due]:
    for row in db.session.execute(_open(owner)):
        if row.period_until is not None:
            yield _renewal(row, today)
        if row.phase in BEFORE_GROWTH and not row.meeting_ahead and not row.step_ahead:
            yield _standing_still(owner, row, today)


def _of_ended(owner: Account, today: date) -> Iterator[Due]:
    spoken_of = set[tuple[int | None, str]]()
    for row in db.session.execute(keeping.to_keep(owner)):
        # Of several ends with one person the latest counts.
        if (row.lead_id, row.name) not in spoken_of:
            spoken_of.add((row.lead_id, row.name))
            yield _keep_in_touch(owner, row, today)


def _renewal(row: Any, today: date) -> Due:
    """Shown as due from thirty days before the end, and as late only when the period is over."""
    ends: date = row.period_until
    due_on = ends if ends < today else max(ends - RENEW_BEFORE, today)
    since = _("the agreed period ends on %(day)s", day=weekday(ends))
    if ends < today:
        since = _("the agreed period ended on %(day)s", day=weekday(ends))
    return _line(row, f"renew-{row.mentorship_id}-{ends}", _("Renew it, or close it"), due_on, since)


def _standing_still(owner: Account, row: Any, today: date) -> Due:
    touched = Moment(row.last_touch_at).local_day(owner.zone) if row.last_touch_at is not None else None
    told = (touched, row.entered_on, row.ticked_on, row.talked_on, row.began_on)
    last = max(day for day in told if day is not None)
    why = _("Preparation stands still") if row.phase is Phase.PREPARATION else _("Negotiation stands still")
    days = (today - last).days
    since = _n("nothing for %(num)s day", "nothing for %(num)s days", days) if days > 0 else ""
    return _line(row, f"still-{row.mentorship_id}-{last}", why, last + STILL_AFTER, since)


def _line(row: Any, mark: str, why: str, due_on: date, since: str) -> Due:
    url = url_for("mentorships.phases", mentorship_id=row.mentorship_id)
    return Due(mark, row.name, why, due_on, url, _("See it"), since=since, lead_id=row.lead_id)


def _keep_in_touch(owner: Account, row: Any, today: date) -> Due:
    contact = keeping.last_contact(owner, row)
    why = _("Keep in touch with your mentor of then")
    if row.role is Role.MENTOR:
        why = _("Keep in touch with whom you mentored")
    return Due(
        mark=f"keep-{row.mentorship_id}-{contact}",
        name=row.name,
        why=why,
        due_on=keeping.silence_ends(row, contact),
        url=url_for("mentorships.show", mentorship_id=row.mentorship_id),
        act=_("See it"),
        since=_n("silent for %(num)s day", "silent for %(num)s days", (today - contact).days),
        lead_id=row.lead_id,
    )


def _open(owner: Account) -> keeping.Rows:
    """Mentorships that go on: the end of what was agreed, and the last that happened in them."""
    return (
        select(
            *keeping.WHO,
            Mentorship.phase,
            _of(func.max(AgreementVersion.period_until), AgreementVersion, "period_until",
                AgreementVersion.state == VersionState.CURRENT),
            _of(func.max(PhasePassage.entered_on), PhasePassage, "entered_on"),
            _of(func.max(ChecklistItem.done_on), ChecklistItem, "ticked_on"),
            _of(func.max(Meeting.on_day), Meeting, "talked_on", Meeting.state == MeetingState.HELD),
            _of(func.count(), Meeting, "meeting_ahead", Meeting.state == MeetingState.PLANNED),
            (~keeping.nothing_planned()).label("step_ahead"),
        )
        .select_from(Mentorship)
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))
        .order_by(Mentorship.id)
    )  # fmt: skip


def _of(what: Any, model: Any, name: str, *more: Any) -> Any:
    mine = (model.owner_id == Mentorship.owner_id, model.mentorship_id == Mentorship.id)
    return select(what).select_from(model).where(*mine, *more).correlate(Mentorship).scalar_subquery().label(name)
