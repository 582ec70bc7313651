"""`outreach duplicates`, `merge`, `split` and `forget`."""

import pytest
from click.testing import CliRunner

from outreach.cli.main import main
from outreach.extensions import db
from outreach.models import Account, Lead
from tests.support.leads import make_lead
from tests.support.terminal import Run, told


def test_pairs_for_programs(terminal: Run, alice: Account, ada: Lead) -> None:
    other = make_lead(alice, "Obi, Ada", company="ACME")
    make_lead(alice, "Bo")
    answer = told(terminal("duplicates", "--json"))
    assert answer["count"] == len(answer["pairs"]) == 1
    pair = answer["pairs"][0]
    assert ([lead["id"] for lead in pair["leads"]], pair["why"]) == ([ada.id, other.id], ["same_name", "company"])


def test_pairs_for_people(terminal: Run, alice: Account, ada: Lead) -> None:
    make_lead(alice, "Obi, Ada")
    assert "(Same name)" in terminal("duplicates").stdout and "1 pair" in terminal("duplicates").stdout


def test_merge_then_split(terminal: Run, ada: Lead, obi: Lead) -> None:
    answer = told(terminal("merge", "ada@work.example", "A. Obi", "--take", "company", "--json"))
    assert answer["lead"]["id"] == ada.id and answer["lead"]["company"] == "Acme Inc"
    assert {"phone", "hook", "company", "Company (2)"} <= set(answer["filled"])
    assert db.session.query(Lead).count() == 1
    answer = told(terminal("split", str(answer["merge"]), "--json"))
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
def test_what_cannot_be_is_a_sentence(terminal: Run, ada: Lead, obi: Lead, words: tuple[str, ...], says: str) -> None:
    result = terminal(*words)
    assert result.exit_code == 1 and says in result.stderr


def test_a_merge_of_somebody_else_is_none(terminal: Run, bob: Account, ada: Lead, obi: Lead) -> None:
    address = bob.email
    number = told(terminal("merge", "ada@work.example", "A. Obi", "--json"))["merge"]
    result = CliRunner().invoke(main, ["split", str(number), "--owner", address])
    assert result.exit_code == 1 and "locked" not in result.output
    assert db.session.query(Lead).count() == 1


def test_forget_asks_first(terminal: Run, ada: Lead) -> None:
    assert terminal("forget", "Ada Obi").exit_code == 1
    assert db.session.get_one(Lead, ada.id, populate_existing=True).name == "Ada Obi"
    assert told(terminal("forget", "Ada Obi", "--yes", "--json")) == {"id": ada.id, "forgotten": True}
    assert db.session.get_one(Lead, ada.id, populate_existing=True).name == ""
    assert terminal("history", str(ada.id)).exit_code == 1
