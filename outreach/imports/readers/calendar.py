"""Calendar files as entries: unfolded, capped, nothing of them repeated or computed (RFC 5545, 5546)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from outreach.imports.people.identity import address_of

LONGEST_LINE, MOST_ENTRIES, DEEPEST = 64 * 1024, 20_000, 20
_WHEN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$")
_PARAMETER = re.compile(r';([A-Za-z-]+)=("[^"]*"|[^;:"]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is invited; `says` is their PARTSTAT in capitals."""

    address: str
    name: str
    says: str


@dataclass(slots=True)
class Entry:
    """One VEVENT. `line` is where it begins; `told` when it was written, `start` when the meeting is."""

    line: int
    method: str = ""
    uid: str = ""
    summary: str = ""
    comment: str = ""
    told: datetime | None = None
    start: datetime | None = None
    organizer: str = ""
    attendees: list[Attendee] = field(default_factory=list)


def is_calendar(head: bytes) -> bool:
    """Whether a file begins as a calendar."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR"


def entries_of(lines: Iterable[bytes], zone: ZoneInfo) -> Iterator[Entry]:
    """The meetings of a calendar; `zone` is that of hours that name none, or one that is unknown."""
    method, depth, entry, outer = "", 0, None, 0
    for number, line in _unfolded(lines):
        name, parameters, value = _content(line)
        if name == "BEGIN":
            depth += 1
            if value.upper() == "VEVENT" and entry is None and depth <= DEEPEST:
                entry, outer = Entry(number, method), depth
        elif name == "END":
            if entry is not None and depth == outer:
                yield entry
                entry = None
            depth -= 1
        elif name == "METHOD" and entry is None:
            method = value.strip().upper()
        elif entry is not None and depth == outer:
            _fill(entry, name, parameters, value, zone)


def _fill(entry: Entry, name: str, parameters: dict[str, str], value: str, zone: ZoneInfo) -> None:
    if name == "UID":
        entry.uid = value.strip()[:500]
    elif name == "SUMMARY":
        entry.summary = _plain(value)
    elif name == "COMMENT":
        entry.comment = _plain(value)
    elif name == "DTSTAMP":
        entry.told = _moment(value, parameters, zone)
    elif name == "DTSTART":
        entry.start = _moment(value, parameters, zone)
    elif name == "ORGANIZER":
        entry.organizer = _address(value, parameters)
    elif name == "ATTENDEE" and len(entry.attendees) < MOST_ENTRIES and (address := _address(value, parameters)):
        says = parameters.get("PARTSTAT", "").upper()
        entry.attendees.append(Attendee(address, _plain(parameters.get("CN", ""))[:300], says))


def _unfolded(lines: Iterable[bytes]) -> Iterator[tuple[int, str]]:
    """Lines with those put to them that continue them, each with the number of its first."""
    held, first = "", 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip(b"\r\n").decode("utf-8", "replace").replace("\0", "")
        if line[:1] in (" ", "\t"):
            held += line[1:] if len(held) < LONGEST_LINE else ""
            continue
        if held:
            yield first, held
        held, first = line[:LONGEST_LINE].lstrip("\ufeff"), number
    if held:
        yield first, held


def _content(line: str) -> tuple[str, dict[str, str], str]:
    """`ATTENDEE;CN="A: B":mailto:a@example.org` as name, parameters, value. A group before the name is dropped."""
    found = re.match(r"[A-Za-z0-9.-]+", line)
    if not found:
        return "", {}, ""
    place, parameters = found.end(), {}
    while parameter := _PARAMETER.match(line, place):
        parameters[parameter[1].upper()] = parameter[2].strip('"')
        place = parameter.end()
    return found[0].rpartition(".")[2].upper(), parameters, line[place + 1 :] if line[place : place + 1] == ":" else ""


def _moment(value: str, parameters: dict[str, str], zone: ZoneInfo) -> datetime | None:
    found = _WHEN.match(value.strip())
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        hour = time(int(found[4] or 0), int(found[5] or 0), min(int(found[6] or 0), 59))
        own = UTC if found[7] else _zone(parameters.get("TZID", ""), zone)
        return datetime.combine(day, hour, tzinfo=own).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of a TZID; some programs put the address of a table of zones before its name."""
    try:
        return (
            ZoneInfo(name.strip().removeprefix("/freeassociation.sourceforge.net/").strip("/")) if name else otherwise
        )
    except (ValueError, OSError, KeyError):
        return otherwise


def _address(value: str, parameters: dict[str, str]) -> str:
    for text in (value, parameters.get("EMAIL", "")):
        written = re.sub(r"(?i)^mailto:", "", text.strip())
        if address := address_of(written):
            return address
    return ""


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()
