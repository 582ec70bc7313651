"""The end of a mentorship, and what comes after it: written down once each time, never rewritten."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.phases import add_passage, check_day, check_order, last_day, open_points
from outreach.models import Account, ClosingReason, Closure, Mentorship, Moment, Phase, Role
from outreach.text import _
from outreach.touchpoints.standing import close_lead, reopen_lead
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST = 20_000
USUAL_DAYS = 45


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said at the end; whether the lead counts as ended too, so that the planner looks for somebody else."""

    closed_on: date
    learned_by_me: str = ""
    learned_by_them: str = ""
    thanks: str = ""
    stays: str = ""
    keep_in_touch_days: int = USUAL_DAYS
    lead_too: bool = False


def closures(mentorship: Mentorship) -> Select[Closure]:
    """The ends of a mentorship, the latest first; only the first of them can be in force."""
    chosen = select(Closure).where(Closure.owner_id == mentorship.owner_id, Closure.mentorship_id == mentorship.id)
    return chosen.order_by(Closure.closed_on.desc(), Closure.id.desc())


def close(owner: Account, mentorship: Mentorship, said: Ending) -> Closure:
    """End it. Raises Refusal."""
    if not mentorship.is_open:
        raise Refusal(_("This mentorship has ended already; nothing was changed."))
    check_day(owner, said.closed_on, "closed_on")
    check_order(mentorship, said.closed_on, "closed_on")
    if mentorship.phase is not Phase.CLOSURE:
        add_passage(mentorship, Phase.CLOSURE, said.closed_on, open_points(mentorship, Phase.CLOSURE))
    closure = Closure(
        owner_id=owner.id,
        mentorship_id=mentorship.id,
        closed_on=said.closed_on,
        recorded_at=clock.now(),
        **{name: _text(getattr(said, name), name) for name in ("learned_by_me", "learned_by_them", "thanks", "stays")},
    )
    mentorship.ended_on, mentorship.keep_in_touch_days = said.closed_on, said.keep_in_touch_days
    db.session.add(closure)
    db.session.flush()
    if said.lead_too and may_end_lead(mentorship):
        assert mentorship.lead is not None
        close_lead(owner, mentorship.lead, ClosingReason.ENDED, Moment.of_day(said.closed_on, owner.zone))
    return closure


def reopen(owner: Account, mentorship: Mentorship) -> None:
    """Take it up again, where it is worked; its end stays written. Raises Refusal."""
    if mentorship.is_open:
        raise Refusal(_("This mentorship goes on; nothing was changed."))
    today = clock.today(owner.zone)
    for closure in db.session.scalars(closures(mentorship).where(Closure.reopened_on.is_(None))):
        closure.reopened_on = max(today, closure.closed_on)
    mentorship.ended_on = None
    add_passage(mentorship, Phase.ENABLING, max(today, last_day(mentorship)))
    lead = mentorship.lead
    if lead is not None and lead.closing is ClosingReason.ENDED and mentorship.role is Role.MENTEE:
        reopen_lead(owner, lead)


def may_end_lead(mentorship: Mentorship) -> bool:
    """Whether the lead may be closed with it: still pursued, and mentored by in no other mentorship that goes on."""
    lead = mentorship.lead
    if lead is None or lead.closing is not None or mentorship.role is not Role.MENTEE:
        return False
    others = select(Mentorship.id).where(
        Mentorship.owner_id == mentorship.owner_id,
        Mentorship.lead_id == lead.id,
        Mentorship.id != mentorship.id,
        Mentorship.ended_on.is_(None),
    )
    return db.session.scalar(others.limit(1)) is None


def _text(text: str, field: str) -> str:
    text = plain(text)
    if len(text) > LONGEST:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST), field)
    return text
