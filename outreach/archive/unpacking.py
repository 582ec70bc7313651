"""In: a zip of ours, read piece by piece, and refused unless it is in every part what its manifest says."""

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from outreach.archive.cells import TYPES, Row, WrongCell, decoder
from outreach.archive.packing import MANIFEST
from outreach.text import _
from outreach.web.refusal import Refusal

AT_A_TIME = 1000
LONGEST_LINE = 64 * 1024 * 1024
LONGEST_MANIFEST = 4 * 1024 * 1024
PIECE = 1024 * 1024
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Expected:
    """What the manifest promises of one part."""

    file: str
    rows: int
    size: int
    sha256: str
    about: dict[str, Any]

    @property
    def table(self) -> str:
        """The table whose rows it holds."""
        return str(self.about["table"])

    @property
    def kinds(self) -> dict[str, str]:
        """Its columns, and what each holds."""
        kinds: dict[str, str] = self.about["columns"]
        return kinds


class Archive:
    """An opened zip whose manifest makes sense. Its parts are checked while they are read: to their very end."""

    def __init__(self, archive: ZipFile, manifest: dict[str, Any]) -> None:
        self._zip, self.manifest = archive, manifest
        self.tables = [_expected(each) for each in manifest.get("tables", [])]
        self.files = [_expected(each) for each in manifest.get("files", [])]
        if not all(set(each.kinds.values()) <= set(TYPES) and each.table for each in self.tables):
            raise ValueError("a kind of column that nobody knows")
        names = set(archive.namelist())
        if not {each.file for each in (*self.tables, *self.files)} <= names:
            raise KeyError("a part is missing")

    @property
    def made_at(self) -> str:
        """When it was made, as printed in it."""
        return str(self.manifest.get("made_at", ""))

    @property
    def rows(self) -> int:
        """How many rows it promises altogether."""
        return sum(each.rows for each in self.tables)

    @property
    def size(self) -> int:
        """How many bytes it promises altogether, unpacked."""
        return sum(each.size for each in (*self.tables, *self.files))

    def rows_of(self, part: Expected) -> Iterator[list[Row]]:
        """The rows of a table, some hundred at a time. Refusal when they are not what was promised."""
        decode, number, gathered, size = decoder(part.kinds), 0, list[Row](), 0
        for line in self._lines(part):
            number, size = number + 1, size + len(line)
            try:
                gathered.append(decode(json.loads(line)))
            except (WrongCell, ValueError, RecursionError):
                raise damaged(part.file, number) from None
            if len(gathered) == AT_A_TIME or size > PIECE * 4:
                yield gathered
                gathered, size = [], 0
        if number != part.rows:
            raise damaged(part.file, number)
        if gathered:
            yield gathered

    def pieces_of(self, part: Expected) -> Iterator[bytes]:
        """The bytes of a file, a megabyte at a time. Refusal when they are not what was promised."""
        with self._checked(part) as read:
            while data := read(PIECE):
                yield data

    def _lines(self, part: Expected) -> Iterator[bytes]:
        with self._checked(part, "readline") as read_line:
            while line := read_line(LONGEST_LINE):
                yield line

    @contextmanager
    def _checked(self, part: Expected, how: str = "read") -> Iterator[Callable[[int], bytes]]:
        digest, size = sha256(), 0
        try:
            with self._zip.open(part.file) as inside:
                reading: Callable[[int], bytes] = getattr(inside, how)

                def read(most: int) -> bytes:
                    nonlocal size
                    data = reading(most)
                    size += len(data)
                    if size > part.size:  # more than was promised is not read to its end: it might have none
                        raise damaged(part.file)
                    digest.update(data)
                    return data

                yield read
        except BROKEN as error:
            raise error if isinstance(error, Refusal) else damaged(part.file) from None
        if digest.hexdigest() != part.sha256:
            raise damaged(part.file)


@contextmanager
def opened(source: IO[bytes], form: str, newest: int) -> Iterator[Archive]:
    """An archive of the format `form`, at most of the version `newest`. Refusal when it is none, or cut off."""
    try:
        archive = ZipFile(source)
        with archive.open(MANIFEST) as inside:
            manifest = json.loads(inside.read(LONGEST_MANIFEST))
        found, known = str(manifest["format"]), int(manifest["version"]) <= newest
        understood = Archive(archive, manifest) if found == form and known else None
    except BROKEN:
        raise Refusal(_("This file is cut off, damaged, or was not made by Outreach. Nothing was changed.")) from None
    if found != form:
        raise Refusal(_("This is another kind of Outreach file (%(found)s). Nothing was changed.", found=found[:40]))
    if understood is None:
        raise Refusal(_("A newer version of Outreach made this file. Install that version, or a later one."))
    with archive:
        yield understood


def damaged(file: str, line: int | None = None) -> Refusal:
    """The sentence for a part that is not what the manifest says."""
    if line is None:
        return Refusal(_("The part %(file)s of the archive is not what it was when it was made. Nothing was changed.",
                         file=file))  # fmt: skip
    return Refusal(_("Line %(line)s of %(file)s in the archive is not what it was when it was made. "
                     "Nothing was changed.", line=line, file=file))  # fmt: skip


def _expected(entry: dict[str, Any]) -> Expected:
    counted = {"file", "rows", "bytes", "sha256"}
    about = {name: value for name, value in entry.items() if name not in counted}
    return Expected(str(entry["file"]), int(entry["rows"]), int(entry["bytes"]), str(entry["sha256"]), about)
