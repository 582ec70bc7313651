"""Where the bytes of a file come from: memory, disk, or (see uploads.py) the database. Read twice, so opened twice."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol


class Source(Protocol):
    """A named file that can be opened again and again."""

    @property
    def name(self) -> str: ...

    def open(self) -> BinaryIO: ...


@dataclass(frozen=True, slots=True)
class BytesSource:
    """A file that is in memory already."""

    name: str
    data: bytes

    def open(self) -> BinaryIO:
        return BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class PathSource:
    """A file on disk, as the command line gets it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def open(self) -> BinaryIO:
        return self.path.open("rb")
