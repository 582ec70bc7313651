"""Promises: planned, put off, kept."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, ClosingReason, FollowUp, Lead, Moment, Recorder, StepKind
from outreach.models.cadence import PARKED_FOR
from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST_TEXT = 500
FURTHEST = timedelta(days=3650)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, on which day, and for an appointment at which hour of the account's zone."""

    due_on: date
    text: str = ""
    hour: time | None = None
    channel: Channel | None = None
    kind: StepKind | None = None
    clock_from: datetime | None = None
    """The contact that it answers to; now, when it is a thing of its own."""


def plan_step(owner: Account, lead: Lead, plan: Plan) -> FollowUp:
    """Promise oneself a next step; with an hour it is an appointment. Raises Refusal."""
    if lead.do_not_contact_at is not None:
        raise Refusal(_("This person is marked “do not contact”. Take the mark away first."))
    _check_day(plan.due_on, owner, earliest=clock.today(owner.zone))
    text = plan.text.replace("\x00", "").strip()
    kind = plan.kind or (StepKind.MEETING if plan.hour else StepKind.OTHER)
    if kind is StepKind.OTHER and not text:
        raise Refusal(_("Say what is to be done."), "what")
    if len(text) > LONGEST_TEXT:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST_TEXT), "what")
    step = FollowUp(
        owner_id=owner.id,
        lead_id=lead.id,
        kind=kind,
        due_on=plan.due_on,
        due_at=_instant(plan.due_on, plan.hour, owner) if plan.hour else None,
        channel=plan.channel,
        text=text,
        clock_from=plan.clock_from or clock.now(),
        created_at=clock.now(),
    )
    db.session.add(step)
    db.session.flush()
    return step


def wait_a_week(owner: Account, lead: Lead) -> FollowUp:
    """Give a silence one more week before it shows again."""
    due_on = working_day(owner, clock.today(owner.zone) + timedelta(days=7))
    return plan_step(owner, lead, Plan(due_on, kind=StepKind.FOLLOW_UP, clock_from=lead.last_touch_at))


def snooze(owner: Account, step: FollowUp, until: date) -> None:
    """Put a step off until a day to come. Raises Refusal."""
    _check_open(step)
    step.snooze(until_said(owner, None, until))


def until_said(owner: Account, days: int | None, day: date | None) -> date:
    """The day until which something is put off: so many days from today (a working day), or the day that was chosen.

    Raises Refusal when neither is given, or the day is not one to come.
    """
    today = clock.today(owner.zone)
    if days is not None:
        day = working_day(owner, today + timedelta(days=min(max(days, 0), FURTHEST.days)))
    if day is None:
        raise Refusal(_("Choose a day."), "date")
    _check_day(day, owner, earliest=today + ONE_DAY)
    return day


def complete(owner: Account, step: FollowUp) -> None:
    """It is done. A proposal to park is done by parking. Raises Refusal when it has ended before."""
    _check_open(step)
    now = clock.now()
    step.finish(now)
    if step.kind is StepKind.PARK:
        until = clock.today(owner.zone) + PARKED_FOR
        recorder = Recorder(db.session(), owner, now)
        recorder.close(step.lead, ClosingReason.NO_ANSWER, Moment(now), parked_until=until)


def reopen(owner: Account, step: FollowUp) -> None:
    """It was not done after all; who was parked by it is pursued again. Raises Refusal when it is not done."""
    if step.done_at is None:
        raise Refusal(_("This step is not done, so there is nothing to take back."))
    step.reopen()
    if step.kind is StepKind.PARK:
        Recorder(db.session(), owner, clock.now()).reopen(step.lead)


def working_day(owner: Account, day: date) -> date:
    """`day`, or the next of the user's working days."""
    while not owner.works_on(day.weekday()):
        day += ONE_DAY
    return day


def _instant(day: date, hour: time, owner: Account) -> datetime:
    return datetime.combine(day, hour, tzinfo=owner.zone).astimezone(UTC)


def _check_day(day: date, owner: Account, *, earliest: date) -> None:
    if day < earliest:
        raise Refusal(_("That day has passed. Choose a day to come."), "date")
    if day > clock.today(owner.zone) + FURTHEST:
        raise Refusal(_("That is more than ten years away. Is the year right?"), "date")


def _check_open(step: FollowUp) -> None:
    if step.ended:
        raise Refusal(_("This step has ended before; nothing was changed."))
