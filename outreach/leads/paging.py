"""Pages of a long list by key: any page costs what the first one costs, since nothing before it is counted off.

A list is a row of stretches, each served by one index: those touched, last first, then those never touched. Where a
page begins is a cursor: the stretch, and what the row before it was sorted by.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Integer, Row, Select, bindparam, tuple_

from outreach.extensions import db
from outreach.models.base import UTCDateTime

Column = Any  # an attribute of a model, of whatever type
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Stretch:
    """Rows that fulfil `where`, ordered by `order`; `keys`, the last of its columns, tell two rows apart."""

    order: tuple[Column, ...]
    keys: tuple[Column, ...]
    descending: bool
    where: tuple[ColumnElement[bool], ...] = ()
    joins: Any = None

    def flipped(self) -> "Stretch":
        """The same rows the other way round."""
        return Stretch(self.order, self.keys, not self.descending, self.where, self.joins)


@dataclass(frozen=True)
class Cursor:
    """A place between two rows."""

    stretch: int
    values: tuple[Any, ...]

    def printed(self) -> str:
        """The cursor as one parameter of an address."""
        said = json.dumps([self.stretch, *(v.isoformat() if isinstance(v, date) else v for v in self.values)])
        return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


class Hit(NamedTuple):
    """A row that was found, and the stretch in which; the last columns of the row are the keys of that stretch."""

    row: Row[Any]
    stretch: int

    def place(self, stretches: Sequence[Stretch]) -> Cursor:
        """The cursor that stands at this row."""
        return Cursor(self.stretch, tuple(self.row)[-len(stretches[self.stretch].keys) :])


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the cursors of the page before and after; none where the list ends."""

    rows: Sequence[Row[Any]]
    before: Cursor | None
    after: Cursor | None


def read_cursor(text: str | None, stretches: Sequence[Stretch]) -> Cursor | None:
    """The cursor that `text` prints; None when it is not one of this list."""
    try:
        number, *values = json.loads(base64.urlsafe_b64decode((text or "") + "=" * (-len(text or "") % 4)))
        keys = stretches[number if isinstance(number, int) and number >= 0 else len(stretches)].keys
        pairs = zip(keys, values, strict=True)
        return Cursor(number, tuple(_read(key, value) for key, value in pairs))
    except (ValueError, TypeError, IndexError, binascii.Error):
        return None


def page_of(
    rows: Select[*tuple[Any, ...]],
    stretches: Sequence[Stretch],
    *,
    size: int,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page:
    """At most `size` of `rows` that follow `after`, or that come before `before`."""
    if before is not None:
        found = walk(rows, stretches, size + 1, start=before, back=True, again=True)
        if len(found) > size:
            found = found[size - 1 :: -1]
            return Page([hit.row for hit in found], found[0].place(stretches), found[-1].place(stretches))
        after = None  # fewer than a page come before: that is the first page
    found = walk(rows, stretches, size + 1, start=after, again=True)
    shown = found[:size]
    first = shown[0].place(stretches) if shown and after is not None else None
    return Page([hit.row for hit in shown], first, shown[-1].place(stretches) if len(found) > size else None)


def walk(
    rows: Select[*tuple[Any, ...]],
    stretches: Sequence[Stretch],
    most: int,
    *,
    start: Cursor | None = None,
    back: bool = False,
    again: bool = False,
) -> list[Hit]:
    """The next `most` rows from `start`, or `back` from there; `again`: the same `rows` will come again."""
    found: list[Hit] = []
    first = start.stretch if start is not None else (len(stretches) - 1 if back else 0)
    for number in range(first, -1, -1) if back else range(first, len(stretches)):
        stretch = _flipped(stretches[number]) if back else stretches[number]
        begin = start.values if start is not None and start.stretch == number else ()
        part = (_kept_part if again else _part)(rows, stretch, most - len(found), begun=bool(begin))
        key = {f"key_{place}": value for place, value in enumerate(begin)}
        found += [Hit(row, number) for row in db.session.execute(part, key).all()]
        if len(found) == most:
            break
    return found


@lru_cache(200)
def _flipped(stretch: Stretch) -> Stretch:
    return stretch.flipped()


def place_of(rows: Select[*tuple[Any, ...]], stretches: Sequence[Stretch]) -> Cursor | None:
    """The cursor of the one row that `rows` selects."""
    found = walk(rows, stretches, 1)
    return found[0].place(stretches) if found else None


def _part(rows: Select[*tuple[Any, ...]], stretch: Stretch, most: int, *, begun: bool) -> Select[*tuple[Any, ...]]:
    """At most so many rows of a stretch; of one that is `begun`, those beyond the key that is given when it is run."""
    if stretch.joins is not None:
        rows = rows.join(*stretch.joins)
    part = rows.add_columns(*stretch.keys).where(*stretch.where)
    if begun:
        here = tuple_(*stretch.keys)
        there = tuple_(*(bindparam(f"key_{place}", type_=key.type) for place, key in enumerate(stretch.keys)))
        part = part.where(here < there if stretch.descending else here > there)
    order = (column.desc() if stretch.descending else column.asc() for column in stretch.order)
    return part.order_by(*order).limit(most)


# Rows and stretches that were made before come again as the same objects, and so does the statement of a page: one
# that was executed before is executed in half the time.
_kept_part = lru_cache(200)(_part)


def _read(key: Column, value: Any) -> Any:
    if isinstance(key.type, UTCDateTime):
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise ValueError("no zone")
        return at
    if isinstance(key.type, Date):
        return date.fromisoformat(value)
    if isinstance(key.type, Integer):
        if type(value) is not int or not 0 <= value <= LARGEST:
            raise ValueError("no number of a row")
        return value
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    return value
