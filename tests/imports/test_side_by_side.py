"""While a file is brought in on PostgreSQL, its owner goes on writing."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from outreach import clock
from outreach.extensions import db
from outreach.imports.apply import bring_in
from outreach.imports.owner import Owner
from outreach.models import Account, ImportRun, Tag
from tests.imports.bringing import reading, table

PEOPLE = table("Name,Email", "Ada Lund,ada@example.org")


def test_another_row_of_the_owner_waits_for_nothing(database_kind: str, alice: Account) -> None:
    if database_kind == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    db.session.commit()
    opened = reading(PEOPLE, owner=Owner.of(alice))
    survey, owner_id = opened.survey(), alice.id
    run = ImportRun(owner_id=owner_id, file_name="people.csv", created_at=clock.now())
    db.session.add(run)
    db.session.commit()
    bring_in(db.session(), alice, run, opened, survey, clock.now())
    db.session.flush()
    with Session(db.engine) as other:
        other.execute(text("SET lock_timeout = '2s'"))
        other.add(Tag(owner_id=owner_id, name="seen meanwhile", name_key="seen meanwhile"))
        other.flush()
        assert other.query(Tag).count() == 1
        other.rollback()
    db.session.rollback()
