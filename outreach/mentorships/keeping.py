"""After the end: when the two were last in touch, and until when a silence is fine."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased

from outreach.mentorships.queries import NAME
from outreach.models import Account, FollowUp, HelpEntry, Lead, Meeting, MeetingState, Mentorship, Moment

Rows = Select[*tuple[Any, ...]]
WHO = (
    Mentorship.id.label("mentorship_id"), Mentorship.lead_id, Mentorship.role, Mentorship.began_on,
    Mentorship.ended_on, Mentorship.keep_in_touch_days, Lead.last_touch_at, NAME,
)  # fmt: skip


def contacts(owner: Account) -> Rows:
    """The mentorships of an owner that have ended, the latest end first: who, and when they were last in touch.

    A contact is a touchpoint of the lead, either way; a meeting that was held; help between meetings.
    """
    return (
        select(*WHO, _last(Meeting, Meeting.state == MeetingState.HELD), _last(HelpEntry))
        .select_from(Mentorship)
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
        .where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_not(None))
        .order_by(Mentorship.ended_on.desc(), Mentorship.id.desc())
    )


def to_keep(owner: Account) -> Rows:
    """Those of them whom Today may speak of: nothing goes on with the person, and nothing else is planned."""
    other = aliased(Mentorship)
    goes_on = exists().where(
        other.owner_id == owner.id,
        other.ended_on.is_(None),
        (other.lead_id == Mentorship.lead_id) | (other.lead_id.is_(None) & (other.name == Mentorship.name)),
    )
    return contacts(owner).where(~goes_on, nothing_planned(), Lead.do_not_contact_at.is_(None))


def nothing_planned() -> ColumnElement[bool]:
    """That no next step with the lead of a mentorship is open: the cadence has spoken already."""
    return ~exists().where(FollowUp.lead_id == Mentorship.lead_id, FollowUp.ended.is_(False))


def last_contact(owner: Account, row: Any) -> date:
    """The last day on which one was in touch with the other, of a row of `contacts`; at least that of its end."""
    touched = Moment(row.last_touch_at).local_day(owner.zone) if row.last_touch_at is not None else None
    days = (touched, row.last_meeting, row.last_help_entry, row.ended_on, row.began_on)
    return max(day for day in days if day is not None)


def silence_ends(row: Any, contact: date) -> date:
    """The day on which it is time to write again."""
    return contact + timedelta(days=row.keep_in_touch_days)


def _last(model: type[Meeting] | type[HelpEntry], *more: ColumnElement[bool]) -> Any:
    mine = (model.owner_id == Mentorship.owner_id, model.mentorship_id == Mentorship.id)
    last = select(func.max(model.on_day)).where(*mine, *more).correlate(Mentorship)
    return last.scalar_subquery().label(f"last_{model.__tablename__}")
