"""The whole installation out and back: every table equal, on the same kind of database and on the other."""

import os
import stat
from pathlib import Path

import pytest
from flask import Flask

from outreach import database
from outreach.accounts.actions import open_set_up
from outreach.archive.backup import LEFT_OUT, Made, back_up
from outreach.archive.restore import restore
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account
from outreach.web.refusal import Refusal
from tests.archive.conftest import Elsewhere
from tests.support.databases import SQLiteTemplate
from tests.support.elsewhere import elsewhere
from tests.support.leads import make_lead
from tests.support.people import make_account
from tests.trust.dump import dump, rows_of
from tests.trust.rows import MARK, furnish


def test_every_table_comes_back_as_it_was(made: Made, other_machine: Elsewhere) -> None:
    before = dump(*LEFT_OUT)
    assert [name for name, rows in before.items() if not rows] == ["attempt", "backup"]
    with other_machine():
        archive = restore(made.place)
        assert dump(*LEFT_OUT) == before
        assert database.revision() == database.newest()
    assert archive.rows == made.rows == sum(map(len, before.values()))
    assert made.counts == {name: len(rows) for name, rows in before.items()}


def test_from_postgresql_into_sqlite_and_back(
    made: Made, other_machine: Elsewhere, database_kind: str, settings: Settings, tmp_path: Path
) -> None:
    if database_kind == "sqlite":
        pytest.skip("both directions are seen from PostgreSQL")
    before = dump(*LEFT_OUT)
    (tmp_path / "template").mkdir()
    with elsewhere(SQLiteTemplate(tmp_path / "template"), settings, tmp_path / "file"):
        restore(made.place)
        assert dump(*LEFT_OUT) == before
        again = back_up(tmp_path / "again.zip")
    with other_machine():
        restore(again.place)
        assert dump(*LEFT_OUT) == before


def test_new_rows_are_numbered_after_the_old_ones(made: Made, other_machine: Elsewhere) -> None:
    with other_machine():
        restore(made.place)
        owner = db.session.query(Account).order_by(Account.id).first()
        assert owner is not None
        highest = max(row[0] for row in dump()["lead"])
        assert make_lead(owner, "Somebody new").id > highest


def test_nobody_stays_signed_in_by_a_backup(made: Made, alice: Account, other_machine: Elsewhere) -> None:
    with other_machine():
        restore(made.place)
        assert [dump()[name] for name in LEFT_OUT] == [[] for _name in LEFT_OUT]


def test_a_server_that_nobody_used_yet_can_be_restored_into(made: Made, other_machine: Elsewhere) -> None:
    with other_machine():
        database.upgrade()
        assert open_set_up() is not None
        db.session.commit()
        assert restore(made.place).rows == made.rows


def test_a_database_with_accounts_is_left_as_it_is(made: Made, other_machine: Elsewhere) -> None:
    with other_machine():
        database.upgrade()
        make_account("carol@example.org")
        before = dump()
        with pytest.raises(Refusal, match="accounts in this database already"):
            restore(made.place)
        assert dump() == before


def test_the_file_is_for_its_owner_alone_and_takes_the_place_of_an_older_one(app: Flask, tmp_path: Path) -> None:
    target = tmp_path / "kept.zip"
    os.umask(0)
    first = back_up(target).place.stat()
    second = back_up(target).place.stat()
    assert stat.S_IMODE(second.st_mode) == 0o600
    assert first.st_ino != second.st_ino
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


def test_no_other_file_is_written_over(app: Flask, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ingrid")
    with pytest.raises(Refusal, match=r"letter\.txt is there already"):
        back_up(letter)
    assert letter.read_text() == "Dear Ingrid"


def test_a_folder_that_is_not_there_is_said(app: Flask, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No such file or directory"):
        back_up(tmp_path / "nowhere" / "kept.zip")


def test_rows_of_one_account_are_whole_too(alice: Account, other_machine: Elsewhere, tmp_path: Path) -> None:
    furnish(alice)
    before = rows_of(alice.id)
    place = back_up(tmp_path / "kept.zip").place
    with other_machine():
        restore(place)
        assert rows_of(alice.id) == before
    assert any(MARK in str(row) for row in before["touchpoint"])
