"""`outreach import`: files from a terminal, answers for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from outreach.cli.main import main
from tests.imports.bringing import FORMATS

Run = Callable[..., Result]
KEYS = {
    "outcome", "message", "kind", "format", "rows", "created", "updated", "unchanged", "merged", "rejected",
    "ignored_columns", "warnings", "activities", "run",
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `outreach import` for the one account of a fresh installation."""
    monkeypatch.setenv("OUTREACH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("OUTREACH_DATABASE_URL", raising=False)
    runner = CliRunner()
    made = runner.invoke(main, ["user", "add", "p@example.org", "--name", "P"], input="correct horse battery\n" * 2)
    assert made.exit_code == 0, made.output
    return lambda *words: runner.invoke(main, ["import", "--owner", "p@example.org", *map(str, words)])


def files(result: Result) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(result.stdout)["files"]
    return told


def test_several_files_are_brought_in_one_after_the_other(run: Run) -> None:
    result = run(FORMATS / "linkedin_connections_2024.csv", FORMATS / "notion_mentors_all.csv", "--json")
    first, second = files(result)
    assert result.exit_code == 0
    assert first.keys() >= KEYS and second.keys() >= KEYS
    assert (first["rows"], first["created"], first["run"], second["created"]) == (24, 20, 1, 4)
    assert first["format"] == {"encoding": "utf-8", "delimiter": ",", "header_line": 4}
    assert [row["line"] for row in first["rejected"]] == [10, 17, 26]
    assert [(row["line"], row["into"]) for row in first["merged"]] == [(21, 5)]


def test_the_same_file_again_creates_nothing(run: Run) -> None:
    run(FORMATS / "outlook_en.csv")
    (again,) = files(run(FORMATS / "outlook_en.csv", "--json"))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 4)


def test_a_dry_run_writes_nothing(run: Run) -> None:
    (told,) = files(run(FORMATS / "outlook_en.csv", "--dry-run", "--json"))
    assert (told["outcome"], told["created"], told["run"]) == ("imported", 4, None)
    (then,) = files(run(FORMATS / "outlook_en.csv", "--json"))
    assert then["created"] == 4


def test_what_is_refused_says_why_and_ends_with_2(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "people.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    result = run(picture, "--json")
    (told,) = files(result)
    assert result.exit_code == 2
    assert told.keys() >= KEYS
    assert (told["outcome"], told["rows"], told["run"]) == ("refused", 0, None)
    assert told["message"].startswith("This is a picture")


def test_columns_that_nobody_knows_need_a_mapping(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "who.csv"
    path.write_text("Who,a=b\nAnn Lee,Acme\n")
    result = run(path, "--json")
    assert (result.exit_code, files(result)[0]["outcome"]) == (2, "needs_mapping")
    mapped = run(path, "--map", "Who=full_name", "--map", "a=b=company", "--json")
    assert (mapped.exit_code, files(mapped)[0]["created"]) == (0, 1)


def test_the_order_of_dates_can_be_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Name,Connected On\nAnn,03/04/2024\n")
    (asked,) = files(run(path, "--dry-run", "--json"))
    assert [(w["line"], w["field"], w["value"]) for w in asked["warnings"]] == [(2, "Connected On", "03/04/2024")]
    assert files(run(path, "--dates", "dmy", "--json"))[0]["warnings"] == []


def test_for_people_it_is_one_line_a_file(run: Run) -> None:
    result = run(FORMATS / "hubspot_contacts.csv")
    told = "hubspot_contacts.csv: 4 people brought in, 1 merged with an earlier row, 1 rejected.\n"
    assert (result.exit_code, result.stdout) == (0, told)
