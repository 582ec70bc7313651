"""The head of a message as values: fields unfolded and capped, encoded words put together.

Our own, because the head is what an attacker writes: a To: with 20,000 addresses takes the library seven seconds."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from outreach.imports.activities.activity import storable
from outreach.imports.people.identity import address_of

MOST_FIELDS, LONGEST_FIELD, MOST_ADDRESSES = 1_000, 64 * 1024, 500
_ADDRESS = re.compile(r"[^\s<>,;:\"'()]{1,200}@[^\s<>,;:\"'()]{1,200}")
_SIMPLE = re.compile(r'(?:"?([^"<>@,;:\\()]{0,200}?)"? ?<)?([\w.+-]{1,64}@[\w.-]{1,190})>?')
_USUAL = 500
_ID = re.compile(r"<([^<>\s]{1,500})>")


class Headers:
    """Fields of one head, by name in lower case."""

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in fields:
            self._fields.setdefault(name.casefold(), []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def all(self, name: str) -> list[str]:
        """Every value of a field, as it stands."""
        return self._fields.get(name, [])

    def raw(self, name: str) -> str:
        """The first value as it stands; empty when there is none."""
        return next(iter(self.all(name)), "").strip()

    def text(self, name: str) -> str:
        """The first value, encoded words decoded."""
        return decoded(self.raw(name))

    def word(self, name: str) -> str:
        """The value before its parameters, in lower case: `auto-replied` of `Auto-Replied; x=y`."""
        return self.raw(name).partition(";")[0].strip().casefold()

    def parameter(self, name: str, parameter: str) -> str:
        """One parameter of a field: the boundary of a Content-Type."""
        found = re.search(rf'(?i);\s*{re.escape(parameter)}\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))', self.raw(name))
        return (found[1] if found[1] is not None else found[2]).strip() if found else ""

    def ids(self, *names: str) -> list[str]:
        """The message numbers in these fields, in their order."""
        return [found for name in names for value in self.all(name) for found in _ID.findall(value)]

    def people(self, *names: str) -> list[tuple[str, str]]:
        """Name and address of everybody in these fields, the same address once."""
        found: dict[str, str] = {}
        for name, written in _pairs([_cut(value) for field in names for value in self.all(field)]):
            address = address_of(written)
            if address and not found.get(address):
                found[address] = _name(decoded(name), address)
        return [(name, address) for address, name in found.items()]

    def moment(self, name: str) -> datetime | None:
        """The instant that a field names, in UTC; None when it names none."""
        return moment_of(self.raw(name))


def head_of(block: bytes) -> Headers:
    """The fields of a head, continued lines put together."""
    lines: list[str] = []
    for line in block.split(b"\n"):
        text = _readable(line.rstrip(b"\r"))
        if text[:1] in (" ", "\t") and lines:
            if len(lines[-1]) < LONGEST_FIELD:
                lines[-1] += text
        elif len(lines) < MOST_FIELDS:
            lines.append(text)
    pairs = (line.partition(":") for line in lines)
    return Headers((name.strip(), value[:LONGEST_FIELD]) for name, colon, value in pairs if colon)


def decoded(text: str) -> str:
    """Encoded words as text: a character may be cut over two of them.

    >>> decoded("=?UTF-8?Q?Bo=C3=AEte_de_r=C3?= =?UTF-8?Q?=A9ception?=")
    'Boîte de réception'
    """
    if "=?" not in text:
        return storable(text)
    try:
        parts = decode_header(text)
    except (ValueError, LookupError):  # the library calls a broken word an error of the header
        return storable(text)
    return storable("".join(_as_text(part, charset) for part, charset in parts))


def moment_of(text: str) -> datetime | None:
    """A date as mail writes it, in UTC; one without a zone counts as UTC."""
    try:
        moment = parsedate_to_datetime(text[:200])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    """Names and addresses; the addresses alone where the field is written in no known way."""
    pairs = [pair for value in values for pair in _read(value)]
    if any("@" in written for _name, written in pairs):
        return pairs
    return [("", written) for value in values for written in _ADDRESS.findall(value)]


def _read(value: str) -> list[tuple[str, str]]:
    """What most fields hold is seen at once; the library takes a hundred times as long for everything."""
    if len(value) < _USUAL and (found := _SIMPLE.fullmatch(" ".join(value.split()))):
        return [(found[1] or "", found[2])]
    try:
        return getaddresses([value])
    except RecursionError:  # brackets in brackets without end
        return []


def _cut(value: str) -> str:
    """At most so many addresses that reading them is no work."""
    if value.count(",") <= MOST_ADDRESSES:
        return value
    return ",".join(value.split(",", MOST_ADDRESSES)[:MOST_ADDRESSES])


def _name(text: str, address: str) -> str:
    name = " ".join(text.split()).strip("'\" ")
    return "" if name.casefold() == address else name[:300]


def _readable(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _as_text(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        # What stands between encoded words comes as the library keeps it.
        return part.decode(charset or "raw-unicode-escape", "replace")
    except (LookupError, ValueError):
        return part.decode("utf-8", "replace")
