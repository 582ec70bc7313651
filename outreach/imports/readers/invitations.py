"""LinkedIn's Invitations.csv, with and without its columns of profiles: who asked whom, when, with which words."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from outreach.imports.activities.activity import shortened
from outreach.imports.people.identity import slug_of
from outreach.imports.readers.messages import UNKNOWN_MEMBER, Party
from outreach.imports.readers.named import NamedRows
from outreach.models import Direction

_SENT = re.compile(
    r"(\d\d?)/(\d\d?)/(\d{4}|\d\d),?[\s\u202f\u00a0]+(\d\d?):(\d\d)(?::(\d\d))?[\s\u202f\u00a0]*([AP])?\.?M?\.?$", re.I
)
_FIRST_YEAR, _LAST_YEAR = 2002, 2100  # LinkedIn is not older
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Invitation:
    """One row: the other person, the direction, and the hour as it stands, without a zone."""

    line: int
    other: Party
    direction: Direction
    sent: datetime | None
    text: str
    why: str = ""


class InvitationTable(NamedRows[Invitation]):
    """The rows of an Invitations.csv, as often as they are asked for."""

    def _made_of(self, line: int, cells: list[str]) -> Invitation:
        inviter = Party(self._cell(cells, "from"), slug_of(self._cell(cells, "inviterprofileurl")) or "")
        invitee = Party(self._cell(cells, "to"), slug_of(self._cell(cells, "inviteeprofileurl")) or "")
        said = self._cell(cells, "direction").casefold()
        mine = said.startswith(("out", "sent"))
        sent, text = hour_of(self._cell(cells, "sent at")), shortened(self._cell(cells, "message"))
        other = invitee if mine else inviter
        why = "" if mine or said.startswith(("in", "rec")) else "no_direction"
        why = why or (UNKNOWN_MEMBER if other.is_hidden else "") or ("" if sent else "no_date")
        return Invitation(line, other, Direction.OUT if mine else Direction.IN, sent, text, why)


def hour_of(text: str) -> datetime | None:
    """`1/29/26, 2:37 PM`: the month first, without a zone.

    >>> hour_of("12/31/25, 12:05 AM")
    datetime.datetime(2025, 12, 31, 0, 5)
    """
    found = _SENT.match(text.strip())
    if not found:
        iso = _ISO.match(text.strip())
        return _made(*(int(part or 0) for part in iso.groups())) if iso else None
    month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if found[7]:
        hour = hour % 12 + (12 if found[7].casefold() == "p" else 0)
    return _made(year + 2000 if year < 100 else year, month, day, hour, minute, second)


def in_zone(hour: datetime, zone: ZoneInfo) -> datetime:
    """The instant of an hour on the clocks of `zone`."""
    return hour.replace(tzinfo=zone).astimezone(UTC)


def _made(*parts: int) -> datetime | None:
    if not _FIRST_YEAR <= parts[0] <= _LAST_YEAR:
        return None
    try:
        return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 (the file names no zone)
    except ValueError:
        return None
