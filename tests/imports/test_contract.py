"""The contract of `outreach import` and `outreach undo`: keys, outcomes, exit codes, what is refused and why."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from outreach.cli.main import main
from tests.imports.bringing import FORMATS, table
from tests.imports.terminal import Terminal

KEYS = {
    "outcome", "message", "kind", "format", "rows", "created", "updated", "unchanged", "merged", "rejected",
    "ignored_columns", "warnings", "activities", "run",
}  # fmt: skip
WHO = b"Who,a=b,2\nAnn Lee,Acme,ann@example.org\n"


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """`file(b"...")`: a file with these bytes."""

    def make(data: bytes, name: str = "people.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def test_every_outcome_has_every_key(terminal: Terminal, file: Any, tmp_path: Path) -> None:
    good, unmapped, picture = (
        file(table("Name", "Ann")),
        file(table("Who,What", "Ann Lee,Acme"), "who.csv"),
        file(b"\x89PNG\r\n\x1a\n" * 9, "a.png"),
    )
    told = terminal.bring(good, unmapped, picture, tmp_path / "gone.csv", tmp_path, code=2)
    assert [one["outcome"] for one in told] == ["imported", "needs_mapping", "refused", "refused", "refused"]
    assert all(one.keys() >= KEYS for one in told)
    assert all(one["format"].keys() == {"encoding", "delimiter", "header_line"} for one in told)
    assert all((one["activities"]["created"], one["activities"]["skipped"]) == (0, {}) for one in told)
    assert [one["run"] is None for one in told] == [False, True, True, True, True]
    assert told[3]["message"] == "There is no such file."
    assert told[0]["created"] == 1  # one bad file among several does not stop the others


def test_lines_are_those_of_the_file_and_everything_adds_up(terminal: Terminal, file: Any) -> None:
    rows = ('Ann,ann@example.org,"two', 'lines",', "Bob,bob@,,", "Ann L.,ANN@example.org,,", ",,Nobody Ltd,x")
    (told,) = terminal.bring(file(table("Name,Email,Company,Shoe size", *rows)))
    assert (told["rows"], told["created"], told["updated"], told["unchanged"]) == (4, 2, 0, 0)
    assert [(one["line"], one["into"]) for one in told["merged"]] == [(5, 2)]
    assert [one["line"] for one in told["rejected"]] == [6]
    assert {(one["line"], one["field"], one["value"]) for one in told["warnings"]} == {
        (4, "Email", "bob@"),
        (5, "full_name", "Ann L."),
    }
    assert all(one["why"] for one in (*told["merged"], *told["warnings"]))


def test_columns_are_mapped_by_header_by_number_and_at_the_last_equals_sign(terminal: Terminal, file: Any) -> None:
    maps = ("--map", "Who=full_name", "--map", "a=b=company", "--map", "3=email")
    (told,) = terminal.bring(file(WHO), *maps, "--dry-run")
    assert (told["created"], told["ignored_columns"]) == (1, [])
    (told,) = terminal.bring(file(WHO), "--map", "Who=full_name", "--map", "a=b=ignored", "--map", "2=custom")
    assert told["ignored_columns"] == ["a=b"]


def test_a_file_without_a_header_is_mapped_by_position(terminal: Terminal, file: Any) -> None:
    data = b"Ann Lee,Acme\nBob Ray,Brill\n"
    (told,) = terminal.bring(file(data), "--map", "1=full_name", "--map", "2=company", "--dry-run")
    assert told["outcome"] == "imported"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Nobody=full_name", "The file has no column “Nobody”."),
        ("Who=nonsense", "There is no field called “nonsense”."),
        ("9=full_name", "The file has no column “9”."),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(terminal: Terminal, file: Any, said: str, message: str) -> None:
    before = terminal.dump()
    (told,) = terminal.bring(file(WHO), "--map", said, code=2)
    assert (told["outcome"], told["message"]) == ("refused", message)
    assert terminal.dump() == before


def test_what_was_chosen_on_the_page_counts_only_when_it_is_said(terminal: Terminal, file: Any) -> None:
    terminal.remember(["Who", "What"], {"fields": {"0": "full_name", "1": "company"}})
    path = file(b"Who,What\nAnn Lee,Acme\n")
    assert terminal.bring(path, code=2)[0]["outcome"] == "needs_mapping"
    assert terminal.bring(path, "--remembered")[0]["created"] == 1


def test_kinds_and_people_are_words_that_help_names() -> None:
    told = " ".join(CliRunner().invoke(main, ["import", "--help"]).output.split())
    for word in ("contacts", "messages", "invitations", "mail", "calendar", "archive", "outlook", "suggested"):
        assert word in told


def test_a_kind_can_be_said(terminal: Terminal) -> None:
    (told,) = terminal.bring(FORMATS / "linkedin_connections_2024.csv", "--kind", "contacts", "--dry-run")
    assert (told["kind"], told["layout"], told["created"]) == ("contacts", "table", 20)


def test_undo_tells_every_row(terminal: Terminal, file: Any) -> None:
    (told,) = terminal.bring(file(table("Name,Email", "Ann,ann@example.org", "Bob,bob@example.org")))
    assert terminal.say("log", "Ann", "--direction", "out", "--channel", "email").exit_code == 0
    undone = terminal.undo(told["run"])
    assert (undone["run"], undone["outcome"], undone["message"]) == (
        told["run"], "undone", "1 row reversed, 1 kept, edited since.",
    )  # fmt: skip
    assert (undone["reversed"], undone["kept"], undone["failed"]) == (1, 1, 0)
    why = "Edited, or written to, since the import."
    assert undone["rows"] == [
        {"line": 2, "name": "Ann", "outcome": "kept", "why": why},
        {"line": 3, "name": "Bob", "outcome": "reversed", "why": None},
    ]


def test_what_cannot_be_undone_says_why(terminal: Terminal, file: Any) -> None:
    (told,) = terminal.bring(file(table("Name", "Ann")))
    terminal.undo(told["run"])
    for run in (told["run"], 999):
        undone = terminal.undo(run, code=2)
        assert (undone["outcome"], undone["rows"], undone["reversed"]) == ("refused", [], 0)
    assert undone["message"] == "There is no import with the number 999."


def test_nobody_undoes_what_another_brought_in(terminal: Terminal, file: Any) -> None:
    (told,) = terminal.bring(file(table("Name", "Ann")))
    words = ["user", "add", "other@example.org", "--name", "Other"]
    assert CliRunner().invoke(main, words, input="correct horse battery\n" * 2).exit_code == 0
    result = CliRunner().invoke(main, ["undo", str(told["run"]), "--owner", "other@example.org", "--json"])
    assert result.exit_code == 2
    engine = create_engine(terminal.url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM lead")) == 1
    engine.dispose()


def test_for_people_undo_says_who_stayed(terminal: Terminal, file: Any) -> None:
    (told,) = terminal.bring(file(table("Name", "Ann", "Bob")))
    terminal.say("log", "Ann", "--direction", "out", "--channel", "email")
    said = terminal.say("undo", told["run"]).stdout
    assert said == ("1 row reversed, 1 kept, edited since.\n     2  Ann: Edited, or written to, since the import.\n")
