"""The four phases: going on, with or without what is still open, and going back; each step is one more passage."""

from datetime import date

from sqlalchemy import Select, func, select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ChecklistItem, Mentorship, Phase, PhasePassage
from outreach.text import _
from outreach.web.filters import day as printed_day
from outreach.web.mentoring_words import PHASE_LABELS
from outreach.web.refusal import Refusal

FIRST_YEAR = 1970


def passages(mentorship: Mentorship) -> Select[PhasePassage]:
    """When it came into which phase, the first one first; the last is where it stands."""
    chosen = select(PhasePassage).where(
        PhasePassage.owner_id == mentorship.owner_id, PhasePassage.mentorship_id == mentorship.id
    )
    return chosen.order_by(PhasePassage.entered_on, PhasePassage.id)


def enter(owner: Account, mentorship: Mentorship, phase: Phase, on: date) -> PhasePassage:
    """Come into a phase, forward or back, whatever is still open. Raises Refusal."""
    if not mentorship.is_open:
        raise Refusal(_("This mentorship has ended. Reopen it first."))
    if phase is mentorship.phase:
        raise Refusal(_("It stands in “%(phase)s” already.", phase=PHASE_LABELS[phase]))
    check_day(owner, on)
    check_order(mentorship, on)
    left_open = open_points(mentorship, phase) if phase.rank > mentorship.phase.rank else 0
    return add_passage(mentorship, phase, on, left_open)


def add_passage(mentorship: Mentorship, phase: Phase, on: date, left_open: int = 0) -> PhasePassage:
    """Write down that it came into a phase; what the mentorship says of itself goes along."""
    passage = PhasePassage(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, phase=phase, entered_on=on, left_open=left_open
    )
    mentorship.phase = phase
    db.session.add(passage)
    db.session.flush()
    return passage


def open_points(mentorship: Mentorship, before: Phase) -> int:
    """How many points are open in the phases from where it stands to the one before `before`."""
    passed = [phase for phase in Phase if mentorship.phase.rank <= phase.rank < before.rank]
    counted = select(func.count()).where(
        ChecklistItem.owner_id == mentorship.owner_id,
        ChecklistItem.mentorship_id == mentorship.id,
        ChecklistItem.phase.in_(passed),
        ChecklistItem.done_on.is_(None),
    )
    return db.session.scalar(counted) or 0


def last_day(mentorship: Mentorship) -> date:
    """The day on which it came into the phase where it stands."""
    last = passages(mentorship).with_only_columns(func.max(PhasePassage.entered_on)).order_by(None)
    return db.session.scalar(last) or mentorship.began_on


def check_day(owner: Account, day: date, field: str = "on") -> None:
    """Refuse a day to come, and one that nobody can mean. Raises Refusal."""
    if day > clock.today(owner.zone):
        raise Refusal(_("This day is yet to come. Choose today or a day before."), field)
    if day.year < FIRST_YEAR:
        raise Refusal(_("This is before %(year)s. Is the year right?", year=FIRST_YEAR), field)


def check_order(mentorship: Mentorship, day: date, field: str = "on") -> None:
    """Refuse a day before that of the last passage: phases follow each other. Raises Refusal."""
    last = last_day(mentorship)
    if day < last:
        words = {"phase": PHASE_LABELS[mentorship.phase], "day": printed_day(last)}
        raise Refusal(_("“%(phase)s” began on %(day)s. Choose that day or a later one.", **words), field)
