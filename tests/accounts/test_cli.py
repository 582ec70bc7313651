"""People, the database and the state of the installation, from a terminal."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from outreach import database
from outreach.accounts.health import exposure
from outreach.cli.accounts import doctor, upgrade, user
from outreach.cli.backup import backup
from outreach.cli.serve import refuse_exposed
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account, Brief
from tests.support.browser import Browser
from tests.support.databases import Template

PASSWORD = "a few words in a row"
Run = Callable[..., Result]


@pytest.fixture
def run(settings: Settings, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run(user, "add", ..., input="...")`, on a database without tables."""
    folder = tmp_path / "installed"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("OUTREACH_DATA", str(folder))
    monkeypatch.setenv("OUTREACH_DATABASE_URL", template.empty(folder))

    def command_line(command: Command, *arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(command, list(arguments), input=input)

    return command_line


@pytest.fixture
def upgraded(run: Run) -> Run:
    assert run(upgrade).exit_code == 0
    return run


def test_upgrade_makes_the_tables_and_says_the_version(run: Run) -> None:
    assert run(upgrade).output == f"The database is at version {database.newest()}.\n"
    assert run(upgrade).output == f"The database is at version {database.newest()}.\n"


def test_before_upgrade_postgresql_is_refused_with_a_sentence(run: Run, database_kind: str) -> None:
    done = run(user, "add", "ada@example.org", "--name", "Ada", input=PASSWORD)
    if database_kind == "sqlite":
        assert done.exit_code == 0
    else:
        assert done.exit_code == 1
        assert "outreach upgrade" in done.output
        assert "Traceback" not in done.output


def test_a_user_is_added_with_a_password_from_standard_input(upgraded: Run) -> None:
    done = upgraded(user, "add", " Ada@Example.org", "--name", "Ada Park", "--language", "fr", input=PASSWORD + "\n")
    assert (done.exit_code, done.output) == (0, "Ada Park can sign in as ada@example.org.\n")
    again = upgraded(user, "add", "ada@example.org", "--name", "Ada", input=PASSWORD)
    assert (again.exit_code, again.output) == (1, "email: There is already an account with this address.\n")


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("nobody", "--name", "N"), PASSWORD, "email: This is not an e-mail address."),
        (("n@example.org", "--name", "N"), "short", "password: Use 8 to 128 characters."),
        (("n@example.org", "--name", "N" * 201), PASSWORD, "name: This is too long: 200 characters at most."),
        (("n@example.org", "--name", "N"), b"p\xe9ss words in a row", "The password on standard input is not text"),
        (("n@example.org", "--name", "N", "--time-zone", "Mars"), PASSWORD, "time_zone: There is no time zone"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    upgraded: Run, arguments: tuple[str], typed: str | bytes, sentence: str
) -> None:
    done = upgraded(user, "add", *arguments, input=typed)
    assert done.exit_code == 1
    assert sentence in done.output


def test_a_reset_link_is_printed(upgraded: Run) -> None:
    upgraded(user, "add", "ada@example.org", "--name", "Ada", input=PASSWORD)
    done = upgraded(user, "reset-link", "ADA@example.org")
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/reset/[\w-]{43}\n", done.output)
    assert upgraded(user, "reset-link", "nobody@example.org").exit_code == 1


def test_a_disabled_account_gets_no_link(upgraded: Run) -> None:
    upgraded(user, "add", "ada@example.org", "--name", "Ada", input=PASSWORD)
    assert upgraded(user, "disable", "ada@example.org").exit_code == 0
    done = upgraded(user, "reset-link", "ada@example.org")
    assert (done.exit_code, done.output) == (1, "The account ada@example.org is disabled.\n")


def test_the_doctor_finds_a_new_installation_in_order(upgraded: Run) -> None:
    done = upgraded(doctor)
    assert done.exit_code == 0
    assert done.output.endswith("Everything is in order.\n")


def test_people_links_and_findings_for_programs(upgraded: Run) -> None:
    added = json.loads(upgraded(user, "add", "ada@example.org", "--name", "Ada", "--json", input=PASSWORD).stdout)
    assert (added["email"], added["name"]) == ("ada@example.org", "Ada")
    assert "/reset/" in json.loads(upgraded(user, "reset-link", "ada@example.org", "--json").stdout)["link"]
    found = json.loads(upgraded(doctor, "--json").stdout)
    assert found["good"] is True
    assert all(each["good"] and each["sentence"] for each in found["findings"])


def test_the_doctor_names_what_is_missing_before_others_may_come(
    upgraded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTREACH_HOST", "0.0.0.0")
    monkeypatch.setenv("OUTREACH_SECRET_KEY", "short")
    monkeypatch.setenv("OUTREACH_BACKUP_EVERY_HOURS", "0")
    done = upgraded(doctor)
    assert done.exit_code == 1
    missing = ("OUTREACH_HTTPS", "OUTREACH_TRUSTED_HOSTS", "OUTREACH_SECRET_KEY", "OUTREACH_BACKUP_EVERY_HOURS")
    assert [name for name in missing if name not in done.output] == []


def test_the_doctor_says_what_became_of_the_last_backup(upgraded: Run, tmp_path: Path) -> None:
    assert upgraded(backup, str(tmp_path / "kept.zip")).exit_code == 0
    done = upgraded(doctor)
    assert (done.exit_code, "is whole." in done.output) == (0, True)
    assert upgraded(backup, str(tmp_path / "nowhere" / "kept.zip")).exit_code == 1
    done = upgraded(doctor)
    assert (done.exit_code, "failed. The file could not be written" in done.output) == (1, True)


def test_the_doctor_notices_missing_tables_and_an_open_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "installed").chmod(0o755)
    done = run(doctor)
    assert done.exit_code == 1
    assert "Run: outreach upgrade" in done.output
    assert "chmod o-rwx" in done.output


def test_the_server_does_not_start_where_the_doctor_would_refuse(settings: Settings) -> None:
    refuse_exposed(settings)
    with pytest.raises(SystemExit):
        refuse_exposed(replace(settings, host="0.0.0.0"))
    safe = replace(settings, host="0.0.0.0", behind_https=True, trusted_hosts=("a.example",), secret_key="x" * 32)
    assert all(each.good for each in exposure(safe))


def test_a_new_account_has_its_brief_and_the_language_it_asked_for(app: Flask, client: Browser) -> None:
    from outreach.accounts.actions import NewAccount, create_account

    account = create_account(NewAccount("ada@example.org", "", None))
    db.session.commit()
    assert account.name == "ada@example.org"
    assert db.session.scalars(select(Brief.title).where(Brief.owner_id == account.id)).all() == ["My search"]
    assert client.send("/sign-in", {"email": account.email, "password": "anything"}).status_code == 422
    assert db.session.scalars(select(Account.active)).all() == [True]
