"""Every file of tests/fixtures/formats through the command line: against its expectation, twice, and taken back."""

import json
from typing import Any

import pytest

from tests.imports.bringing import FORMATS
from tests.imports.terminal import Terminal

FILES = sorted(path.name.removesuffix(".expected.json") for path in FORMATS.glob("*.expected.json"))


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FORMATS / f"{name}.expected.json").read_text())
    return data


def adds_up(told: dict[str, Any]) -> bool:
    """Whether every row is accounted for."""
    if told["kind"] in ("messages", "invitations", "mail", "calendar"):
        activities = told["activities"]
        parts = activities["created"] + sum(activities["skipped"].values()) + len(told["rejected"])
    else:
        parts = told["created"] + told["updated"] + told["unchanged"] + len(told["merged"]) + len(told["rejected"])
    return bool(parts == told["rows"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_brought_in_twice_and_taken_back(name: str, terminal: Terminal) -> None:
    before = terminal.dump()
    (first,) = terminal.bring(FORMATS / name)
    assert (first["outcome"], first["kind"]) == ("imported", expected(name)["kind"])
    assert adds_up(first)
    between = terminal.dump("rejected_row")
    assert between["lead"] != before["lead"] or not first["created"]
    (again,) = terminal.bring(FORMATS / name)
    assert adds_up(again)
    assert (again["created"], again["activities"]["created"], again["rejected"]) == (0, 0, first["rejected"])
    assert terminal.dump("rejected_row") == between
    for run in (again["run"], first["run"]):
        undone = terminal.undo(run)
        assert (undone["outcome"], undone["kept"], undone["failed"]) == ("undone", 0, 0)
    assert undone["reversed"] == len(undone["rows"]) == first["created"] + first["activities"]["people"]
    assert terminal.dump() == before


@pytest.mark.parametrize("name", [name for name in FILES if "contacts_imported" in expected(name)])
def test_people_are_as_expected(name: str, terminal: Terminal) -> None:
    (told,), said = terminal.bring(FORMATS / name, "--dry-run"), expected(name)
    assert told["created"] == said["contacts_imported"]
    if "rows_rejected" in said:
        assert len(told["rejected"]) == said["rows_rejected"]
        assert len(told["merged"]) == said.get("duplicates_merged", 0)
    assert told["run"] is None
    assert [row["line"] for row in said.get("rejected", ()) if "line" in row] == [
        row["line"] for row, meant in zip(told["rejected"], said.get("rejected", ()), strict=False) if "line" in meant
    ]


def test_all_of_them_together(terminal: Terminal) -> None:
    before = terminal.dump()
    told = terminal.bring(*(FORMATS / name for name in FILES))
    assert [one["file"] for one in told] == FILES
    assert all(map(adds_up, told))
    for one in reversed(told):
        undone = terminal.undo(one["run"])
        assert (undone["kept"], undone["failed"]) == (0, 0), one["file"]
    assert terminal.dump() == before
