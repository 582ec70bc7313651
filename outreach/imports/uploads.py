"""Uploaded files, kept in pieces in the database until they are brought in or given up."""

import io
from typing import IO, Any, BinaryIO

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from outreach.models import ImportRun, UploadPart

PART = 1024 * 1024


class Borrowed:
    """A file that somebody else holds open: what the form's parser gave us."""

    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self.name, self._stream = name, stream

    def open(self) -> BinaryIO:
        """Read it from the beginning; closing the reading leaves the file open."""
        self._stream.seek(0)
        return io.BufferedReader(_Pieces(self._stream.read))


class Upload:
    """A kept file, read piece by piece: a large one never stands in memory."""

    def __init__(self, session: Session, run: ImportRun) -> None:
        self.name, self._run_id, self._session = run.file_name, run.id, session

    def open(self) -> BinaryIO:
        """Read it from the beginning."""
        position = iter(range(1_000_000))

        def next_piece(_size: int) -> bytes:
            wanted = select(UploadPart.data).where(UploadPart.run_id == self._run_id)
            return self._session.scalar(wanted.where(UploadPart.position == next(position))) or b""

        return io.BufferedReader(_Pieces(next_piece), PART)


class _Pieces(io.RawIOBase):
    """Bytes that come in pieces of any size; the empty piece is the end."""

    def __init__(self, next_piece: Any) -> None:
        self._next, self._left = next_piece, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            self._left = memoryview(self._next(len(buffer)))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def keep(session: Session, run: ImportRun, source: Borrowed) -> None:
    """Copy a file into the database, in the caller's transaction."""
    with source.open() as stream:
        position = 0
        while data := stream.read(PART):
            row = {"owner_id": run.owner_id, "run_id": run.id, "position": position, "data": data}
            session.execute(insert(UploadPart), [row])
            position += 1
            run.size += len(data)


def forget(session: Session, run: ImportRun) -> None:
    """Let go of a file that is not needed any more."""
    session.execute(delete(UploadPart).where(UploadPart.run_id == run.id))
