"""Logging, correcting and taking back what happened: used by the pages, the command line and the sample alike."""

from datetime import UTC, datetime, timedelta
from typing import Literal, cast

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Closing,
    Direction,
    Kind,
    Lead,
    Moment,
    Note,
    Recorder,
    StageEvent,
    StepKind,
    Touchpoint,
)
from outreach.text import _
from outreach.touchpoints.links import hand_on
from outreach.touchpoints.queries import open_proposals
from outreach.web.refusal import Refusal

FollowUpIn = int | Literal["none"] | None
"""Days from the last contact; no next step at all; or what the cadence proposes."""
Row = Touchpoint | StageEvent | Closing | Note

LONGEST_TEXT = 20_000
LONGEST_WAIT = 3650
FIRST_YEAR = 1970
PREFIXES: dict[str, type[Row]] = {"t": Touchpoint, "s": StageEvent, "c": Closing, "n": Note}


def log_touchpoint(
    owner: Account,
    lead: Lead,
    *,
    direction: Direction,
    channel: Channel,
    moment: Moment,
    kind: Kind | None = None,
    text: str = "",
    follow_up_in: FollowUpIn = None,
    at: datetime | None = None,
) -> Touchpoint:
    """Log one contact; its kind follows from the channel when it is not said. Raises Refusal."""
    text = checked_text(text)
    check_happened(moment, owner)
    if isinstance(follow_up_in, int) and not 0 <= follow_up_in <= LONGEST_WAIT:
        raise Refusal(_("Choose between 0 and %(most)s days.", most=LONGEST_WAIT), "follow_up")
    recorder = Recorder(db.session(), owner, at or clock.now())
    touchpoint = recorder.touch(
        lead, direction=direction, channel=channel, kind=kind or usual_kind(channel), moment=moment, text=text
    )
    if follow_up_in is not None:
        _choose_next_step(recorder, lead, follow_up_in)
    return touchpoint


def correct_touchpoint(
    owner: Account,
    touchpoint: Touchpoint,
    *,
    direction: Direction,
    channel: Channel,
    moment: Moment,
    kind: Kind | None = None,
    text: str = "",
) -> Touchpoint:
    """Take a wrong entry back and record the right one; the wrong one stays in the history. Raises Refusal."""
    _check_not_voided(touchpoint)
    text = checked_text(text)
    check_happened(moment, owner)
    recorder = Recorder(db.session(), owner, clock.now())
    recorder.void(touchpoint, touchpoint.lead)
    right = recorder.touch(
        touchpoint.lead,
        direction=direction,
        channel=channel,
        kind=kind or usual_kind(channel),
        moment=moment,
        text=text,
    )
    hand_on(touchpoint, right)
    return right


def add_note(owner: Account, lead: Lead, text: str, moment: Moment) -> Note:
    """Keep something in mind about a lead. Raises Refusal."""
    text = checked_text(text)
    if not text:
        raise Refusal(_("A note needs words."), "text")
    check_happened(moment, owner)
    return Recorder(db.session(), owner, clock.now()).note(lead, text, moment)


def void_entry(owner: Account, entry_id: str) -> Row:
    """Take back the entry that the history calls t12, s5, c3 or n4. Raises Refusal when there is none."""
    row = _entry(owner, entry_id)
    _check_not_voided(row)
    if isinstance(row, StageEvent) and row.touchpoint_id is not None:
        raise Refusal(_("This step came from entry t%(number)s. Take that one back.", number=row.touchpoint_id))
    Recorder(db.session(), owner, clock.now()).void(row, row.lead)
    return row


def usual_kind(channel: Channel) -> Kind:
    """What a contact by this channel is when nobody says: a call, a meeting, or else a message."""
    if channel in (Channel.PHONE, Channel.VIDEO):
        return Kind.CALL
    return Kind.MEETING if channel is Channel.IN_PERSON else Kind.MESSAGE


def spoken_kind(channel: Channel) -> Kind:
    """What a conversation by this channel is: a meeting where people stand in one room, otherwise a call."""
    return Kind.MEETING if channel in (Channel.IN_PERSON, Channel.EVENT) else Kind.CALL


def checked_text(text: str) -> str:
    """`text` without what no database keeps; Refusal when it is too long."""
    text = text.replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        raise Refusal(_("That is longer than %(most)s characters. Keep what matters here.", most=LONGEST_TEXT), "text")
    return text


def check_happened(moment: Moment, owner: Account) -> None:
    """Refuse what has not happened yet, and what nobody can have lived through at work."""
    now = clock.now()
    future = moment.day > clock.today(owner.zone) if moment.day else moment.at > now
    if future:
        raise Refusal(_("This has not happened yet. Plan it as a next step."), "when")
    if moment.at < datetime(FIRST_YEAR, 1, 1, tzinfo=UTC):
        raise Refusal(_("This is before %(year)s. Is the year right?", year=FIRST_YEAR), "when")


def _choose_next_step(recorder: Recorder, lead: Lead, follow_up_in: FollowUpIn) -> None:
    owner = recorder.owner
    for step in recorder.session.scalars(open_proposals(lead)):
        step.proposed = False  # from here on it is the user's own, and the cadence leaves it alone
        if not isinstance(follow_up_in, int):
            step.cancel(recorder.at)
            continue
        step.kind = StepKind.FOLLOW_UP if step.kind is StepKind.PARK else step.kind
        day = Moment(step.clock_from).local_day(owner.zone) + timedelta(days=follow_up_in)
        while not owner.works_on(day.weekday()):
            day += timedelta(days=1)
        step.due_on = day


def _entry(owner: Account, entry_id: str) -> Row:
    model = PREFIXES.get(entry_id[:1])
    number = entry_id[1:]
    row: Row | None = None
    if model is not None and number.isascii() and number.isdigit() and len(number) < 19:
        known = select(Lead.id).where(Lead.id == model.lead_id, Lead.forgotten_at.is_(None)).exists()
        found = db.session.scalar(select(model).where(model.owner_id == owner.id, model.id == int(number), known))
        row = cast("Row | None", found)
    if row is None:
        raise Refusal(_("There is no entry %(entry)s. `history` lists them.", entry=entry_id))
    return row


def _check_not_voided(row: Row) -> None:
    if row.voided_at is not None:
        raise Refusal(_("This entry was taken back before; nothing was changed."))
