"""`outreach duplicates`, `merge`, `split` and `forget`."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from outreach import database
from outreach.cli import common
from outreach.cli.main import main
from outreach.extensions import db
from outreach.models import Account, Lead
from tests.support.leads import make_lead

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, alice: Account, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command for Alice, in the app of the test."""
    monkeypatch.setattr(common, "create_app", lambda: app)
    monkeypatch.setattr(database, "make_ready", lambda: None)
    email = alice.email

    def call(*words: str) -> Result:
        db.session.commit()
        return CliRunner().invoke(main, [*words, "--owner", email])

    return call


def told(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_pairs_for_programs(run: Run, alice: Account, ada: Lead) -> None:
    other = make_lead(alice, "Obi, Ada", company="ACME")
    make_lead(alice, "Bo")
    answer = told(run("duplicates", "--json"))
    assert answer["count"] == len(answer["pairs"]) == 1
    pair = answer["pairs"][0]
    assert ([lead["id"] for lead in pair["leads"]], pair["why"]) == ([ada.id, other.id], ["same_name", "company"])


def test_pairs_for_people(run: Run, alice: Account, ada: Lead) -> None:
    make_lead(alice, "Obi, Ada")
    assert "(Same name)" in run("duplicates").stdout and "1 pair" in run("duplicates").stdout


def test_merge_then_split(run: Run, ada: Lead, obi: Lead) -> None:
    answer = told(run("merge", "ada@work.example", "A. Obi", "--take", "company", "--json"))
    assert answer["lead"]["id"] == ada.id and answer["lead"]["company"] == "Acme Inc"
    assert {"phone", "hook", "company", "Company (2)"} <= set(answer["filled"])
    assert db.session.query(Lead).count() == 1
    answer = told(run("split", str(answer["merge"]), "--json"))
    assert (answer["kept"]["company"], answer["other"]["company"], answer["not_given_back"]) == ("Acme", "Acme Inc", [])
    assert db.session.query(Lead).count() == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("merge", "nobody", "A. Obi"), "No lead fits"),
        (("merge", "A. Obi", "A. Obi"), "one lead already"),
        (("split", "99"), "no merge 99"),
        (("forget", "nobody", "--yes"), "No lead fits"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Run, ada: Lead, obi: Lead, words: tuple[str, ...], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 1 and says in result.stderr


def test_a_merge_of_somebody_else_is_none(run: Run, bob: Account, ada: Lead, obi: Lead) -> None:
    number = told(run("merge", "ada@work.example", "A. Obi", "--json"))["merge"]
    result = CliRunner().invoke(main, ["split", str(number), "--owner", bob.email])
    assert result.exit_code == 1 and db.session.query(Lead).count() == 1


def test_forget_asks_first(run: Run, ada: Lead) -> None:
    assert run("forget", "Ada Obi").exit_code == 1
    assert db.session.get_one(Lead, ada.id, populate_existing=True).name == "Ada Obi"
    assert told(run("forget", "Ada Obi", "--yes", "--json")) == {"id": ada.id, "forgotten": True}
    assert db.session.get_one(Lead, ada.id, populate_existing=True).name == ""
    assert run("history", str(ada.id)).exit_code == 1
