"""The body of a message: its first readable text, and the parts that machines write for machines.

Parts are cut along their boundaries, at most so deep and so many: five thousand nested ones are no work."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.imports.activities.headers import Headers, head_of

DEEPEST, MOST_PARTS = 8, 60
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a message. `sort` is its content type, such as text/plain."""

    head: Headers
    sort: str
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, in whatever way it was written."""
        charset = self.head.parameter("content-type", "charset") or "utf-8"
        raw = _undone(self.body, self.head.word("content-transfer-encoding"))
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            return _guessed(raw)


def parts_of(head: Headers, body: bytes) -> Iterator[Part]:
    """The leaves of a message, in their order."""
    waiting, count = [(head, body, 0)], 0
    while waiting and count < MOST_PARTS:
        count += 1
        own, data, depth = waiting.pop()
        sort = own.word("content-type") or "text/plain"
        boundary = own.parameter("content-type", "boundary")
        if sort.startswith("multipart/") and boundary:
            if depth < DEEPEST:
                waiting += [(*one, depth + 1) for one in reversed(_cut_at(data, boundary))]
        else:
            yield Part(own, sort, data)


def split(message: bytes) -> tuple[bytes, bytes]:
    """Head and body."""
    if message[:1] in (b"\n", b"\r"):
        return b"", message.lstrip(b"\r\n")
    found = _HEAD_END.search(message)
    return (message[: found.start()], message[found.end() :]) if found else (message, b"")


def _cut_at(body: bytes, boundary: str) -> list[tuple[Headers, bytes]]:
    mark = b"--" + boundary.encode("utf-8", "replace")
    pieces = (b"\n" + body).split(b"\n" + mark)[1 : MOST_PARTS + 1]
    found = []
    for piece in pieces:
        if piece.startswith(b"--"):
            break
        _rest, _newline, inside = piece.partition(b"\n")
        head, data = split(inside)
        found.append((head_of(head), data.removesuffix(b"\r")))
    return found


def _undone(body: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        try:
            return base64.b64decode(letters[: len(letters) // 4 * 4] + _rest_of(letters))
        except (binascii.Error, ValueError):
            return b""
    return body


def _rest_of(letters: bytes) -> bytes:
    rest = letters[len(letters) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _guessed(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
