"""Going out and coming in, as the tests do it: without pages and the command line."""

from typing import Any

from outreach.exports import actions, records, shapes
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter, Order
from outreach.models import Account

EVERYBODY = LeadFilter(closing=ClosedOr.ANY, sort=Order.NAME)


def exported(owner: Account, kind: str = "csv", chosen: LeadFilter = EVERYBODY, delimiter: str = ",") -> bytes:
    """The leads of an account as a file."""
    return b"".join(actions.export(db.session(), owner, chosen, kind, delimiter=delimiter).pieces)


def told(owner: Account) -> list[dict[str, Any]]:
    """What `outreach leads --json` prints, but for the numbers of the rows."""
    ids = records.numbers_of(db.session(), owner, EVERYBODY)
    found = [shapes.lead_shape(record) for record in records.records_of(db.session(), ids)]
    return [{name: value for name, value in lead.items() if name != "id"} for lead in found]


def differences(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[Any]:
    """What is told differently: field, before, after; few enough to be read."""
    if len(before) != len(after):
        return [len(before), len(after)]
    pairs = ((one, other) for one, other in zip(before, after, strict=True) if one != other)
    return [(name, one[name], other[name]) for one, other in pairs for name in one if one[name] != other[name]][:9]
