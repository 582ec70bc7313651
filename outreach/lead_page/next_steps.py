"""What the log box proposes as the next step, before anything is logged."""

from typing import Any

from outreach import clock
from outreach.lead_page.forms import WAITS
from outreach.models import Account, Direction, Kind, Lead, StepKind
from outreach.models.cadence import Contact, propose
from outreach.text import _, _n
from outreach.touchpoints.queries import Entry
from outreach.web.forms import choices_of

WHAT = {
    "out": (Direction.OUT, Kind.MESSAGE),
    "in": (Direction.IN, Kind.MESSAGE),
    "talk": (Direction.OUT, Kind.CALL),
}


def usual_steps(lead: Lead, owner: Account, entries: list[Entry]) -> dict[str, str]:
    """Tab of the log box -> what the cadence would propose if that were logged now, in words."""
    if not lead.may_be_contacted:
        return {}
    now, today = clock.now(), clock.today(owner.zone)
    contacts = [
        Contact(entry.moment.at, entry.moment.local_day(owner.zone), entry.direction, entry.kind)
        for entry in entries
        if entry.direction and entry.kind and entry.voided_at is None
    ]
    found = {}
    for tab, (direction, kind) in WHAT.items():
        now_told = [*contacts, Contact(now, today, direction, kind)]
        proposal = propose(now_told, stage=lead.stage, touch_cap=owner.touch_cap, works_on=owner.works_on)
        if proposal is not None:
            found[tab] = step_in(proposal.kind, (proposal.due_on - today).days)
    return found


def waits() -> list[Any]:
    """What may be chosen instead of the usual step."""
    chosen = {str(days): _n("In %(num)s day", "In %(num)s days", days) for days in WAITS}
    return choices_of({"": _("Next step as usual"), **chosen, "none": _("No next step")})


def step_in(kind: StepKind, days: int) -> str:
    """A step and in how many days it is due."""
    if kind is StepKind.ANSWER:
        return _n("Answer in %(num)s day", "Answer in %(num)s days", days)
    if kind is StepKind.THANK:
        return _n("Say thank you in %(num)s day", "Say thank you in %(num)s days", days)
    if kind is StepKind.KEEP_IN_TOUCH:
        return _n("Keep in touch in %(num)s day", "Keep in touch in %(num)s days", days)
    if kind is StepKind.PARK:
        return _n("Park in %(num)s day", "Park in %(num)s days", days)
    return _n("Follow up in %(num)s day", "Follow up in %(num)s days", days)
