"""Columns of a row as JSON holds them, and as values again: what an undo puts back exactly."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Date, Table
from sqlalchemy import Enum as Words

from outreach.models.base import UTCDateTime


def kept(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The columns of `row` with these names, as JSON holds them."""
    return {name: _plain(row[name]) for name in names}


def restored(table: Table, held: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were kept."""
    return {name: _value(table.c[name].type, value) for name, value in held.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime) else value


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.python_type(value) if isinstance(kind, Words) else value
