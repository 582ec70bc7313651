"""The people at an event: each once, as the valid ones of their contacts say. Pure, but for the rows that are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from outreach.models import EventGuest, Lead, SocialEvent, Touchpoint


@dataclass(frozen=True, slots=True)
class Guest:
    """One lead at one event. The days are those of the contacts, so that what the timeline corrects is right here."""

    lead: Lead
    event: SocialEvent
    invited_on: date | None = None
    accepted_on: date | None = None
    declined_on: date | None = None
    came: bool | None = None
    came_on: date | None = None

    @property
    def answered(self) -> bool:
        """Whether they said yes or no."""
        return self.accepted_on is not None or self.declined_on is not None

    @property
    def met_there(self) -> bool:
        """Whether they came without my having invited them."""
        return self.came is True and self.invited_on is None

    @property
    def waits(self) -> bool:
        """Whether an invitation has no answer, and it is not known otherwise whether they came."""
        return self.invited_on is not None and not self.answered and self.came is None

    @property
    def unsaid(self) -> bool:
        """Whether it is to be said if they came."""
        return self.came is None and self.declined_on is None and (self.invited_on or self.accepted_on) is not None

    @property
    def known(self) -> bool:
        """Whether anything is said that was not taken back."""
        return self.invited_on is not None or self.answered or self.came is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """The four numbers of an event; `came` counts those who were invited, `met_there` the others who came."""

    invited: int = 0
    accepted: int = 0
    came: int = 0
    met_there: int = 0


def guests_of(rows: Iterable[Any], zone: ZoneInfo) -> list[Guest]:
    """Rows of `queries.guest_rows` or `rows_of_lead` as guests; of one who stands there twice the marks are joined."""
    found: dict[tuple[int, int], Guest] = {}
    for row, invitation, answer, meeting in rows:
        guest = _guest(row, invitation, answer, meeting, zone)
        key = (row.event_id, row.lead_id)
        found[key] = _joined(found[key], guest) if key in found else guest
    return [guest for guest in found.values() if guest.known]


def tally_of(guests: Sequence[Guest]) -> Tally:
    """The four numbers."""
    return Tally(
        invited=sum(guest.invited_on is not None for guest in guests),
        accepted=sum(guest.accepted_on is not None for guest in guests),
        came=sum(guest.came is True and not guest.met_there for guest in guests),
        met_there=sum(guest.met_there for guest in guests),
    )


def said_on(day: date | None, touchpoint: Touchpoint | None, zone: ZoneInfo) -> date | None:
    """The day of a mark: that of its contact, none when that was taken back."""
    if day is None or touchpoint is None:
        return day
    return touchpoint.moment.local_day(zone) if touchpoint.voided_at is None else None


def _guest(
    row: EventGuest,
    invitation: Touchpoint | None,
    answer: Touchpoint | None,
    meeting: Touchpoint | None,
    zone: ZoneInfo,
) -> Guest:
    came_on = said_on(row.event.starts_on, meeting, zone) if row.came else None
    return Guest(
        row.lead,
        row.event,
        invited_on=said_on(row.invited_on, invitation, zone),
        accepted_on=said_on(row.accepted_on, answer, zone),
        declined_on=said_on(row.declined_on, answer, zone),
        came=row.came if not row.came or came_on is not None else None,
        came_on=came_on,
    )


def _joined(one: Guest, other: Guest) -> Guest:
    """Both of two rows: the earlier invitation, a yes before a no, whoever came once came."""
    accepted = _earlier(one.accepted_on, other.accepted_on)
    return replace(
        one,
        invited_on=_earlier(one.invited_on, other.invited_on),
        accepted_on=accepted,
        declined_on=None if accepted else _earlier(one.declined_on, other.declined_on),
        came=True if one.came or other.came else one.came if one.came is not None else other.came,
        came_on=_earlier(one.came_on, other.came_on),
    )


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
