"""Files inside an archive, each as a source of its own that can be opened again and again."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.readers.packed import unpacked
from outreach.imports.readers.source import Source

_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError)
_BUFFER = 256 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive. `path` is how it is called in there."""

    archive: Source
    limits: Limits
    path: str

    @property
    def name(self) -> str:
        """Without the folders around it."""
        return PurePosixPath(self.path.replace("\\", "/")).name

    @property
    def plain(self) -> str:
        """The name as it is compared: without case, spaces, underscores and ending. `Company Follows.csv` is
        `companyfollows`."""
        return "".join(letter for letter in self.name.casefold().rpartition(".")[0] if letter.isalnum())

    @property
    def ending(self) -> str:
        """What follows the last dot, in lower case."""
        return self.name.casefold().rpartition(".")[2]

    def open(self) -> BinaryIO:
        """Unpack it as it is read."""
        held = ExitStack()
        try:
            return self.unpacking(held.enter_context(unpacked(self.archive, self.limits)), held)
        except Refused:
            held.close()
            raise

    def unpacking(self, archive: zipfile.ZipFile, held: ExitStack) -> io.BufferedReader:
        """The same in an archive that is open; `held` is closed with it."""
        try:
            return io.BufferedReader(_Unpacking(held.enter_context(archive.open(self.path)), held), _BUFFER)
        except _BROKEN as broken:
            raise Refused("archive") from broken


def opened_in_turn(sources: Sequence[Source]) -> Iterator[io.BufferedReader]:
    """Each of some files. Those of one archive are read in one opening of it: thousands of letters may be in there."""
    first = sources[0] if sources else None
    if not isinstance(first, Member):
        for source in sources:
            with source.open() as stream:
                yield stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(Any, stream))
        return
    with unpacked(first.archive, first.limits) as archive:
        for one in sources:
            assert isinstance(one, Member)
            with ExitStack() as held:
                yield one.unpacking(archive, held)


class _Unpacking(io.RawIOBase):
    """Bytes of a member; closing them closes the archive too. A damaged member is refused in a sentence."""

    def __init__(self, stream: Any, held: ExitStack) -> None:
        self._stream, self._held = stream, held

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as broken:
            raise Refused("archive") from broken
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._held.close()
        super().close()


def members_of(source: Source, limits: Limits) -> Sequence[Member]:
    """The files of an archive, without folders and what the Mac adds for itself."""
    with unpacked(source, limits) as archive:
        paths = [one.filename for one in archive.infolist() if not one.is_dir()]
    found = [Member(source, limits, path) for path in paths]
    return [one for one in found if not one.path.startswith("__MACOSX/") and not one.name.startswith(".")]
