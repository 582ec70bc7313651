"""One hostile file, read as a worker reads it, in a process of its own: what came of it, how long, how much memory.

python -m tests.trust.hostile PATH NAME [CAP=VALUE...]"""

import gc
import json
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from outreach.imports.choices import Choices
from outreach.imports.findings import Refused, Rejected
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.people.plain import Plain
from outreach.imports.readers.source import PathSource, Source
from outreach.imports.reading import open_file

ENDLESS = "rows"
_ROWS, _PIECE = 10_000_000, 10_000


class _Pieces(RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next(self._pieces, b"")
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


@dataclass(frozen=True, slots=True)
class Endless:
    """Ten million rows that nobody ever holds."""

    name: str = "people.csv"

    def open(self) -> BinaryIO:
        return BufferedReader(_Pieces(self._written()), 1024 * 1024)

    def _written(self) -> Iterator[bytes]:
        yield b"Name,Email\n"
        piece = b"".join(b"P%d,p%d@example.org\n" % (n, n) for n in range(_PIECE))
        yield from (piece for _piece in range(_ROWS // _PIECE))


@dataclass
class Outcome:
    """`code`: why it was refused, empty when it was not."""

    code: str = ""
    facts: dict[str, Any] | None = None
    people: int = 0
    rejected: int = 0
    notices: int = 0


def read(source: Source, limits: Limits) -> Outcome:
    """Look at a file as it is looked at before anything is written: twice, from its beginning to its end."""
    outcome = Outcome()
    try:
        owner = Owner("robin@example.org", "Robin")
        reading = open_file(source, limits, Choices(me="robin@example.org", people="all"), owner)
        survey = reading.survey()

        def noticed(_notice: object) -> None:
            outcome.notices += 1

        for one in reading.found(survey, noticed):
            outcome.rejected += isinstance(one, Rejected)
            outcome.people += len(one) if isinstance(one, Plain) else not isinstance(one, Rejected)
    except Refused as refused:
        outcome.code, outcome.facts = refused.code, refused.facts
    return outcome


def waits(while_alive: threading.Thread) -> list[float]:
    """How long other threads of the process wait for their turn meanwhile, in milliseconds."""
    found: deque[float] = deque(maxlen=100_000)
    while while_alive.is_alive():
        before = time.perf_counter()
        time.sleep(0.005)
        found.append((time.perf_counter() - before) * 1000 - 5)
    return sorted(found) or [0.0]


def peak_mb() -> float:
    """The most memory that this process ever had."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1024


def main() -> None:
    path, name, *caps = sys.argv[1:]
    source: Source = Endless() if name == ENDLESS else PathSource(Path(path))
    limits = Limits(**{cap.split("=")[0]: int(cap.split("=")[1]) for cap in caps})
    outcomes: list[Outcome] = []
    gc.collect()
    idle, start = peak_mb(), time.perf_counter()
    thread = threading.Thread(target=lambda: outcomes.append(read(source, limits)))
    thread.start()
    waited = waits(thread)
    said = {
        "seconds": time.perf_counter() - start,
        "mb": peak_mb(),
        "idle_mb": idle,
        "p99_ms": waited[int(len(waited) * 0.99)],
    }
    print(json.dumps(vars(outcomes[0]) | said))


if __name__ == "__main__":
    main()
