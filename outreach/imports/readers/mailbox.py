"""Mailboxes as single messages: mbox in all its dialects, one message by itself, streamed and capped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from outreach.imports.activities.headers import Headers, head_of, moment_of
from outreach.imports.activities.parts import split
from outreach.imports.readers.source import Source
from outreach.imports.readers.zipped import opened_in_turn

LONGEST_KEPT = 512 * 1024
MAIL_ENDINGS = frozenset({"mbox", "mbx", "eml", "emlx"})
_BLOCK, _TAIL, _HEAD = 1024 * 1024, 4096, 4096
# Between messages is a dated line, and a head follows: lines of a body that begin so are not escaped by all programs.
_SEPARATOR = re.compile(
    rb"^From (?:\S{1,300}[^\n]{1,80}?\d\d?:\d\d[^\n]{1,40}|- [^\n]{1,80})\n(?=[A-Za-z][!-9;-~]{0,75}:|>From )",
    re.MULTILINE,
)
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
    return _SEPARATOR.match(head.lstrip(b"\xef\xbb\xbf\r\n")) is not None


def is_message(head: bytes, name: str) -> bool:
    """Whether a file begins with the head of one message."""
    lines = _without_count(head.lstrip(b"\xef\xbb\xbf\r\n")).split(b"\n")[:60]
    if not _FIELD.match(lines[0]):
        return False
    names = {line.partition(b":")[0].strip().lower() for line in lines if _FIELD.match(line)}
    return len(names & _MAIL_FIELDS) >= (1 if name.casefold().endswith((".eml", ".emlx")) else 2)


def letters_in(sources: Sequence[Source]) -> Iterator[Letter]:
    """The messages of several files, numbered through."""
    number = 1
    for stream in opened_in_turn(sources):
        if is_mbox(stream.peek(_HEAD)[:_HEAD]):
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
    """The bytes of each message with its line `From `; the end of large ones is left out."""
    held, buffer = bytearray(), b""
    while True:
        block = stream.read(_BLOCK)
        buffer += block
        start = 0
        # What a separator needs may only come with the next block.
        for found in _SEPARATOR.finditer(buffer, 0, len(buffer) - (_TAIL if block else 0)):
            if held or found.start() > start:
                yield bytes(held + buffer[start : found.start()][: max(0, LONGEST_KEPT - len(held))])
            held, start = bytearray(), found.start()
        last = max(0, len(buffer) - 2 * _TAIL)
        end = max(start, buffer.rfind(b"\n", 0, last) + 1 or last) if block else len(buffer)
        held += buffer[start:end][: max(0, LONGEST_KEPT - len(held))]
        buffer = buffer[end:]
        if not block:
            break
    if held:
        yield bytes(held)


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
