"""The columns of a lead as plain values that JSON can hold, and back. Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Enum

from outreach.models import Lead
from outreach.models.base import UTCDateTime

COLUMNS: Mapping[str, Any] = {column.name: column for column in Lead.__table__.columns}


def plain(value: Any) -> Any:
    """A value of a column as JSON holds it."""
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def columns_of(lead: Lead) -> dict[str, Any]:
    """Every column of `lead`, as JSON holds it."""
    return {name: plain(getattr(lead, name)) for name in COLUMNS}


def typed(name: str, value: Any) -> Any:
    """What JSON held, as the column `name` holds it."""
    kind = COLUMNS[name].type
    if value is None:
        return None
    if isinstance(kind, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.enum_class(value) if isinstance(kind, Enum) and kind.enum_class else value
