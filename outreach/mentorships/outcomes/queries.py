"""Reading what came of a mentorship."""

from sqlalchemy import Select, or_, select

from outreach.models import AdviceVerdict, ItemKind, MeetingItem, Mentorship, Outcome


def outcomes(mentorship: Mentorship) -> Select[Outcome]:
    """Everything that came of a mentorship, the latest first."""
    mine = select(Outcome).where(Outcome.owner_id == mentorship.owner_id, Outcome.mentorship_id == mentorship.id)
    return mine.order_by(Outcome.on_day.desc(), Outcome.id.desc())


def tried_advice(mentorship: Mentorship, chosen: int | None = None) -> Select[MeetingItem]:
    """Advice that was tried, and the one that was chosen before, whatever became of it; the latest first."""
    mine = select(MeetingItem).where(
        MeetingItem.owner_id == mentorship.owner_id,
        MeetingItem.mentorship_id == mentorship.id,
        MeetingItem.kind == ItemKind.ADVICE,
        or_(MeetingItem.advice_verdict == AdviceVerdict.TRIED, MeetingItem.id == chosen),
    )
    return mine.order_by(MeetingItem.id.desc())


def advice_named(mentorship: Mentorship) -> Select[int, str]:
    """Number and words of every advice that something is owed to."""
    owed = select(Outcome.advice_id).where(
        Outcome.owner_id == mentorship.owner_id, Outcome.mentorship_id == mentorship.id
    )
    return select(MeetingItem.id, MeetingItem.text).where(
        MeetingItem.owner_id == mentorship.owner_id, MeetingItem.id.in_(owed)
    )
