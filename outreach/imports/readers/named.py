"""Rows of a table whose columns are known by name: what LinkedIn's files of messages and of invitations are read by."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, TypeVar

from outreach.imports.columns import header_words
from outreach.imports.findings import Rejected
from outreach.imports.readers.grid import Grid

Item = TypeVar("Item")


class NamedRows(ABC, Generic[Item]):
    """The rows of a grid, each made into an item, as often as they are asked for."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._place = {header_words.plain(header): place for place, header in enumerate(grid.layout.headers)}

    def rows(self) -> Iterator[Item | Rejected]:
        """Every row in which anything stands, broken ones among them."""
        for line, cells, flaw in self._grid.again().rows():
            if flaw:
                yield Rejected(line, flaw, list(cells))
            elif any(cell.strip() for cell in cells):
                yield self._made_of(line, cells)

    @abstractmethod
    def _made_of(self, line: int, cells: list[str]) -> Item:
        """One row as what it stands for."""

    def _cell(self, cells: list[str], name: str) -> str:
        place = self._place.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""
