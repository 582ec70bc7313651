"""A backup of older tables is read into those, and they are then migrated."""

from typing import Any

from sqlalchemy import inspect, select

from outreach import database
from outreach.archive.backup import Made
from outreach.archive.restore import restore
from outreach.extensions import db
from outreach.models import Lead, Touchpoint
from tests.archive.conftest import Elsewhere
from tests.archive.tampering import changed, put, rows

OLDEST = "0001"
Columns = dict[str, set[str]]


def columns_then() -> Columns:
    """Table -> columns of the first version."""
    database.make_empty_at(OLDEST)
    looked_at = inspect(db.engine)
    return {name: {each["name"] for each in looked_at.get_columns(name)} for name in looked_at.get_table_names()}


def made_then(then: Columns, manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    """Turn a backup into one that the first version would have made."""
    manifest["revision"] = OLDEST
    manifest["tables"] = [each for each in manifest["tables"] if each["table"] in then]
    for each in manifest["tables"]:
        each["columns"] = {name: kind for name, kind in each["columns"].items() if name in then[each["table"]]}
        put(parts, each["table"], [{c: row[c] for c in each["columns"]} for row in rows(parts, each["table"])])


def test_a_backup_of_the_first_version(made: Made, other_machine: Elsewhere) -> None:
    people = [(lead.name, lead.email) for lead in db.session.scalars(select(Lead).order_by(Lead.id))]
    with other_machine("then"):
        then = columns_then()
    place = changed(made.place, lambda manifest, parts: made_then(then, manifest, parts), honest=True)
    with other_machine("now"):
        restore(place)
        assert database.revision() == database.newest()
        back = db.session.scalars(select(Lead).order_by(Lead.id)).all()
        assert [(lead.name, lead.email) for lead in back] == people
        assert [lead.forgotten_at for lead in back] == [None] * len(people)
        assert db.session.scalars(select(Touchpoint.text)).all()
