"""Files that are zip archives inside: which sort, and whether they may be unpacked at all."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.source import Source

SIGNATURE = b"PK\x03\x04"
_IN_MEMORY = 16 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_MOST_FILES = 20_000
_MOST_SAMPLED = 200


@contextmanager
def unpacked(source: Source, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The archive, if what its directory promises is within the limits; no file in it can be larger than promised."""
    with _seekable(source) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError):
            raise Refused("broken_archive") from None
        with archive:
            promised = sum(one.file_size for one in archive.infolist())
            if promised > limits.unpacked or len(archive.infolist()) > _MOST_FILES:
                raise Refused("unpacked", limit=limits.unpacked // _MEGABYTE)
            yield archive


def is_workbook(source: Source, limits: Limits) -> bool:
    """Whether an archive is a workbook of Excel. Raises Refused for what other programs keep in archives."""
    with unpacked(source, limits) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return True
        if "xl/workbook.bin" in names:
            raise Refused("binary_workbook")
        if "mimetype" in names and b"opendocument" in archive.open("mimetype").read(_MOST_SAMPLED):
            raise Refused("opendocument")
        if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
            raise Refused("numbers")
        if "word/document.xml" in names or "ppt/presentation.xml" in names:
            raise Refused("document")
        if "manifest.json" in names and any(name.startswith("tables/") for name in names):
            raise Refused("own_archive")
    return False


@contextmanager
def _seekable(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a source, in which one can go back; what comes in pieces is copied first."""
    with source.open() as stream:
        if stream.seekable():
            yield stream
            return
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            shutil.copyfileobj(stream, copy, _MEGABYTE)
            copy.seek(0)
            yield cast(BinaryIO, copy)
