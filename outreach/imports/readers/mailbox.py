"""Mailboxes as single messages: mbox in all its dialects, one message by itself, streamed and capped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from outreach.imports.activities.headers import Headers, head_of, moment_of
from outreach.imports.activities.parts import split
from outreach.imports.readers.source import Source

LONGEST_KEPT = 512 * 1024
MAIL_ENDINGS = frozenset({"mbox", "mbx", "eml", "emlx"})
_BLOCK, _TAIL, _HEAD = 1024 * 1024, 4096, 4096
_DATED = re.compile(rb"From \S+.*\d{1,2}:\d\d.*\d{4}|From - ")
_FIELD = re.compile(rb"[A-Za-z][!-9;-~]{0,75}:|>From ")
_STAMP = re.compile(
    rb"([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+(?:([+-]\d{4})\s+|[A-Z]{3,4}\s+)?(\d{4})(?:\s+([+-]\d{4}))?"
)
_MAIL_FIELDS = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version content-type reply-to "
    b"in-reply-to references x-gm-thrid x-gmail-labels".split()
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message. `number` counts from 1; `delivered` is when the mailbox got it, where it says so for sure."""

    number: int
    head: Headers
    body: bytes
    delivered: datetime | None
    from_mbox: bool


def is_mbox(head: bytes) -> bool:
    """Whether a file begins as a mailbox does."""
    return _is_separator(head.lstrip(b"\xef\xbb\xbf\r\n"), 0)


def is_message(head: bytes) -> bool:
    """Whether a file begins with the head of one message."""
    lines = _without_count(head.lstrip(b"\xef\xbb\xbf\r\n")).split(b"\n")[:60]
    if not _FIELD.match(lines[0]):
        return False
    names = {line.partition(b":")[0].strip().lower() for line in lines if _FIELD.match(line)}
    return len(names & _MAIL_FIELDS) >= 3


def letters_in(sources: Sequence[Source]) -> Iterator[Letter]:
    """The messages of several files, numbered through."""
    number = 1
    for source in sources:
        with source.open() as stream:
            begins = stream.read(_HEAD)
        with source.open() as stream:
            if is_mbox(begins):
                for letter in letters_of_mbox(stream, number):
                    yield letter
                    number = letter.number + 1
            else:
                yield letter_of(stream, number)
                number += 1


def letters_of_mbox(stream: BinaryIO, first: int = 1) -> Iterator[Letter]:
    """The messages of a mailbox, each with its number."""
    for number, raw in enumerate(_pieces(stream), start=first):
        line, _newline, message = raw.partition(b"\n")
        delivered = _stamped(line)
        yield _letter(number, message, delivered, from_mbox=True)


def letter_of(stream: BinaryIO, number: int = 1) -> Letter:
    """The one message of a file."""
    raw = stream.read(LONGEST_KEPT).lstrip(b"\xef\xbb\xbf\r\n")
    return _letter(number, _without_count(raw), None, from_mbox=False)


def _letter(number: int, message: bytes, delivered: datetime | None, *, from_mbox: bool) -> Letter:
    block, body = split(message)
    head = head_of(block)
    return Letter(number, head, body, delivered or _received(head), from_mbox)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message with its line `From `; the middle of large ones is left out."""
    held, buffer, begun = bytearray(), b"\n", False
    while True:
        block = stream.read(_BLOCK)
        buffer += block
        start, place = 0, 0
        while (found := buffer.find(b"\nFrom ", place)) >= 0:
            if block and len(buffer) - found < _TAIL:
                break
            if _is_separator(buffer, found + 1):
                if begun:
                    yield bytes(held + buffer[start : found + 1][: LONGEST_KEPT - len(held)])
                held, start, begun = bytearray(), found + 1, True
            place = found + 1
        end = max(start, len(buffer) - _TAIL) if block else len(buffer)
        held += buffer[start:end][: max(0, LONGEST_KEPT - len(held))]
        buffer = buffer[end:]
        if not block:
            break
    if begun and held:
        yield bytes(held)


def _is_separator(buffer: bytes, at: int) -> bool:
    """Whether a line that begins with From is one between messages: it is dated, and a head follows. Lines of a body
    that begin so are escaped by some programs only."""
    if buffer[at : at + 5] != b"From ":
        return False
    end = buffer.find(b"\n", at, at + 1_000)
    if end < 0:
        return False
    return _DATED.match(buffer[at:end]) is not None and _FIELD.match(buffer, end + 1) is not None


def _stamped(line: bytes) -> datetime | None:
    """The hour of a separator, when it names its zone as Gmail does; others mean local time."""
    found = _STAMP.search(line)
    zone = (found[6] or found[8]) if found else None
    if not found or not zone:
        return None
    month, day, hour, minute, second, _zone, year, _late = (part.decode() if part else "" for part in found.groups())
    return moment_of(f"{day} {month} {year} {hour}:{minute}:{second or '00'} {zone.decode()}")


def _received(head: Headers) -> datetime | None:
    """When the last server got it: the uppermost Received says so."""
    said = head.raw("received").rpartition(";")[2].strip()
    return moment_of(said) if said else None


def _without_count(raw: bytes) -> bytes:
    """Apple Mail writes the length of a message into the line above it."""
    line, newline, rest = raw.partition(b"\n")
    return rest if newline and line.strip().isdigit() else raw
