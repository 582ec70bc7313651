"""Cards of vCard 2.1, 3.0 and 4.0: from bytes to cards of properties, streamed.

A reader of our own. vobject, measured on the quirks that phones write, loses a whole card for a soft break inside a
character, for base64 without padding and for a card that is cut off, and takes 2,500 cards a second."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.content_line import Property, parsed
from outreach.imports.readers.source import Source

_BEGIN, _END = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.I), re.compile(rb"\s*END\s*:\s*VCARD\s*", re.I)
_BEGIN_OF_LINE = re.compile(rb"(?:^|[\r\n])BEGIN:VCARD", re.I)
_NAMED = re.compile(rb"(?:[A-Za-z0-9-]+\.)?([A-Za-z][A-Za-z0-9-]*)(?=[:;])")
_AGENT = re.compile(rb"(?i)(?:[\w-]+\.)?AGENT\b")
_SOFT = re.compile(rb"(?i)[^:]*;(?:encoding=)?quoted-printable[;:]")
_ENCODED = re.compile(rb"(?i)[^:]*;(?:encoding=)?(?:b|base64)[;:]")
_VERSION = re.compile(rb"(?i)VERSION\s*:\s*([\d.]+)")
# Pictures, sounds and keys: nobody reads them here, so nothing of them is held.
MEDIA = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_LEFT_OUT = b"\0"
_MOST_NESTED = 20
_BYTES_OF_A_CHARACTER = 4


@dataclass(slots=True)
class Card:
    """One card. `number` counts from 1; `flaw` is why it cannot be read as a whole, mostly nothing."""

    number: int
    properties: list[Property] = field(default_factory=list)
    flaw: str = ""
    cut: list[tuple[str, str]] = field(default_factory=list)
    """Names of properties of which only the beginning was kept, and how they begin."""


@dataclass(slots=True)
class _Lines:
    """The physical lines of a card, as far as they are kept."""

    number: int
    kept: list[bytes] = field(default_factory=list)
    size: int = 0
    flaw: str = ""

    @property
    def has_content(self) -> bool:
        return any(line.strip() for line in self.kept)

    @property
    def names_an_agent(self) -> bool:
        return bool(self.kept) and _AGENT.match(self.kept[-1]) is not None

    def add(self, line: bytes, cap: int) -> None:
        """Hold a line, unless it goes on with a picture or the card is beyond all measure."""
        named = _NAMED.match(line)
        if self.kept and self.kept[-1].startswith(_LEFT_OUT) and (line[:1] in b" \t" or not named):
            return
        if named and named[1].decode("latin-1").upper() in MEDIA:
            line = _LEFT_OUT + named[1] + b":"
        self.size += len(line)
        if self.size > cap:
            self.flaw = "too_long"
        else:
            self.kept.append(line)


def is_vcard(head: bytes, name: str = "") -> bool:
    """Whether a file begins as cards do, in any encoding; one that is called .vcf may say something before."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if name.casefold().endswith((".vcf", ".vcard")):
        return _BEGIN_OF_LINE.search(plain) is not None
    return _BEGIN.match(plain) is not None


def cards_in(source: Source, encoding: str, fallback: str, limits: Limits) -> Iterator[Card]:
    """Every card of a file; `fallback` decodes what is no UTF-8. Raises Refused for cards in cards without end."""
    for lines in _split(_physical(source, encoding, limits.cell * _BYTES_OF_A_CHARACTER), limits.record):
        yield _card(lines, fallback, limits.cell)


def _physical(source: Source, encoding: str, cap: int) -> Iterator[bytes]:
    """Physical lines without their ends, whichever these are; of an endless one the beginning."""
    wide = encoding.replace("_", "-").startswith(("utf-16", "utf-32"))
    # Latin-1 keeps every byte as it is: lines are folded in the middle of characters, and decoded when whole.
    codec, back = (encoding, "utf-8") if wide else ("latin-1", "latin-1")
    with source.open() as raw, io.TextIOWrapper(raw, codec, errors="replace", newline=None) as text:
        goes_on, first = False, True
        while line := text.readline(cap):
            if not goes_on:
                data = line.rstrip("\n").encode(back, "replace")
                yield data.removeprefix("\ufeff".encode()) if first else data
            goes_on, first = line[-1] != "\n", False


def _split(lines: Iterator[bytes], cap: int) -> Iterator[_Lines]:
    """The lines of each card. A card that stands inside another is left out, unless the other only lacks its end."""
    card: _Lines | None = None
    endless: _Lines | None = None
    depth = number = 0
    for line in lines:
        if _BEGIN.fullmatch(line):
            if card is not None and (depth or not card.has_content or card.names_an_agent):
                depth += 1
                if depth > _MOST_NESTED:
                    raise Refused("nested")
                continue
            if endless is not None:
                yield endless
            number, endless, card = number + 1, card, _Lines(number + 1)
        elif _END.fullmatch(line) and depth:
            depth -= 1
        elif _END.fullmatch(line):
            if card is not None:
                yield card
                card = None
            elif endless is not None:
                yield endless
                endless = None
        elif not depth and (open_one := card or endless) is not None:
            open_one.add(line, cap)
    if endless is not None:
        yield endless
    if card is not None:
        card.flaw = "cut_off"
        yield card


def _card(lines: _Lines, fallback: str, cap: int) -> Card:
    card = Card(lines.number, flaw=lines.flaw)
    version = next((found[1] for line in lines.kept if (found := _VERSION.match(line))), b"")
    old = version.startswith(b"2")
    for line in _unfolded(lines.kept, old):
        one = parsed(line.removeprefix(_LEFT_OUT), fallback, old=old)
        if one is None:
            continue
        if len(one.value) > cap:
            one.value, one.cells = one.value[:cap], None
            card.cut.append((one.name, one.value[:80]))
        card.properties.append(one)
    return card


def _unfolded(lines: list[bytes], old: bool) -> Iterator[bytes]:
    """Logical lines: folded ones joined, soft breaks of quoted-printable closed, stray text put where it belongs."""
    held: list[bytes] = []
    soft = encoded = False
    for line in lines:
        if held and soft:
            held[-1] = held[-1][:-1]
            held.append(line)
        elif held and line[:1] in (b" ", b"\t") and line.strip():
            held.append(line if old and not encoded else line[1:])
        elif held and line.strip() and not _NAMED.match(line.removeprefix(_LEFT_OUT)):
            held.append(b"" if encoded else b"\n" + line)
        elif line.strip():
            yield from _joined(held)
            held, encoded = [line], _ENCODED.match(line) is not None
        soft = bool(held) and held[-1].endswith(b"=") and _SOFT.match(held[0]) is not None
    yield from _joined(held)


def _joined(held: list[bytes]) -> Iterator[bytes]:
    if held:
        yield b"".join(held)
