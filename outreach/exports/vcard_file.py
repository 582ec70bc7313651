"""Leads as vCards, for address books: version 3.0, which all of them read (4.0 is refused by Outlook, and Google and
most phones write and read 3.0).

What address books have no field for goes under names that begin with X-OUTREACH: they leave it alone."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from outreach.exports.records import Record
from outreach.exports.shapes import MILESTONES, lead_shape
from outreach.exports.table import history_cells, page_of

_AT_ONCE = 100
_WIDTH = 75
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_YEAR = re.compile(r"--(\d{2})-?(\d{2})")
_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_OURS = ("stage", "closing", "closed_at", "parked_until", "channel", "source", *MILESTONES, "touchpoints")


def encoded(records: Iterable[Record]) -> Iterator[bytes]:
    """The file in pieces, one card a lead."""
    cards: list[str] = []
    for record in records:
        cards.append(card(record))
        if len(cards) == _AT_ONCE:
            yield "".join(cards).encode()
            cards.clear()
    yield "".join(cards).encode()


def card(record: Record) -> str:
    """One person."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_lines(record), "END:VCARD"]
    return "".join(folded(line) for line in lines)


def _lines(record: Record) -> Iterator[str]:
    lead = lead_shape(record)
    said = [lead[name] for name in ("last_name", "first_name", "middle_name", "prefix", "suffix")]
    # Without parts the whole name stands where address books sort and show it.
    yield "N:" + structured(said if said[0] or said[1] else [None, lead["full_name"], *said[2:]])
    yield f"FN:{escaped(lead['name'])}"
    plain = (("NICKNAME", "nickname"), ("TITLE", "title"), ("URL", "website"), ("NOTE", "notes"))
    yield from (f"{name}:{escaped(lead[field])}" for name, field in plain if lead[field])
    if lead["company"] or lead["department"]:
        yield "ORG:" + structured([lead["company"], *([lead["department"]] if lead["department"] else [])])
    addresses = [lead["email"], *lead["email_other"]]
    yield from _each("EMAIL;TYPE=INTERNET", addresses)
    yield from _each("TEL;TYPE=VOICE", [lead["phone"], *lead["phone_other"]])
    if lead["city"] or lead["country"]:
        yield "ADR;TYPE=WORK:" + structured([None, None, None, lead["city"], None, None, lead["country"]])
    if lead["linkedin"]:
        yield f"item1.URL:{escaped(page_of(lead['linkedin']))}"
        yield "item1.X-ABLabel:LinkedIn"
    if lead["birthday"]:
        yield from _birthday(lead["birthday"])
    if lead["tags"]:
        yield "CATEGORIES:" + ",".join(map(escaped, lead["tags"]))
    yield from _ours(record, lead)


def _each(name: str, values: Iterable[str | None]) -> Iterator[str]:
    there = [value for value in values if value]
    for place, value in enumerate(there):
        yield f"{name}{',PREF' if place == 0 and len(there) > 1 else ''}:{escaped(value)}"


def _birthday(text: str) -> Iterator[str]:
    if _DAY.fullmatch(text):
        yield f"BDAY:{text}"
    elif found := _NO_YEAR.fullmatch(text):
        # As Apple writes a birthday without a year: a leap year far away, and the sign that it is none.
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{found[1]}-{found[2]}"


def _ours(record: Record, lead: dict[str, Any]) -> Iterator[str]:
    if lead["hook"]:
        yield f"X-OUTREACH-HOOK:{escaped(lead['hook'])}"
    for name in _OURS:
        if lead[name]:
            yield f"X-OUTREACH-{name.upper().replace('_', '-')}:{escaped(str(lead[name]))}"
    cells = history_cells(record)
    for name, field in (("STAGE-PATH", "path"), ("TOUCHPOINT-LIST", "told")):
        if cells[field]:
            said = "\n".join(cells[field])
            yield f"X-OUTREACH-{name}:{escaped(said)}"
    for name, value in lead["custom"].items():
        yield f"X-OUTREACH-FIELD:{structured([name, str(value)])}"


def escaped(text: str) -> str:
    """A text as a value: on one line, with its commas and semicolons told from those of the format.

    >>> escaped("a,b;c\\\\d\\ne")
    'a\\\\,b\\\\;c\\\\\\\\d\\\\ne'
    """
    text = _UNPRINTABLE.sub("", text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;"))
    return _BREAKS.sub(r"\\n", text)


def structured(parts: Iterable[str | None]) -> str:
    """Several parts of one value."""
    return ";".join(escaped(part or "") for part in parts)


def folded(line: str) -> str:
    """The line in lines of at most 75 bytes, never cut inside a letter."""
    if len(line) <= _WIDTH and line.isascii():
        return line + "\r\n"
    lines, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            lines.append(" ")
            size = 1
        lines[-1] += letter
        size += width
    return "\r\n".join(lines) + "\r\n"
