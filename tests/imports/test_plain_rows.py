"""Rows that are read column by column come to the same people as rows that are read one by one."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.imports.people.plain import Plain
from outreach.imports.people.sorting import Identified, Sorter
from outreach.imports.undo import undo
from outreach.models import Account, Lead
from tests.imports.bringing import FORMATS, bring, fixture, reading, table

HEADER = "First Name,Last Name,Email,LinkedIn,Company,Website,Phone,Notes,Connected On"
ADA = (
    "Ada,Obi,ADA@Example.org,https://www.linkedin.com/in/ada-obi,Öl & Gas,example.org,+33 1 23,Back\\slash,05 Mar 2020"
)
BOB = "Bob,,bob@example.org,,  ,,,\\N,"
ODD = "Cyd,Eto,cyd@example.org;c@example.org,linkedin.com/in/cyd,,,,,no day"
FILE = table(HEADER, ADA, BOB, ODD)
TABLES = [path.name.removesuffix(".expected.json") for path in sorted(FORMATS.glob("*.csv.expected.json"))]
NOT_COMPARED = {"id", "import_run_id", "created_at", "owner_id", "import_mark", "brief_id"}


def leads(owner: Account) -> list[dict[str, object]]:
    """Everything that is kept of the leads of an account, by line."""
    found = db.session.execute(select(Lead.__table__).where(Lead.owner_id == owner.id).order_by(Lead.import_line))
    return [{name: value for name, value in row.items() if name not in NOT_COMPARED} for row in found.mappings()]


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is plain any more."""

    def none_plain(self: Sorter, who: Identified, _repeated: object) -> tuple[None, list[tuple[int, list[str]]]]:
        return None, [(line, cells) for line, cells, _flaw in who.block.rows()]

    monkeypatch.setattr(Sorter, "sort", none_plain)


@pytest.mark.parametrize("name", [None, *TABLES])
def test_both_ways_come_to_the_same(
    alice: Account,
    bob: Account,
    at: Callable[[str], datetime],
    monkeypatch: pytest.MonkeyPatch,
    name: str | None,
) -> None:
    at("2026-11-22T08:00Z")
    bob.time_zone = alice.time_zone
    data = fixture(name) if name else FILE
    _run, quick = bring(alice, data, name or "people.csv")
    one_by_one(monkeypatch)
    _run, slow = bring(bob, data, name or "people.csv")
    for one, other in zip(leads(alice), leads(bob), strict=True):
        assert {k: (v, other[k]) for k, v in one.items() if v != other[k]} == {}
    assert (quick.counts, quick.notices, quick.rejected) == (slow.counts, slow.notices, slow.rejected)
    assert quick.to_json()["people"] == slow.to_json()["people"]


def test_plain_rows_are_plain() -> None:
    opened = reading(FILE)
    found = list(opened.found(opened.survey(), lambda _notice: None))
    assert [len(one) if isinstance(one, Plain) else one.line for one in found] == [2, 4]


def test_an_unchanged_row_is_known_by_its_mark(alice: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(alice, FILE)
    monkeypatch.setattr(Plain, "people", lambda _self: pytest.fail("a row was read that had not changed"))
    _run, again = bring(alice, table(HEADER, ADA, BOB))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)


def test_an_edited_lead_is_looked_at_again(alice: Account) -> None:
    bring(alice, FILE)
    ada = db.session.scalars(select(Lead).where(Lead.given_name == "Ada")).one()
    ada.company, ada.phone = "", "07"
    db.session.commit()
    _run, again = bring(alice, FILE)
    assert (again.updated, again.unchanged) == (1, 2)
    assert (ada.company, ada.phone) == ("Öl & Gas", "07")
    assert [(one.line, one.field, one.why) for one in again.notices if one.line == 2] == [(2, "phone", "differs")]


def test_a_deleted_or_undone_lead_is_created_again(alice: Account) -> None:
    run, _tally = bring(alice, FILE)
    db.session.delete(db.session.scalars(select(Lead).where(Lead.given_name == "Bob")).one())
    db.session.commit()
    _run, again = bring(alice, FILE)
    assert (again.created, again.unchanged) == (1, 2)
    undo(db.session(), run, clock.now())
    db.session.commit()
    _run, third = bring(alice, FILE)
    assert (third.created, third.unchanged) == (2, 1)


def test_the_same_row_under_another_meaning_is_looked_at(alice: Account) -> None:
    bring(alice, table("Name,Email,X", "Ada,ada@example.org,Paris"))
    _run, again = bring(alice, table("Name,Email,City", "Ada,ada@example.org,Paris"))
    assert again.updated == 1
    assert leads(alice)[0]["city"] == "Paris"


@pytest.mark.parametrize("rows", [(ADA, BOB), (ADA, ODD, BOB), (ODD, ADA)])
def test_leads_are_numbered_in_the_order_of_their_file(alice: Account, rows: tuple[str, ...]) -> None:
    bring(alice, table(HEADER, *rows))
    lines = db.session.scalars(select(Lead.import_line).order_by(Lead.id)).all()
    assert lines == list(range(2, 2 + len(rows)))
