"""What a first reading of a table found, held for the second one if it is not too much."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach.imports.people.sorting import Identified, Sorter
from outreach.imports.readers.grid import Block, Row, Rows, in_blocks
from outreach.imports.readers.table import Table

# A hundred thousand rows of usual width; in memory this is six times as much.
MOST_CHARACTERS = 16 * 1024 * 1024
MOST_CELLS = 1_000_000


@dataclass(slots=True)
class Held:
    """The rows of one reading, in blocks; `complete` once all of them have passed and few enough were kept."""

    rows: Rows
    sorter: Sorter
    complete: bool = False
    _pieces: deque[Identified | Row] = field(default_factory=deque)

    def passing(self) -> Iterator[Identified | Row]:
        """The rows for the first time."""
        characters = cells = 0
        for piece in identified(self.rows, self.sorter):
            if isinstance(piece, Identified):
                characters += piece.block.size
                cells += len(piece.block) * len(piece.block.columns)
            if characters <= MOST_CHARACTERS and cells <= MOST_CELLS:
                self._pieces.append(piece)
            else:
                self._pieces.clear()
            yield piece
        self.complete = characters <= MOST_CHARACTERS and cells <= MOST_CELLS

    def again(self) -> Iterator[Identified | Row]:
        """The same once more, let go of on the way."""
        self.complete = False
        while self._pieces:
            yield self._pieces.popleft()


def identified(rows: Rows, sorter: Sorter) -> Iterator[Identified | Row]:
    """The rows in blocks, each with who its people are; texts have a quick way to them."""
    pieces = rows.pieces() if isinstance(rows, Table) else in_blocks(rows.rows())
    return (sorter.identify(piece) if isinstance(piece, Block) else piece for piece in pieces)
