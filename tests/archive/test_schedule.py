"""Backups by themselves: when one is due, who makes it, which are kept, and what is said when one fails."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from outreach import jobs
from outreach.archive import schedule
from outreach.archive.backup import back_up, record
from outreach.archive.listing import all_backups, last_good
from outreach.config import SettingError, Settings, from_environment
from outreach.extensions import db
from outreach.models import Account, Backup, Job
from tests.support.people import make_account

At = Callable[[str], datetime]


@contextmanager
def other_settings(app: Flask, **values: object) -> Iterator[None]:
    kept: Settings = app.extensions["outreach.settings"]
    app.extensions["outreach.settings"] = replace(kept, **values)  # type: ignore[arg-type]
    yield
    app.extensions["outreach.settings"] = kept


def look_and_work() -> list[Backup]:
    """What the worker does in a minute; the attempts that are known afterwards, the latest first."""
    jobs.look_around(current_app._get_current_object())  # type: ignore[attr-defined]
    while jobs.run_next():
        pass
    return list(db.session.scalars(all_backups()))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.zip"))


def test_one_a_day_and_the_latest_few_are_kept(app: Flask, alice: Account, at: At, tmp_path: Path) -> None:
    with other_settings(app, backup_keep=2):
        for day in ("01", "02", "03"):
            at(f"2026-03-{day}T08:00Z")
            look_and_work()
            at(f"2026-03-{day}T20:00Z")
            look_and_work()
    assert files(tmp_path / "backups") == ["outreach-20260302T080000Z.zip", "outreach-20260303T080000Z.zip"]
    good = db.session.scalars(last_good()).one()
    assert good.place == str(tmp_path / "backups" / "outreach-20260303T080000Z.zip")
    assert (good.counts["account"], good.size) == (1, Path(good.place).stat().st_size)


def test_what_others_keep_in_the_folder_stays(app: Flask, alice: Account, at: At, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "mine.zip").write_bytes(b"")
    (tmp_path / "backups" / ".outreach-20260228T080000Z.zip.4711.unfinished").write_bytes(b"half of one")
    with other_settings(app, backup_keep=1):
        for day in ("01", "02"):
            at(f"2026-03-{day}T08:00Z")
            look_and_work()
    assert files(tmp_path / "backups") == ["mine.zip", "outreach-20260302T080000Z.zip"]
    assert list((tmp_path / "backups").glob(".*")) == []


def test_none_where_nobody_is_or_nobody_wants_one(app: Flask, tmp_path: Path) -> None:
    assert look_and_work() == []
    make_account("ada@example.org")
    with other_settings(app, backup_every_hours=0):
        assert look_and_work() == []


def test_two_that_look_at_once_enqueue_one(app: Flask, alice: Account) -> None:
    schedule.look()
    schedule.look()
    assert db.session.scalars(select(Job.kind)).all() == [schedule.KIND]


def test_a_failed_one_is_told_with_its_reason_and_tried_again_after_an_hour(
    app: Flask, alice: Account, at: At, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with other_settings(app, backup_dir=tmp_path / "file" / "folder"):
        at("2026-03-01T08:00Z")
        (failed,) = look_and_work()
        assert "Not a directory" in failed.error
        assert db.session.scalars(last_good()).first() is None
        at("2026-03-01T08:30Z")
        assert len(look_and_work()) == 1
        at("2026-03-01T09:01Z")
        assert len(look_and_work()) == 2


def test_what_nobody_foresaw_is_told_by_its_name(app: Flask, alice: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_target: Path) -> None:
        raise ZeroDivisionError("with words of somebody's letter")

    monkeypatch.setattr(schedule, "back_up", broken)
    (failed,) = look_and_work()
    assert failed.error == "Something went wrong (ZeroDivisionError). The log of the server says more."


def test_one_made_by_hand_elsewhere_does_not_stand_for_it(app: Flask, alice: Account, tmp_path: Path) -> None:
    db.session.commit()
    record(back_up(tmp_path / "by-hand.zip"))
    db.session.commit()
    assert schedule.is_due()
    look_and_work()
    assert not schedule.is_due()


def test_a_worker_looks_now_and_then(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = threading.Event()
    monkeypatch.setattr(jobs, "LOOK_SECONDS", 0.0)
    app.extensions["outreach.looks"] = [looked.set]
    worker = jobs.Worker(app)
    worker.start()
    try:
        assert looked.wait(30)
    finally:
        worker.stop()


@pytest.mark.parametrize(
    ("name", "value"),
    [("OUTREACH_BACKUP_KEEP", "0"), ("OUTREACH_BACKUP_EVERY_HOURS", "often"), ("OUTREACH_BACKUP_EVERY_HOURS", "-1")],
)
def test_a_wrong_setting_is_refused_by_its_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        from_environment({"OUTREACH_DATA": str(tmp_path), name: value})


def test_the_settings_of_the_environment(tmp_path: Path) -> None:
    plain = from_environment({"OUTREACH_DATA": str(tmp_path)})
    assert (plain.backups_folder, plain.backup_every_hours, plain.backup_keep) == (tmp_path / "backups", 24, 7)
    said = {"OUTREACH_BACKUP_DIR": str(tmp_path / "kept"), "OUTREACH_BACKUP_EVERY_HOURS": "0"}
    other = from_environment({"OUTREACH_DATA": str(tmp_path), **said})
    assert (other.backups_folder, other.backup_every_hours) == (tmp_path / "kept", 0)
