"""A move on the board, written into the history as what must have happened for it."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Direction,
    Kind,
    Lead,
    Moment,
    Recorder,
    Stage,
    StageEvent,
    Touchpoint,
)
from outreach.text import _
from outreach.web.refusal import Refusal

SPOKEN = (Channel.VIDEO, Channel.PHONE, Channel.IN_PERSON, Channel.EVENT)
IN_ONE_ROOM = (Channel.IN_PERSON, Channel.EVENT)
FIRST_YEAR = 1970
# What each stage begins with, when it is reached from an earlier one.
SAID_BY: Mapping[Stage, Direction] = {Stage.CONTACTED: Direction.OUT, Stage.REPLIED: Direction.IN}


def move(owner: Account, lead: Lead, stage: Stage, *, channel: Channel | None, day: date | None) -> StageEvent:
    """Put `lead` at `stage`: forward by a contact (message out, answer, conversation), else by hand.

    `day` is that of the contact; None and today mean now. Raises Refusal. An answer before any contact of mine moves
    nothing by itself, so that stage is then set by hand.
    """
    if lead.stage is stage:
        raise Refusal(_("%(name)s stands there already.", name=lead.display_name), "stage")
    moment = _moment(owner, day)
    recorder = Recorder(db.session(), owner, clock.now())
    contact = _contact(lead, stage, channel)
    if contact is None:
        return recorder.move(lead, stage, moment)
    direction, by, kind = contact
    touchpoint = recorder.touch(lead, direction=direction, channel=by, kind=kind, moment=moment)
    return db.session.scalars(select(StageEvent).where(StageEvent.touchpoint_id == touchpoint.id)).one()


def take_back(owner: Account, event: StageEvent) -> None:
    """Void a move: the contact that made it, or the stage that was set. Raises Refusal when that was done already."""
    if event.voided_at is not None:
        raise Refusal(_("This was taken back already."))
    row = db.session.get_one(Touchpoint, event.touchpoint_id) if event.touchpoint_id is not None else event
    Recorder(db.session(), owner, clock.now()).void(row, event.lead)


def usual_channel(lead_channel: Channel | None, stage: Stage) -> Channel:
    """By what one is most likely in touch: as the lead says, as far as that can lead to `stage`."""
    if stage is Stage.MET:
        return lead_channel if lead_channel in SPOKEN else Channel.VIDEO
    return lead_channel or Channel.EMAIL


def made_by_contact(first_outgoing: datetime | None, here: Stage, stage: Stage) -> bool:
    """Whether a contact leads from `here` to `stage`; otherwise only a hand can set it."""
    if stage in (Stage.PROSPECT, Stage.ONGOING) or stage.rank < here.rank:
        return False
    return stage is not Stage.REPLIED or first_outgoing is not None


def _contact(lead: Lead, stage: Stage, channel: Channel | None) -> tuple[Direction, Channel, Kind] | None:
    if not made_by_contact(lead.first_outgoing_at, lead.stage, stage):
        return None
    if stage is Stage.MET:
        by = usual_channel(channel or lead.channel, stage)
        return Direction.OUT, by, Kind.MEETING if by in IN_ONE_ROOM else Kind.CALL
    return SAID_BY[stage], channel or usual_channel(lead.channel, stage), Kind.MESSAGE


def _moment(owner: Account, day: date | None) -> Moment:
    now: datetime = clock.now()
    today = now.astimezone(owner.zone).date()
    if day is None or day == today:
        return Moment(now)
    if day > today:
        raise Refusal(_("This day is yet to come. Choose today or an earlier day."), "day")
    if day.year < FIRST_YEAR:
        raise Refusal(_("This day is too long ago."), "day")
    return Moment.of_day(day, owner.zone)
