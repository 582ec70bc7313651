"""An account deleted for good: nothing of it is left anywhere, and nothing of others is touched."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import MetaData, inspect, select

from outreach import jobs
from outreach.accounts import deletion
from outreach.accounts.actions import open_set_up
from outreach.extensions import db
from outreach.models import Account, AccountSession, Base, Job, Lead
from outreach.tour.actions import open_sample
from tests.support.browser import Browser, new_browser
from tests.support.leads import make_lead, touch
from tests.support.people import PASSWORD
from tests.trust.dump import differences, dump, rows_of
from tests.trust.rows import MARK, furnish

At = Callable[[str], datetime]
PAGE = "/settings/deletion"
WORDS = "a very private sentence"


def everything() -> dict[str, list[str]]:
    """Every row of every table that the database really has, as text: also of tables that no model knows."""
    db.session.commit()
    found = MetaData()
    found.reflect(db.engine)
    with db.engine.connect() as connection:
        return {table.name: [str(tuple(row)) for row in connection.execute(select(table))]
                for table in found.sorted_tables}  # fmt: skip


def traces(account_id: int, *words: str) -> list[str]:
    """Tables with a row of the account, or with one of the words in any column."""
    texts = everything()
    named = [name for name, rows in texts.items() if any(word in row for row in rows for word in words)]
    owned = [name for name, rows in rows_of(account_id).items() if rows]
    return sorted({*named, *owned})


def furnished(account: Account) -> None:
    """A row in every table, and words of the account's own."""
    furnish(account)
    touch(account, make_lead(account, "Perpetua Private"), "2026-03-01T08:00", text=WORDS)


def test_nothing_is_left_of_it_in_any_table(app: Flask, alice: Account, bob: Account, alices: Browser) -> None:
    furnished(alice)
    furnish(bob)
    alices.send("/sign-in", {"email": alice.email, "password": "wrong"})
    account_id, before, words = alice.id, rows_of(bob.id), (alice.email, WORDS, "Perpetua", f"{MARK} {alice.id}")
    assert len(traces(account_id, *words)) > 15
    answer = alices.send(PAGE, {"current": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/deleted")
    assert traces(account_id, *words) == []
    assert differences(before, rows_of(bob.id)) == []


def test_nothing_is_left_of_it_in_the_file(app: Flask, alice: Account, alices: Browser, database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("a PostgreSQL server keeps its files itself")
    furnished(alice)
    file = Path(str(db.engine.url.database))
    log = file.with_name(f"{file.name}-wal")
    db.session.commit()
    assert WORDS.encode() in file.read_bytes() + log.read_bytes()
    alices.send(PAGE, {"current": PASSWORD})
    db.session.rollback()
    left = file.read_bytes() + (log.read_bytes() if log.exists() else b"")
    assert [word in left for word in (WORDS.encode(), b"alice@example.org")] == [False, False]


def test_the_last_page_says_what_was_deleted_and_every_session_is_over(
    app: Flask, alice: Account, bob: Account, alices: Browser
) -> None:
    furnished(alice)
    other = new_browser(app).sign_in(alice)
    page = alices.send(PAGE, {"current": PASSWORD}, follow_redirects=True)
    assert page.request.path == "/deleted"
    assert "alice@example.org is gone, with 2 leads and 2 touchpoints" in page.text
    assert "Sign in with another account" in page.text
    assert [each.get("/leads").status_code for each in (alices, other)] == [303, 303]
    assert db.session.scalars(select(AccountSession)).all() == []
    again = new_browser(app).send("/sign-in", {"email": "alice@example.org", "password": PASSWORD})
    assert again.status_code == 422


def test_after_the_only_account_set_up_is_offered_again(app: Flask, alice: Account, alices: Browser) -> None:
    assert open_set_up() is None
    db.session.rollback()
    page = alices.send(PAGE, {"current": PASSWORD}, follow_redirects=True)
    assert "The next start of the server prints a link" in page.text
    assert open_set_up() is not None


def test_without_the_password_nothing_happens(alice: Account, alices: Browser) -> None:
    furnished(alice)
    before = dump("account_session", "attempt")
    for typed in ("", "wrong horse"):
        page = alices.send(PAGE, {"current": typed})
        assert page.status_code == 422
    assert "This is not your present password." in page.text
    assert differences(before, dump("account_session", "attempt")) == []


def test_guessing_is_counted(alice: Account, alices: Browser) -> None:
    answers = [alices.send(PAGE, {"current": f"guess {n}"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]
    assert alices.send(PAGE, {"current": PASSWORD}).status_code == 429


def test_the_page_says_what_would_go(alice: Account, alices: Browser) -> None:
    furnished(alice)
    page = alices.get(PAGE)
    assert "2 leads, with their history" in page.text
    assert "There is no undo." in page.text


def test_the_sample_goes_with_it(app: Flask, alice: Account, alices: Browser) -> None:
    sample = open_sample(alice)
    db.session.commit()
    make_lead(sample, "Invented Person")
    alices.send(PAGE, {"current": PASSWORD})
    assert db.session.scalars(select(Account.id)).all() == []
    assert [name for name, rows in dump().items() if rows] == []


def test_a_large_account_is_shut_at_once_and_goes_by_portions(
    app: Flask, alice: Account, bob: Account, alices: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletion, "AT_A_TIME", 2)
    for number in range(5):
        make_lead(alice, f"Private {number}")
    account_id = alice.id
    page = alices.send(PAGE, {"current": PASSWORD}, follow_redirects=True)
    assert "nobody can sign in to it" in page.text
    assert not db.session.get_one(Account, account_id).active
    assert len(db.session.scalars(select(Lead)).all()) == 3
    while jobs.run_next():
        pass
    assert traces(account_id, "alice@example.org", "Private") == []
    assert set(db.session.scalars(select(Job.state))) == {"done"}


def test_every_table_with_an_owner_goes_by_the_rule_of_the_database(app: Flask) -> None:
    owners = {
        table.name: [key["options"].get("ondelete") for key in inspect(db.engine).get_foreign_keys(table.name)
                     if key["constrained_columns"] == ["owner_id"]]
        for table in Base.metadata.sorted_tables if "owner_id" in table.columns
    }  # fmt: skip
    assert {name: rule for name, rule in owners.items() if rule != ["CASCADE"]} == {}
