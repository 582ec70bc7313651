"""`outreach export` and `outreach leads --json`: the command line contract."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.cli.main import main
from outreach.imports.columns.header_words import fields
from tests.imports.bringing import FORMATS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `outreach` for the one account of a fresh installation, which has some people."""
    monkeypatch.setenv("OUTREACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("OUTREACH_OWNER", "p@example.org")
    monkeypatch.delenv("OUTREACH_DATABASE_URL", raising=False)
    runner = CliRunner()
    made = runner.invoke(main, ["user", "add", "p@example.org", "--name", "P"], input="correct horse battery\n" * 2)
    assert made.exit_code == 0, made.output
    brought = runner.invoke(main, ["import", str(FORMATS / "tableur_fr_point_virgule.csv")])
    assert brought.exit_code == 0, brought.output
    return lambda *words: runner.invoke(main, [*map(str, words)])


def test_leads_tell_every_canonical_field(run: Run) -> None:
    leads = json.loads(run("leads", "--json").stdout)["leads"]
    assert len(leads) == 5
    assert all(lead.keys() >= {*fields(), "id", "custom", "touchpoints", "closing", "contacted_at"} for lead in leads)
    anais = next(lead for lead in leads if lead["email"] == "anais.belhadj@example.org")
    assert (anais["first_contact"], anais["contacted_at"], anais["stage"]) == ("2024-03-25", "2024-03-25", "replied")
    assert anais["tags"] == ["mentor", "conseil"]
    assert (anais["linkedin"], anais["email_other"], anais["touchpoints"]) == (None, [], 0)


def test_a_file_is_written_by_its_ending(run: Run, tmp_path: Path) -> None:
    for name, start in (
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.xlsx", b"PK"),
        ("a.vcf", b"BEGIN:VCARD"),
        ("a", b"\xef\xbb\xbf"),
    ):
        answer = run("export", tmp_path / name, "--json")
        assert answer.exit_code == 0, answer.output
        assert json.loads(answer.stdout)["leads"] == 5
        assert (tmp_path / name).read_bytes().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "a.csv", "a.vcf", "a.xlsx", "data"]


def test_the_file_may_go_to_standard_output(run: Run) -> None:
    answer = run("export", "-", "--format", "vcard", "--stage", "met")
    assert answer.stdout.count("BEGIN:VCARD") == 1
    assert answer.stderr == "1 lead\n"


def test_filters_are_those_of_the_list(run: Run, tmp_path: Path) -> None:
    run("export", tmp_path / "a.csv", "--closing", "none")
    open_ones = json.loads(run("leads", "--closing", "none", "--json").stdout)["leads"]
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == len(open_ones) == 4


def test_what_cannot_be_written_is_said_and_nothing_is_left(run: Run, tmp_path: Path) -> None:
    answer = run("export", tmp_path / "nowhere" / "a.csv")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "cannot be written: No such file or directory." in answer.stderr


def test_leads_for_people_are_lines(run: Run) -> None:
    lines = run("leads", "--stage", "met").stdout.splitlines()
    assert lines[0].endswith("Met  Siobhán Le Goff  Armor Voiles")
    assert lines[1:] == ["1 lead"]
