"""What a column is in a line of JSON: the same on both databases, so that each reads what the other wrote."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    TableClause,
    column,
    table,
)

from outreach.models.base import UTCDateTime

Row = dict[str, Any]
Kinds = Mapping[str, str]
"""Column -> one of the words in TYPES."""

TYPES: dict[str, Any] = {
    "number": BigInteger(),
    "real": Float(),
    "text": String(),
    "flag": Boolean(create_constraint=False),
    "instant": UTCDateTime(),
    "day": Date(),
    "bytes": LargeBinary(),
    "json": JSON(),
}
_STORED_AS = (
    (UTCDateTime, "instant"), (Date, "day"), (Boolean, "flag"), (Integer, "number"), (Float, "real"),
    (JSON, "json"), (LargeBinary, "bytes"), (String, "text"),
)  # fmt: skip
_LARGEST = 2**63 - 1


class WrongCell(ValueError):
    """A line holds something else than its column can: the name of the column is its only word."""


def kinds_of(described: Table) -> dict[str, str]:
    """The columns of a table as a manifest names them."""
    return {each.name: kind_of(each) for each in described.columns}


def kind_of(described: Column[Any]) -> str:
    """The word for what a column holds."""
    return next(word for stored, word in _STORED_AS if isinstance(described.type, stored))


def plain(name: str, kinds: Kinds) -> TableClause:
    """A table known only by what a manifest says of it: of this version of the program or of an older one."""
    return table(name, *(column(each, TYPES[kind]) for each, kind in kinds.items()))


def encoder(kinds: Kinds) -> Callable[[Sequence[Any]], Row]:
    """From a row of the database, in the order of `kinds`, to what JSON can hold."""
    names = tuple(kinds)
    changed = [(place, _ENCODE[kind]) for place, kind in enumerate(kinds.values()) if kind in _ENCODE]

    def encode(row: Sequence[Any]) -> Row:
        values = list(row)
        for place, change in changed:
            if values[place] is not None:
                values[place] = change(values[place])
        return dict(zip(names, values, strict=True))

    return encode


def decoder(kinds: Kinds) -> Callable[[Any], Row]:
    """From a line to a row of the database. WrongCell when the line has other columns, or another type in one."""
    changes = [(name, _DECODE[kind]) for name, kind in kinds.items()]

    def decode(line: Any) -> Row:
        if not isinstance(line, dict) or len(line) != len(changes):
            raise WrongCell("")
        row = {}
        for name, change in changes:
            try:
                value = line[name]
                row[name] = None if value is None else change(value)
            except (KeyError, ValueError, TypeError):
                raise WrongCell(name) from None
        return row

    return decode


def stamp(at: datetime) -> str:
    """An instant as 2026-02-11T08:41:07Z."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def instant(text: str) -> datetime:
    """The instant that `stamp` printed; ValueError for a time without a zone."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at


def _number(value: Any) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise ValueError("no number")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("no text")
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("neither true nor false")
    return value


_ENCODE: dict[str, Callable[[Any], Any]] = {
    "instant": stamp,
    "day": date.isoformat,
    "bytes": lambda data: b64encode(data).decode("ascii"),
}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "number": _number,
    "real": float,
    "text": _text,
    "flag": _flag,
    "instant": instant,
    "day": date.fromisoformat,
    "bytes": lambda text: b64decode(text, validate=True),
    "json": lambda value: value,
}
