"""Taking an import back: as if it had never been, except where somebody has built on it."""

from typing import Any

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.imports.undo import undo
from outreach.leads.joining.actions import Wanted, join
from outreach.models import Account, Base, Channel, Direction, ImportRun, Kind, Lead, Moment, Recorder, Tag
from tests.imports.bringing import bring, fixture, table
from tests.imports.test_formats import PEOPLE

OF_THE_RUN = {"import_run", "job", "account_session", "data_version"}


def everything() -> dict[str, list[Any]]:
    """All rows of all tables but those that belong to the run itself."""
    db.session.expire_all()
    tables = [table for table in Base.metadata.sorted_tables if table.name not in OF_THE_RUN]
    return {t.name: sorted(map(repr, db.session.execute(select(t)).all())) for t in tables}


def take_back(run: ImportRun) -> dict[str, Any]:
    result = undo(db.session(), run, clock.now()).to_json()
    db.session.commit()
    return result


@pytest.mark.parametrize("name", PEOPLE)
def test_an_undone_import_leaves_nothing(name: str, alice: Account) -> None:
    before = everything()
    run, tally = bring(alice, fixture(name), name)
    undone = take_back(run)
    assert (undone["reversed"], undone["kept"], undone["failed"]) == (tally.created, 0, 0)
    assert len(undone["rows"]["reversed"]) == tally.created
    assert everything() == before
    assert run.state == "undone"


def test_gaps_that_were_filled_are_gaps_again(alice: Account) -> None:
    bring(alice, table("Name,Email,Tags", "Ann Lee,ann@example.org,old"))
    before = everything()
    rest = "Name,Email,Email 2,Company,Tags,Status,First contact,Shoe size"
    run, tally = bring(alice, table(rest, "A. Lee,ann@example.org,lee@example.com,Acme,new,Replied,2024-03-12,41"))
    lead = db.session.scalars(select(Lead)).one()
    assert (lead.name, lead.company, lead.stage, tally.updated) == ("Ann Lee", "Acme", "replied", 1)
    assert lead.details == {"first_contact": "2024-03-12", "Shoe size": "41"}
    assert take_back(run)["reversed"] == 1
    assert everything() == before


def test_a_lead_that_was_edited_since_is_kept(alice: Account) -> None:
    run, _tally = bring(alice, table("Name,Email", "Ann,ann@example.org", "Bob,bob@example.org"))
    ann = db.session.scalars(select(Lead).where(Lead.name == "Ann")).one()
    ann.hook = "Spoke at the fair"
    db.session.commit()
    rows = {"reversed": [(3, "Bob", "")], "kept": [(2, "Ann", "edited")], "failed": []}
    assert take_back(run) == {"reversed": 1, "kept": 1, "failed": 0, "rows": rows}
    assert db.session.scalars(select(Lead.name)).all() == ["Ann"]


def test_a_lead_somebody_wrote_to_is_kept(alice: Account) -> None:
    run, _tally = bring(alice, table("Name,Email", "Ann,ann@example.org"))
    lead, now = db.session.scalars(select(Lead)).one(), clock.now()
    Recorder(db.session(), alice, now).touch(
        lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=Moment(now)
    )
    db.session.commit()
    assert take_back(run)["kept"] == 1


def test_a_lead_that_was_tagged_since_is_kept(alice: Account) -> None:
    run, _tally = bring(alice, table("Name,Tags", "Ann,from file", "Bob,from file"))
    ann = db.session.scalars(select(Lead).where(Lead.name == "Ann")).one()
    ann.tags.append(Tag(owner_id=alice.id, name="promising", name_key="promising"))
    db.session.commit()
    assert take_back(run)["rows"]["kept"] == [(2, "Ann", "edited")]


def test_a_filled_gap_that_was_edited_since_is_kept(alice: Account) -> None:
    bring(alice, table("Name,Email", "Ann,ann@example.org"))
    run, _tally = bring(alice, table("Name,Email,Company", "Ann,ann@example.org,Acme"))
    lead = db.session.scalars(select(Lead)).one()
    lead.company = "Acme Ltd"
    db.session.commit()
    assert take_back(run)["rows"] == {"reversed": [], "kept": [(2, "Ann", "edited")], "failed": []}
    assert lead.company == "Acme Ltd"


def test_whom_somebody_deleted_since_cannot_be_taken_back(alice: Account) -> None:
    run, _tally = bring(alice, table("Name,Email", "Ann,ann@example.org", "Bob,bob@example.org"))
    db.session.delete(db.session.scalars(select(Lead).where(Lead.name == "Ann")).one())
    db.session.commit()
    undone = take_back(run)
    assert undone["rows"] == {"reversed": [(3, "Bob", "")], "kept": [], "failed": [(2, "Ann", "gone")]}


def test_of_many_that_are_gone_the_rest_are_counted(alice: Account) -> None:
    run, _tally = bring(alice, table("Name", *(f"Person {number}" for number in range(300))))
    for lead in db.session.scalars(select(Lead)):
        db.session.delete(lead)
    db.session.commit()
    undone = take_back(run)
    assert (undone["reversed"], undone["failed"], len(undone["rows"]["failed"])) == (0, 300, 200)


def test_a_gap_without_which_nobody_would_be_left_stays_filled(alice: Account) -> None:
    bring(alice, table("Email", "ann@example.org"))
    run, _tally = bring(alice, table("Name,Email", "Ann,ann@example.org"))
    lead = db.session.scalars(select(Lead)).one()
    lead.email = None
    db.session.commit()
    assert take_back(run)["rows"]["failed"] == [(2, "Ann", "nameless")]
    assert lead.name == "Ann"


def test_whom_somebody_joined_with_another_since_is_said(alice: Account) -> None:
    bring(alice, table("Name,Email", "Ann Lee,ann@home.example"))
    run, _tally = bring(alice, table("Name,Email", "Ann Lee,ann@work.example", "Bob,bob@example.org"))
    first, second = db.session.scalars(select(Lead).where(Lead.name == "Ann Lee").order_by(Lead.id))
    join(alice, Wanted(first, second), clock.now())
    db.session.commit()
    rows = take_back(run)["rows"]
    assert rows == {"reversed": [(3, "Bob", "")], "kept": [], "failed": [(2, "Ann Lee", "gone")]}
    assert db.session.scalars(select(Lead.email)).all() == ["ann@home.example"]
