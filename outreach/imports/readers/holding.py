"""What a first reading of a table found, held for the second one if it is not too much."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach.imports.readers.grid import Block, Row, Rows, in_blocks
from outreach.imports.readers.table import Table

# A hundred thousand rows of usual width; in memory this is five times as much.
MOST_CHARACTERS = 16 * 1024 * 1024
MOST_CELLS = 1_000_000


@dataclass(slots=True)
class Held:
    """The rows of one reading, in blocks; `complete` once all of them have passed and few enough were kept."""

    rows: Rows
    complete: bool = False
    _pieces: deque[Block | Row] = field(default_factory=deque)

    def passing(self) -> Iterator[Block | Row]:
        """The rows for the first time."""
        characters = cells = 0
        for piece in pieces_of(self.rows):
            if isinstance(piece, Block):
                characters += piece.size
                cells += len(piece.rows) * len(piece.rows[0])
            if characters <= MOST_CHARACTERS and cells <= MOST_CELLS:
                self._pieces.append(piece)
            else:
                self._pieces.clear()
            yield piece
        self.complete = characters <= MOST_CHARACTERS and cells <= MOST_CELLS

    def again(self) -> Iterator[Block | Row]:
        """The same once more, let go of on the way."""
        self.complete = False
        while self._pieces:
            yield self._pieces.popleft()


def pieces_of(rows: Rows) -> Iterator[Block | Row]:
    """The rows in blocks; texts have a quick way to them."""
    return rows.pieces() if isinstance(rows, Table) else in_blocks(rows.rows())
