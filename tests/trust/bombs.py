"""The hostile files of check 17, written where they are wanted. None of them needs what it promises to need."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64
_ROW = b"<row><c t='inlineStr'><is><t>Ann</t></is></c></row>"
_GIGABYTES, _MEGABYTE = 10, 1024 * 1024
_MEMBER = 16 * _MEGABYTE


def zip_of(names: list[str], data: bytes) -> bytes:
    """An archive in which every file holds the same packed bytes: gigabytes in a few hundred kilobytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    sums = struct.pack("<LLL", zlib.crc32(data), len(packed), len(data))
    archive, directory = BytesIO(), BytesIO()
    for name in names:
        place, path = archive.tell(), name.encode()
        archive.write(struct.pack("<4sHHHHH", b"PK\3\4", 20, 0, 8, 0, 33) + sums + struct.pack("<HH", len(path), 0))
        archive.write(path + packed)
        directory.write(struct.pack("<4sHHHHHH", b"PK\1\2", 20, 20, 0, 8, 0, 33) + sums)
        directory.write(struct.pack("<HHHHHLL", len(path), 0, 0, 0, 0, 0, place) + path)
    listed = directory.getvalue()
    end = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, len(names), len(names), len(listed), archive.tell(), 0)
    return archive.getvalue() + listed + end


def _bomb(*first: str) -> bytes:
    count = _GIGABYTES * 1024 * _MEGABYTE // _MEMBER
    data = (_ROW * (_MEMBER // len(_ROW) + 1))[:_MEMBER]
    return zip_of([*first, *(f"xl/worksheets/sheet{n}.xml" for n in range(count))], data)


def workbook_bomb() -> bytes:
    return _bomb("[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml")


def archive_bomb() -> bytes:
    return _bomb("Connections.csv", "messages.csv")


def columns() -> bytes:
    return b",".join(b"Name" for _ in range(2_000_000)) + b"\nAnn\n"


def cell() -> bytes:
    return b'Name,Notes\nAnn,fine\nEve,"' + b"x y, " * 12 * _MEGABYTE + b'"\nBob,fine\n'


def nested_parts(depth: int = 5_000) -> bytes:
    head = b"From: robin@example.org\nTo: ann@example.net\nSubject: Hello\nDate: Tue, 03 Feb 2026 10:00:00 +0000\n"
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return head + b"Message-ID: <m1@example.org>\nMIME-Version: 1.0\n" + parts + b"Content-Type: text/plain\n\nHi\n"


def recipients() -> bytes:
    to = b",\n ".join(b"Person %d <p%d@example.net>" % (n, n) for n in range(20_000))
    head = b"From: robin@example.org\nSubject: Hello\nDate: Tue, 03 Feb 2026 10:00:00 +0000\nTo: "
    return head + to + b"\nMessage-ID: <m1@example.org>\n\nHi\n"


def nested_cards() -> bytes:
    return b"BEGIN:VCARD\r\n" * 20_000 + b"FN:Ann\r\n" + b"END:VCARD\r\n" * 20_000


def nuls() -> bytes:
    return b"Name,Email\n" + b"".join(b"A\0nn%d,a%d@example.org\n" % (n, n) for n in range(2_000))


def wide() -> bytes:
    """UTF-16 without its mark, ending in the middle of a character, with half a character in it."""
    rows = "Name;Email\r\n" + "".join(f"Zoë {n};z{n}@example.org\r\n" for n in range(1_000))
    return rows.encode("utf-16-le") + b"A"


def marks() -> bytes:
    return b"\xef\xbb\xbf" * 3 + b"Name,Email\r\n\xef\xbb\xbfAnn,ann@example.org\r\n"


def cut_off() -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(name, _ROW * 1_000)
    return whole.getvalue()[:600]


def wrong_extension() -> bytes:
    return b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nEMAIL:ann@example.org\r\nEND:VCARD\r\n"


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "workbook_bomb": ("people.xlsx", workbook_bomb),
    "archive_bomb": ("Basic_LinkedInDataExport.zip", archive_bomb),
    "columns": ("people.csv", columns),
    "cell": ("people.csv", cell),
    "nested_parts": ("message.eml", nested_parts),
    "recipients": ("message.eml", recipients),
    "nested_cards": ("people.vcf", nested_cards),
    "nuls": ("people.csv", nuls),
    "wide": ("people.csv", wide),
    "marks": ("people.csv", marks),
    "cut_off": ("people.xlsx", cut_off),
    "picture": ("people.csv", lambda: PICTURE),
    "wrong_extension": ("people.csv", wrong_extension),
}


def written(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file on disk, by what is wrong with it."""
    for name, (file_name, make) in FILES.items():
        path = folder / name / file_name
        path.parent.mkdir()
        path.write_bytes(make())
        yield name, path
