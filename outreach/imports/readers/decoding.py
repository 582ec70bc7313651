"""Which encoding a file is in: BOM, then strict UTF-8, then the likeliest of the old code pages.

Binary files are told by their first bytes and by their control bytes before anything is decoded."""

import codecs
import io
import re
from typing import BinaryIO

from outreach.imports.findings import Refused
from outreach.imports.readers.code_pages import old_code_page
from outreach.imports.readers.source import Source

_BLOCK = 1024 * 1024
_HEAD = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\xd0\xcf\x11\xe0", "old_office"),
    (b"SQLite format 3", "binary"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"),
    (b"ID3", "binary"),
)
_LATIN = re.compile(r"[\t\r\n -~]")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x19\x1b-\x1f\ufffe\uffff]")
_LEAST_LATIN = 0.1
_CONTROLS = bytes(set(range(0x20)) - {0x00, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A}) + b"\x7f"


def codec_named(name: str) -> str:
    """The encoding that a user names. Raises Refused for one that nobody knows."""
    try:
        io.TextIOWrapper(io.BytesIO(), name).close()  # knows encodings of texts only
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise Refused("unknown_encoding", encoding=name[:40]) from None


def encoding_of(source: Source) -> str:
    """Name the codec to read `source` with, or refuse it: `empty`, or what kind of binary file it is."""
    with source.open() as stream:
        head = stream.read(_HEAD)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
            raise Refused("empty")
        marked = next((name for bom, name in _BOMS if head.startswith(bom)), None)
        if marked in ("utf-16", "utf-32"):
            return marked
        if marked is None and (wide := _wide(head)):
            return wide
        _refuse_binary(head)
        if marked or _is_utf8(head, stream):
            return marked or "utf-8"
    return old_code_page(_telling_lines(source))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a BOM: the byte order in which delimiters, line ends and Latin letters come out."""
    if 0 not in head:
        return None
    shares = {codec: _latin_share(head, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > _LEAST_LATIN else None


def _latin_share(head: bytes, codec: str) -> float:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(head)
    except UnicodeDecodeError:
        return 0
    latin = len(_LATIN.findall(text))
    return 0 if _CONTROL.search(text) else latin / max(1, len(text))


def _refuse_binary(head: bytes) -> None:
    kind = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        kind = "picture" if head[8:12] in (b"WEBP", b"heic", b"avif", b"mif1") else "binary"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if kind is None and (controls > max(32, len(head) // 20) or head.count(0) > max(32, len(head) // 10)):
        kind = "binary"
    # Two letters are not enough to call a text a picture: "BM" may begin a name.
    if kind and (len(head) < 6 or head[:2] != b"BM" or controls + head.count(0) > 4):
        raise Refused(kind)


def _is_utf8(head: bytes, stream: BinaryIO) -> bool:
    """Strict, over the whole file; a character cut off by the end of the file is forgiven."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    block = head
    try:
        while block:
            decoder.decode(block)
            block = stream.read(_BLOCK)
    except UnicodeDecodeError:
        return False
    return True


def _telling_lines(source: Source) -> bytes:
    """Up to 64 kB of the lines that hold bytes beyond ASCII: the others say nothing."""
    found: list[bytes] = []
    size = 0
    with source.open() as stream:
        while size < _HEAD and (line := stream.readline(_HEAD)):
            if not line.isascii():
                found.append(line)
                size += len(line)
    return b"".join(found)
