"""The columns of a lead as plain values that JSON can hold, and back. Pure."""

from collections.abc import Mapping
from typing import Any

from outreach.models import Lead
from outreach.models.held import plain, typed

COLUMNS: Mapping[str, Any] = {column.name: column for column in Lead.__table__.columns}


def columns_of(lead: Lead) -> dict[str, Any]:
    """Every column of `lead`, as JSON holds it."""
    return {name: plain(getattr(lead, name)) for name in COLUMNS}


def value_of(name: str, held: Any) -> Any:
    """What JSON held, as the column `name` of a lead holds it."""
    return typed(COLUMNS[name].type, held)
