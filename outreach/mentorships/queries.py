"""Reading mentorships: all of an owner, what is agreed, how many hours there were."""

from sqlalchemy import ColumnElement, Select, func, select

from outreach.extensions import db
from outreach.models import (
    Account,
    AgreementVersion,
    Lead,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    VersionState,
)

NAME: ColumnElement[str] = func.coalesce(
    func.nullif(Lead.name, ""), func.nullif(Lead.email, ""), func.nullif(Lead.linkedin, ""), Mentorship.name
).label("name")
"""What to call the person on the other side, where no row is loaded; needs an outer join with Lead."""


def mentorships(owner: Account) -> Select[Mentorship]:
    """All mentorships of an account, those that go on first, the latest first among each."""
    ended = Mentorship.ended_on.is_not(None)
    chosen = select(Mentorship).where(Mentorship.owner_id == owner.id)
    return chosen.order_by(ended, Mentorship.ended_on.desc(), Mentorship.began_on.desc(), Mentorship.id.desc())


def with_lead(lead: Lead) -> Select[Mentorship]:
    """The mentorships with one lead, in either role, those that go on first."""
    chosen = select(Mentorship).where(Mentorship.owner_id == lead.owner_id, Mentorship.lead_id == lead.id)
    return chosen.order_by(Mentorship.ended_on.is_not(None), Mentorship.began_on, Mentorship.id)


def terms_of(mentorship: Mentorship) -> Select[AgreementVersion]:
    """The wording of the agreement that is in force; the latest, should there be two."""
    return (
        select(AgreementVersion)
        .where(
            AgreementVersion.owner_id == mentorship.owner_id,
            AgreementVersion.mentorship_id == mentorship.id,
            AgreementVersion.state == VersionState.CURRENT,
        )
        .order_by(AgreementVersion.number.desc())
        .limit(1)
    )


def terms(mentorship: Mentorship) -> AgreementVersion | None:
    """What the two agreed on; None while nothing is in force."""
    return db.session.scalar(terms_of(mentorship))


def last_place(mentorship: Mentorship) -> int:
    """The place of the last line that was written for its meetings; 0 before the first."""
    places = select(func.max(MeetingItem.position)).where(
        MeetingItem.owner_id == mentorship.owner_id, MeetingItem.mentorship_id == mentorship.id
    )
    return db.session.scalar(places) or 0


def minutes_of(mentorship: Mentorship) -> Select[int | None]:
    """The minutes of the meetings that were held: what counts towards the minimum that was agreed."""
    return select(func.sum(Meeting.minutes)).where(
        Meeting.owner_id == mentorship.owner_id,
        Meeting.mentorship_id == mentorship.id,
        Meeting.state == MeetingState.HELD,
    )


def minutes_held(mentorship: Mentorship) -> int:
    """How many minutes the two have talked so far."""
    return int(db.session.scalar(minutes_of(mentorship)) or 0)
