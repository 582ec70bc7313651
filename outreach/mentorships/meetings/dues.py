"""What the meetings of all mentorships ask for, for Today: two questions, and nothing for who has none.

Thanks are asked for here only where there is no lead: where there is one, the held meeting stands in its history, and
the lead's own rule asks. Like that rule, this one asks for the last talk alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from flask import url_for
from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from outreach.extensions import db
from outreach.mentorships.meetings.words import WORDS
from outreach.mentorships.queries import NAME
from outreach.models import (
    Account,
    AdviceVerdict,
    AgreementVersion,
    ItemKind,
    Lead,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Party,
    Role,
    VersionState,
)
from outreach.text import _
from outreach.web.due import Due

ONE_DAY = timedelta(days=1)
PREPARE_BEFORE = timedelta(days=2)
FIRST_WITHIN = timedelta(days=7)
LONGEST_WHY = 120
Rows = Select[*tuple[Any, ...]]
WHO = (Mentorship.id.label("mentorship_id"), Mentorship.role, Mentorship.lead_id, Mentorship.began_on, NAME)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """Everything due on or before `until`, late ones too, by day."""
    found = [*_of_meetings(owner, today), *_of_items(owner, until)]
    return sorted((due for due in found if due.due_on <= until), key=lambda due: (due.due_on, due.mark))


@dataclass(frozen=True, slots=True)
class _Teller:
    """What one meeting asks for, as of a day."""

    row: Any
    today: date

    def lines(self) -> Iterator[Due]:
        row = self.row
        if row.state is MeetingState.HELD:
            yield self._thanks()
        elif row.on_day < self.today:
            yield self._due("tell", row.on_day + ONE_DAY, _("Say how the meeting went"), _("Say it"))
        else:
            if row.sent_on is None and row.on_day > self.today:
                why = _("Prepare the meeting")
                yield self._due("prepare", row.on_day - PREPARE_BEFORE, why, _("Prepare"))
            yield self._due("meeting", row.on_day, _("Meeting"), _("Open it"), due_at=row.at)

    def _thanks(self) -> Due:
        why = _("Say thank you for the meeting")
        if self.row.role is Role.MENTOR:
            why = _("Write a line after the meeting")
        thank = url_for("meetings.thank", meeting_id=self.row.meeting_id)
        return self._due("thanks", self.row.on_day + ONE_DAY, why, _("Open it"), done_url=thank)

    def _due(self, what: str, day: date, why: str, act: str, **more: Any) -> Due:
        # The day belongs to the mark: a meeting that moves is spoken of anew.
        mark = f"{what}-{self.row.meeting_id}-{self.row.on_day.isoformat()}"
        url = url_for("meetings.show", meeting_id=self.row.meeting_id)
        return Due(mark, self.row.name, why, day, url, act, lead_id=self.row.lead_id, **more)


def _of_meetings(owner: Account, today: date) -> Iterator[Due]:
    rows = db.session.execute(_meetings(owner)).all()
    for _number, group in groupby(rows, key=lambda row: row.mentorship_id):
        of_one = list(group)
        for row in of_one:
            if row.meeting_id is not None:
                yield from _Teller(row, today).lines()
        if not any(row.state is MeetingState.PLANNED for row in of_one):
            yield from _nothing_planned(of_one[0], today)


def _nothing_planned(row: Any, today: date) -> Iterator[Due]:
    if row.agreed_until is not None and row.agreed_until < today:
        return  # the time that was agreed on is over
    last = row.last_day
    day, why = row.began_on + FIRST_WITHIN, _("Plan the first meeting")
    if last is not None:
        day, why = last + ONE_DAY, _("Plan the next meeting")
    url = url_for("meetings.index", mentorship_id=row.mentorship_id, _anchor="plan")
    mark = f"next-{row.mentorship_id}-{day.isoformat()}"
    yield Due(mark, row.name, why, day, url, _("Plan it"), lead_id=row.lead_id)


def _of_items(owner: Account, until: date) -> Iterator[Due]:
    for row in db.session.execute(_items(owner, until)):
        url = url_for("meetings.edit", item_id=row.item_id)
        mark = f"{row.kind.value}-{row.item_id}-{row.due_on.isoformat()}"
        said = row.text if len(row.text) <= LONGEST_WHY else f"{row.text[:LONGEST_WHY]}…"
        if row.kind is ItemKind.ACTION:
            done = url_for("meetings.tick", item_id=row.item_id)
            yield Due(mark, row.name, said, row.due_on, url, _("Open it"), done_url=done, lead_id=row.lead_id)
        else:
            why = str(WORDS[row.role].advice_due)
            yield Due(mark, row.name, why, row.due_on, url, _("Open it"), since=said, lead_id=row.lead_id)


def _meetings(owner: Account) -> Rows:
    """The open mentorships of an owner, each with its meetings that are planned or wait for thanks, if any."""
    other = aliased(Meeting)
    last_day = select(func.max(other.on_day)).where(
        other.owner_id == owner.id, other.mentorship_id == Mentorship.id, other.state != MeetingState.PLANNED
    )
    agreed_until = select(func.max(AgreementVersion.period_until)).where(
        AgreementVersion.owner_id == owner.id,
        AgreementVersion.mentorship_id == Mentorship.id,
        AgreementVersion.state == VersionState.CURRENT,
    )
    last_held = select(func.max(other.on_day)).where(
        other.owner_id == owner.id, other.mentorship_id == Mentorship.id, other.state == MeetingState.HELD
    )
    owes_thanks = and_(
        Meeting.state == MeetingState.HELD,
        Meeting.thanked_on.is_(None),
        Mentorship.lead_id.is_(None),
        Meeting.on_day == last_held.correlate(Mentorship).scalar_subquery(),
    )
    asks = or_(Meeting.state == MeetingState.PLANNED, owes_thanks)
    mine = and_(Meeting.owner_id == owner.id, Meeting.mentorship_id == Mentorship.id, asks)
    columns = (
        Meeting.id.label("meeting_id"), Meeting.state, Meeting.on_day, Meeting.at, Meeting.sent_on,
        last_day.scalar_subquery().label("last_day"), agreed_until.scalar_subquery().label("agreed_until"),
    )  # fmt: skip
    return (
        select(*WHO, *columns)
        .select_from(Mentorship)
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .outerjoin(Meeting, mine)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))
        .order_by(Mentorship.id, Meeting.on_day, Meeting.id)
    )


def _items(owner: Account, until: date) -> Rows:
    """My open actions, and advice that nobody has said anything of, due by a day."""
    mine = and_(MeetingItem.kind == ItemKind.ACTION, MeetingItem.who == Party.ME, MeetingItem.done_on.is_(None))
    unsaid = or_(MeetingItem.advice_verdict.is_(None), MeetingItem.advice_verdict == AdviceVerdict.NOT_YET)
    untried = and_(MeetingItem.kind == ItemKind.ADVICE, unsaid)
    first = case((MeetingItem.kind == ItemKind.ACTION, 0), else_=1)
    return (
        select(*WHO, MeetingItem.id.label("item_id"), MeetingItem.kind, MeetingItem.text, MeetingItem.due_on)
        .select_from(Mentorship)
        .join(MeetingItem, and_(MeetingItem.owner_id == owner.id, MeetingItem.mentorship_id == Mentorship.id))
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))
        .where(MeetingItem.due_on <= until, or_(mine, untried))
        .order_by(MeetingItem.due_on, first, MeetingItem.id)
    )
