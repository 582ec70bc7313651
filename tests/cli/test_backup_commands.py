"""Backups and accounts as files, from a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click import Command
from click.testing import CliRunner, Result

from outreach.cli.account_archive import delete_account, export_account, import_account
from outreach.cli.accounts import user
from outreach.cli.backup import backup, backups, restore
from outreach.cli.daily import log
from outreach.cli.leads import add, leads
from outreach.config import Settings
from outreach.models import Base
from tests.support.databases import Template

PASSWORD = "a few words in a row"
ADA = ("--owner", "ada@example.org")
Run = Callable[..., Result]
On = Callable[[str], Run]


@pytest.fixture
def on(template: Template, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> On:
    """`on("first")`: a machine of its own, without tables; `on("first")(backup, FILE)` types there."""
    urls: dict[str, tuple[str, str]] = {}

    def machine(name: str) -> Run:
        folder = tmp_path / name
        if name not in urls:
            folder.mkdir()
            urls[name] = (str(folder), template.empty(folder))

        def command_line(command: Command, *arguments: str, input: str | None = None) -> Result:
            data, url = urls[name]
            monkeypatch.setenv("OUTREACH_DATA", data)
            monkeypatch.setenv("OUTREACH_DATABASE_URL", url)
            prepare(command, url)
            return CliRunner().invoke(command, list(arguments), input=input)

        return command_line

    return machine


def prepare(command: Command, url: str) -> None:
    """On PostgreSQL an operator makes the tables; `restore` makes its own."""
    if url.startswith("postgresql") and command.name != "restore":
        from outreach.cli.accounts import upgrade

        assert CliRunner().invoke(upgrade, []).exit_code == 0


@pytest.fixture
def first(on: On) -> Run:
    """A machine on which Ada wrote to somebody."""
    run = on("first")
    run(user, "add", "ada@example.org", "--name", "Ada Park", input=PASSWORD)
    run(add, *ADA, "--name", "Ingrid Halvorsen", "--email", "ingrid@example.net", "--hook", "Her talk on pricing")
    said = ("--direction", "out", "--channel", "email", "--at", "2026-03-05T08:00", "--text", "May I ask?")
    assert run(log, "Ingrid Halvorsen", *ADA, *said).exit_code == 0
    return run


def told(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def without_ids(answer: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in lead.items() if name != "id"} for lead in answer["leads"]]


def test_a_backup_restored_elsewhere_answers_the_same(first: Run, on: On, tmp_path: Path) -> None:
    file, second = str(tmp_path / "whole.zip"), on("second")
    made = told(first(backup, file, "--json"))
    assert made["rows"] == sum(made["tables"].values())
    assert set(made["tables"]) == set(Base.metadata.tables) - {"account_session", "one_time_link", "data_version"}
    back = told(second(restore, file, "--json"))
    assert (back["rows"], back["tables"], back["made_at"]) == (made["rows"], made["tables"], made["made_at"])
    assert told(second(leads, *ADA, "--json")) == told(first(leads, *ADA, "--json"))


def test_the_last_good_one_is_told_with_what_failed_since(first: Run, tmp_path: Path) -> None:
    assert told(first(backups, "--json")) == {"last_good": None, "backups": []}
    file = str(tmp_path / "whole.zip")
    made = told(first(backup, file, "--json"))
    failed = first(backup, str(tmp_path / "nowhere" / "whole.zip"))
    assert (failed.exit_code, "No such file or directory" in failed.stderr) == (1, True)
    known = told(first(backups, "--json"))
    assert known["last_good"] == {"file": file, "made_at": made["made_at"], "good": True, "error": None,
                                  "size": made["size"], "tables": made["tables"]}  # fmt: skip
    assert [each["good"] for each in known["backups"]] == [False, True]
    assert "No such file or directory" in first(backups).output


def test_restore_says_why_not(first: Run, on: On, tmp_path: Path) -> None:
    file = tmp_path / "whole.zip"
    first(backup, str(file))
    occupied = first(restore, str(file))
    assert (occupied.exit_code, "accounts in this database already" in occupied.stderr) == (1, True)
    file.write_bytes(file.read_bytes()[:-100])
    cut = on("second")(restore, str(file))
    assert (cut.exit_code, "cut off" in cut.stderr, "Traceback" in cut.output) == (1, True, False)


def test_an_account_moves_to_another_machine(first: Run, on: On, tmp_path: Path) -> None:
    file, second = str(tmp_path / "ada.zip"), on("second")
    second(user, "add", "bob@example.org", "--name", "Bob", input=PASSWORD)
    second(add, "--owner", "bob@example.org", "--name", "Somebody Else")
    assert told(first(export_account, file, *ADA, "--json"))["email"] == "ada@example.org"
    moved = told(second(import_account, file, "--json"))
    assert (moved["email"], moved["tables"]["lead"]) == ("ada@example.org", 1)
    assert "/reset/" in moved["link"]
    here, there = (told(run(leads, *ADA, "--json")) for run in (first, second))
    assert without_ids(there) == without_ids(here) != []


def test_an_account_is_read_under_another_address_and_into_an_empty_one(first: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "ada.zip")
    first(export_account, file, *ADA)
    first(user, "add", "bob@example.org", "--name", "Bob", input=PASSWORD)
    into = told(first(import_account, file, "--email", "Bob@example.org", "--json"))
    assert (into["email"], into["link"]) == ("bob@example.org", None)
    anew = first(import_account, file, "--email", "carol@example.org")
    assert "with 1 lead." in anew.output and "Choose its password: http" in anew.output
    again = first(import_account, file)
    assert (again.exit_code, "an empty account" in again.stderr) == (1, True)
    wrong = first(import_account, file, "--email", "nobody")
    assert (wrong.exit_code, "not an e-mail address" in wrong.stderr) == (1, True)


def test_an_account_is_deleted_when_it_is_said_twice(first: Run) -> None:
    asked = first(delete_account, *ADA)
    assert (asked.exit_code, "--yes" in asked.stderr) == (1, True)
    gone = told(first(delete_account, *ADA, "--yes", "--json"))
    assert gone == {"deleted": "ada@example.org", "leads": 1, "touchpoints": 1, "notes": 0, "imports": 0,
                    "accounts_left": 0}  # fmt: skip
    assert first(leads, *ADA, "--json").exit_code == 1
