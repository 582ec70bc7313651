"""What the user says about a lead as a whole: its stage, that it is closed, that nobody may write to it."""

from datetime import date

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Closing, ClosingReason, Lead, Moment, Recorder, Stage, StageEvent
from outreach.models.cadence import PARKED_FOR
from outreach.text import _
from outreach.touchpoints.actions import check_happened
from outreach.web.refusal import Refusal

LONGEST_REASON = 300


def move_lead(owner: Account, lead: Lead, stage: Stage, moment: Moment, why: str = "") -> StageEvent:
    """Set the stage by hand, forward or back. Raises Refusal for a day to come."""
    check_happened(moment, owner)
    return Recorder(db.session(), owner, clock.now()).move(lead, stage, moment, why.strip()[:LONGEST_REASON])


def close_lead(
    owner: Account, lead: Lead, why: ClosingReason, moment: Moment, *, parked_until: date | None = None
) -> Closing:
    """Stop pursuing a lead, perhaps until a day. Raises Refusal for a closing to come, or a day that has passed."""
    check_happened(moment, owner)
    if parked_until is not None and parked_until <= clock.today(owner.zone):
        raise Refusal(_("Parked until a day that has passed. Choose a day after today."), "parked_until")
    return Recorder(db.session(), owner, clock.now()).close(lead, why, moment, parked_until=parked_until)


def park_lead(owner: Account, lead: Lead) -> Closing:
    """Leave somebody who does not answer alone for three months."""
    moment = Moment(clock.now())
    return close_lead(owner, lead, ClosingReason.NO_ANSWER, moment, parked_until=parking_day(owner))


def reopen_lead(owner: Account, lead: Lead) -> None:
    """Pursue a closed lead again."""
    Recorder(db.session(), owner, clock.now()).reopen(lead)


def parking_day(owner: Account) -> date:
    """Until when somebody is parked by default."""
    return clock.today(owner.zone) + PARKED_FOR
