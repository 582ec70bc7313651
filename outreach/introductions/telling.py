"""Saying how far a path got.

Asking for an introduction is no contact of the funnel: the introducer is asked a favour, not to be a mentor. Only the
introduction itself is one, with the lead to whom it led.
"""

from dataclasses import replace
from datetime import date

from outreach import clock
from outreach.extensions import db
from outreach.introductions import queries
from outreach.introductions.paths import Days, Step, days_of, introducer_name
from outreach.models import (
    Account,
    Channel,
    Direction,
    Introduction,
    Kind,
    Moment,
    Recorder,
    Source,
    Touchpoint,
)
from outreach.text import _
from outreach.touchpoints.actions import check_happened, correct_touchpoint, log_touchpoint
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal


def known_days(owner: Account, row: Introduction) -> Days:
    """How far a path got."""
    return days_of(row, db.session.scalar(queries.contact_of(row)), owner.zone)


def say(owner: Account, row: Introduction, step: Step, day: date) -> bool:
    """A step was done on `day`; whether that was new. Raises Refusal."""
    days = known_days(owner, row)
    if getattr(days, step.value) is not None:
        return False
    other = {Step.MADE: {"declined": None}, Step.DECLINED: {"made": None}}.get(step, {})
    tell(owner, row, replace(days, **{step.value: day}, **other))
    return True


def take_back(owner: Account, row: Introduction, step: Step) -> bool:
    """A step was not done after all; with the answer goes the thanks for it."""
    days = known_days(owner, row)
    if getattr(days, step.value) is None:
        return False
    answer = step in (Step.MADE, Step.DECLINED)
    tell(owner, row, replace(days, **{step.value: None}, **({"thanked": None} if answer else {})))
    return True


def tell(owner: Account, row: Introduction, days: Days) -> None:
    """Say of all steps when they were; the history follows what changes of the introduction itself. Raises Refusal."""
    _check(owner, days)
    contact = db.session.scalar(queries.contact_of(row))
    was = days_of(row, contact, owner.zone).made
    if days.made != was:
        _change_contact(owner, row, contact, days.made)
    row.asked_on, row.made_on, row.declined_on, row.thanked_on = days.asked, days.made, days.declined, days.thanked
    db.session.flush()


def _check(owner: Account, days: Days) -> None:
    if days.made is not None and days.declined is not None:
        raise Refusal(_("It was made or declined, not both."), "declined")
    if days.thanked is not None and days.made is None and days.declined is None:
        raise Refusal(_("Say first whether the introduction was made."), "thanked")
    named = [(name, day) for name in Step if (day := getattr(days, name.value)) is not None]
    for name, day in named:
        try:
            check_happened(Moment.of_day(day, owner.zone), owner)
        except Refusal as refusal:
            raise Refusal(refusal.message, name.value) from refusal
    for (_before, earlier), (name, day) in zip(named, named[1:], strict=False):
        if day < earlier:
            raise Refusal(_("This comes after %(day)s, the step before it.", day=long_day(earlier)), name.value)


def _change_contact(owner: Account, row: Introduction, contact: Touchpoint | None, made: date | None) -> None:
    standing = contact if contact is not None and contact.voided_at is None else None
    if made is None:
        if standing is not None:
            Recorder(db.session(), owner, clock.now()).void(standing, row.lead)
        row.touchpoint_id = None
        return _unname(row)
    moment = Moment.of_day(made, owner.zone)
    out, introduction, message = Direction.OUT, Channel.INTRODUCTION, Kind.MESSAGE
    if standing is not None:
        contact = correct_touchpoint(
            owner, standing, direction=out, channel=introduction, kind=message, moment=moment, text=standing.text
        )
    else:
        contact = log_touchpoint(owner, row.lead, direction=out, channel=introduction, kind=message, moment=moment)
    row.touchpoint_id = contact.id
    return _name(row)


def _name(row: Introduction) -> None:
    """Who made it stands on the lead, and how it was found, where nothing else stands."""
    lead = row.lead
    if not lead.introduced_by:
        lead.introduced_by = introducer_name(row)[:300]
    if lead.source is None:
        lead.source = Source.INTRODUCTION


def _unname(row: Introduction) -> None:
    """Take away what `_name` wrote, as far as that can be told: both together, of this introducer."""
    lead = row.lead
    if lead.introduced_by and lead.introduced_by == introducer_name(row)[:300]:
        lead.introduced_by = ""
        lead.source = None if lead.source is Source.INTRODUCTION else lead.source
