"""Our own export brought in again: known people, rows added by hand, lists that somebody changed, and its undo."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.imports.undo import undo
from outreach.models import Account, ImportRun, Lead
from tests.exports.going import exported, told
from tests.imports.bringing import bring
from tests.support.leads import make_lead, touch
from tests.trust.dump import differences, dump

HEADER = "Full Name,Email,Stage,Closing,Contacted at,Met at,Stage path,Touchpoint list,Outreach lead"


def table(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode() + b"\n"


def lead_named(owner: Account, name: str) -> Lead:
    db.session.expire_all()
    return db.session.scalars(select(Lead).where(Lead.owner_id == owner.id, Lead.name == name)).one()


def test_somebody_known_without_a_history_gets_theirs(alice: Account, bob: Account) -> None:
    lead = make_lead(alice, "Ann", email="ann@example.org")
    touch(alice, lead, "2026-02-09T17:02")
    make_lead(bob, "Ann", email="ann@example.org")
    _run, tally = bring(bob, exported(alice))
    assert (tally.created, tally.updated) == (0, 1)
    assert told(bob)[0]["contacted_at"] == "2026-02-09T17:02:00Z"
    assert told(bob)[0]["touchpoints"] == 1


def test_somebody_known_with_a_history_keeps_it(alice: Account, bob: Account) -> None:
    touch(alice, make_lead(alice, "Ann", email="ann@example.org"), "2026-02-09T17:02")
    touch(bob, make_lead(bob, "Ann", email="ann@example.org"), "2026-03-01T08:00")
    _run, tally = bring(bob, exported(alice))
    assert (tally.created, tally.updated, tally.unchanged) == (0, 0, 1)
    assert told(bob)[0]["contacted_at"] == "2026-03-01T08:00:00Z"


def test_a_message_is_told_once_in_an_account(alice: Account, bob: Account) -> None:
    sent = touch(alice, make_lead(alice, "Ann", email="ann@example.org"), "2026-02-09T17:02")
    sent.reference = "message-1"
    db.session.commit()
    theirs = touch(bob, make_lead(bob, "Bea", email="bea@example.org"), "2026-02-09T17:02")
    theirs.reference = "message-1"
    db.session.commit()
    bring(bob, exported(alice))
    assert [lead["touchpoints"] for lead in told(bob)] == [1, 1]


def test_a_row_added_by_hand_is_told_by_its_stage_and_days(alice: Account, at: Callable[[str], object]) -> None:
    at("2026-03-05T08:00Z")
    bring(alice, table("Ann,,Met,,2026-02-01,2026-02-20,,,", "Bea,,Contacted,no_answer,,,,,", "Cy,,,,,,,,"))
    ann, bea, cy = told(alice)
    assert (ann["stage"], ann["contacted_at"], ann["met_at"]) == ("met", "2026-02-01", "2026-02-20")
    assert (bea["stage"], bea["contacted_at"], bea["closing"]) == ("contacted", "2026-03-05", "no_answer")
    assert (cy["stage"], cy["contacted_at"]) == ("prospect", None)


def test_a_list_that_somebody_changed_is_left_out_and_said(alice: Account) -> None:
    _run, tally = bring(alice, table("Ann,a@example.org,met,,,,yesterday met,,"))
    assert tally.created == 1
    assert [(notice.line, notice.why, notice.value) for notice in tally.notices] == [
        (2, "unreadable_history", "yesterday met")
    ]
    assert told(alice)[0]["stage"] == "prospect"


def test_a_number_of_another_account_is_nobody_here(alice: Account, bob: Account) -> None:
    make_lead(alice, "Ann")
    make_lead(bob, "Bea")
    _run, tally = bring(bob, exported(alice))
    assert tally.created == 1
    assert [lead["name"] for lead in told(bob)] == ["Ann", "Bea"]


def test_a_lead_that_was_renamed_since_is_known_by_its_number(alice: Account) -> None:
    lead = make_lead(alice, "Ann")
    data = exported(alice)
    lead.name = "Anna"
    db.session.commit()
    _run, tally = bring(alice, data)
    assert (tally.created, tally.unchanged) == (0, 1)


def take_back(run: ImportRun) -> None:
    undo(db.session(), run, clock.now())
    db.session.commit()
    db.session.delete(run)
    db.session.commit()


def test_undo_leaves_the_database_as_it_was(app: Flask, alice: Account, bob: Account) -> None:
    lead = make_lead(alice, "Ann", email="ann@example.org")
    touch(alice, lead, "2026-02-09T17:02")
    touch(alice, make_lead(alice, "Bea"), "2026-02-10")
    make_lead(bob, "Ann", email="ann@example.org")
    before = dump()
    run, tally = bring(bob, exported(alice))
    assert (tally.created, tally.updated) == (1, 1)
    assert "lead" in differences(before, dump())
    take_back(run)
    assert differences(before, dump()) == ["data_version"]
