"""What is due: each list is bounded, and reads columns of an index, never a whole table."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, func, literal_column, or_, select, union_all

from outreach.models import Account, FollowUp, Lead, Moment, Stage, StepKind

Line = Select[*tuple[Any, ...]]
PERSON = (
    Lead.id.label("lead_id"), Lead.name, Lead.email, Lead.linkedin, Lead.company, Lead.title, Lead.stage,
    Lead.last_touch_at,
)  # fmt: skip
STEP = (
    FollowUp.id.label("step_id"), FollowUp.kind, FollowUp.due_on, FollowUp.due_at, FollowUp.channel, FollowUp.text,
    Lead.parked_until, Lead.closed_at,
)  # fmt: skip
ANSWERED = (Stage.REPLIED, Stage.MET, Stage.ONGOING)
LATEST = 200
COUNTED = 1000


def late(owner: Account, today: date) -> Line:
    """Steps of days that have passed, the oldest first."""
    return _steps(owner, FollowUp.due_on < today, FollowUp.kind != StepKind.PARK)


def due(owner: Account, today: date) -> Line:
    """Steps of today: appointments by their hour, then the rest."""
    chosen = _steps(owner, FollowUp.due_on == today, FollowUp.kind != StepKind.PARK)
    first = case((FollowUp.due_at.is_(None), 1), else_=0)
    return chosen.order_by(None).order_by(first, FollowUp.due_at, FollowUp.id)


def coming(owner: Account, today: date, days: int = 7) -> Line:
    """Steps of the next days."""
    until = today + timedelta(days=days)
    return _steps(owner, FollowUp.due_on > today, FollowUp.due_on <= until)


def to_park(owner: Account, today: date) -> Line:
    """People whom the cadence proposes to leave alone."""
    return _steps(owner, FollowUp.due_on <= today, FollowUp.kind == StepKind.PARK)


def silent(owner: Account, since: datetime) -> Line:
    """Unanswered people whose last contact is before `since` and for whom nothing is planned, the latest first."""
    planned = select(literal_column("1")).where(FollowUp.lead_id == Lead.id, FollowUp.ended.is_(False)).exists()
    return (
        select(*PERSON)
        .where(
            Lead.owner_id == owner.id,
            Lead.stage == Stage.CONTACTED,
            Lead.last_touch_at < since,
            Lead.closing.is_(None),
            Lead.do_not_contact_at.is_(None),
            ~planned,
        )
        .order_by(Lead.last_touch_at.desc(), Lead.id.desc())
    )


def without_hook(owner: Account) -> Line:
    """Prospects of whom it is not said what makes them interesting, the latest first."""
    return (
        select(*PERSON)
        .where(
            Lead.owner_id == owner.id,
            Lead.stage == Stage.PROSPECT,
            Lead.last_touch_at.is_(None),
            Lead.hook == "",
            Lead.closing.is_(None),
            Lead.do_not_contact_at.is_(None),
        )
        .order_by(Lead.id.desc())
    )


def answer_times(owner: Account) -> Select[*tuple[Any, ...]]:
    """First contact and answer of the people who answered, among the latest 200 of each stage.

    Cut before it is looked at who answered me: a search for 200 answers might go through everybody.
    """
    latest = [
        select(Lead.first_outgoing_at, Lead.replied_at)
        .where(Lead.owner_id == owner.id, Lead.stage == stage)
        .order_by(Lead.last_touch_at.desc(), Lead.id.desc())
        .limit(LATEST)
        .subquery()
        for stage in ANSWERED
    ]
    people = union_all(*(select(part) for part in latest)).subquery()
    first, answered = people.c.first_outgoing_at, people.c.replied_at
    return select(first, answered).where(first.is_not(None), answered >= first)


def first_contacts_since(owner: Account, monday: date) -> Select[int]:
    """How many people were contacted for the first time since that day."""
    start = Moment.of_day(monday, owner.zone).at
    return select(func.count()).where(Lead.owner_id == owner.id, Lead.contacted_at >= start)


def ever_reached(owner: Account) -> Select[int, int, int, int]:
    """How many people ever reached each stage, contacted to ongoing."""
    reached = (
        func.count(Lead.contacted_at),
        func.count(Lead.replied_at),
        func.count(Lead.met_at),
        func.count(Lead.ongoing_at),
    )
    return select(*reached).where(Lead.owner_id == owner.id, Lead.contacted_at.is_not(None))


def contacted_until(owner: Account, instant: datetime) -> Select[int]:
    """How many people were first contacted at `instant` or before."""
    return select(func.count(Lead.contacted_at)).where(Lead.owner_id == owner.id, Lead.contacted_at <= instant)


def ongoing(owner: Account, at: datetime) -> Select[int]:
    """How many relationships are ongoing just before an instant."""
    query = select(func.count(Lead.ongoing_at)).where(Lead.owner_id == owner.id, Lead.contacted_at.is_not(None))
    return query.where(Lead.ongoing_at < at, or_(Lead.closed_at.is_(None), Lead.closed_at >= at))


def stayed(owner: Account, until: datetime) -> Line:
    """First contact and beginning of the relationships with people first contacted until an instant."""
    chosen = select(Lead.contacted_at, Lead.ongoing_at)
    return chosen.where(Lead.owner_id == owner.id, Lead.contacted_at <= until, Lead.ongoing_at.is_not(None))


def next_due(owner: Account, today: date) -> Select[date]:
    """The day of the next step after today."""
    return (
        select(FollowUp.due_on)
        .where(FollowUp.owner_id == owner.id, FollowUp.ended.is_(False), FollowUp.due_on > today)
        .order_by(FollowUp.due_on)
        .limit(1)
    )


def counted(chosen: Line, most: int = COUNTED) -> Select[int]:
    """How many rows a list has, counted up to `most`."""
    rows = chosen.with_only_columns(literal_column("1")).order_by(None).limit(most).subquery()
    return select(func.count()).select_from(rows)


def waiting(owner: Account, today: date, most: int = COUNTED) -> Select[int]:
    """How many steps are due, for the number beside Today."""
    return _waiting(owner.id, today, most)


@lru_cache(200)
def _waiting(owner_id: int, today: date, most: int) -> Select[int]:
    # Asked for on every page: a statement that was executed before is executed in half the time.
    steps = FollowUp.__table__.c
    due: Select[int] = select(literal_column("1", Integer))
    due = due.where(steps.owner_id == owner_id, steps.ended.is_(False), steps.due_on <= today)
    return select(func.count()).select_from(due.limit(most).subquery())


def _steps(owner: Account, *conditions: ColumnElement[bool]) -> Line:
    return (
        select(*STEP, *PERSON)
        .select_from(FollowUp)
        .join(Lead, Lead.id == FollowUp.lead_id)
        .where(FollowUp.owner_id == owner.id, FollowUp.ended.is_(False), *conditions)
        .order_by(FollowUp.due_on, FollowUp.due_at, FollowUp.id)
    )
