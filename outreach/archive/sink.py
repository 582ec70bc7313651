"""Where a zip is written to that is sent while it is made."""

from io import RawIOBase
from typing import Any


class Sink(RawIOBase):
    """What the zip was told to write since somebody last took it. It cannot be wound back, so nothing has to wait."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Everything since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
