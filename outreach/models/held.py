"""Columns of a row as JSON holds them, and as values again: what an undo, or a split, puts back exactly. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Enum, Table

from outreach.models.base import UTCDateTime


def plain(value: Any) -> Any:
    """A value of a column as JSON holds it."""
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def typed(kind: Any, value: Any) -> Any:
    """What JSON held, as a column of the type `kind` holds it."""
    if value is None:
        return None
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.enum_class(value) if isinstance(kind, Enum) and kind.enum_class else value


def kept(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The columns of `row` with these names, as JSON holds them."""
    return {name: plain(row[name]) for name in names}


def restored(table: Table, held: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were kept."""
    return {name: typed(table.c[name].type, value) for name, value in held.items()}
