"""Several files handed in at once: each by itself, all by one button, and none stops the others."""

import io

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from outreach import jobs
from outreach.extensions import db
from outreach.imports import actions
from outreach.models import Account, ImportRun, Lead
from tests.imports.bringing import fixture, table
from tests.imports.test_pages import leads, text_of
from tests.support.browser import Browser

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)


def hand_in_all(browser: Browser, **files: bytes) -> TestResponse:
    sent = [(io.BytesIO(data), f"{name}.csv") for name, data in files.items()]
    return browser.send("/imports", {"file": sent}, content_type="multipart/form-data")


def runs() -> list[ImportRun]:
    db.session.expire_all()
    return list(db.session.scalars(select(ImportRun).order_by(ImportRun.id)))


def test_files_that_come_together_are_shown_together(alices: Browser) -> None:
    answer = hand_in_all(alices, first=table("Name", "Ann"), second=table("Name", "Bob", "Cyd"))
    assert answer.location == f"/imports/{runs()[0].id}/together"
    page = text_of(alices.get(answer.location))
    assert "2 files, each looked over." in page and "Bring in all 2 files" in page
    assert "first.csv" in page and "1 new person." in page and "2 new people." in page
    assert {run.batch for run in runs()} != {""} and len({run.batch for run in runs()}) == 1
    assert leads() == 0


def test_all_are_brought_in_by_one_button(alices: Browser) -> None:
    shown = hand_in_all(alices, first=table("Name,Email", "Ann,a@example.org"), second=table("Email", "a@example.org"))
    assert alices.send(shown.location).location == shown.location
    assert [run.state for run in runs()] == ["done", "done"]
    assert leads() == 1  # whoever stands in both is brought in once
    assert "1 person brought in, 1 unchanged." in text_of(alices.get(shown.location))
    alices.send(shown.location)
    assert leads() == 1


def test_one_that_cannot_be_read_does_not_stop_the_others(alices: Browser) -> None:
    shown = hand_in_all(alices, bad=PICTURE, good=table("Name", "Ann"), empty=b"")
    page = text_of(alices.get(shown.location))
    assert "This is a picture, not a table." in page and "The file is empty." in page
    assert "Bring in this file" in page
    alices.send(shown.location)
    assert [run.state for run in runs()] == ["failed", "done", "failed"]
    assert leads() == 1


def test_one_of_them_can_be_left_out(alices: Browser) -> None:
    shown = hand_in_all(alices, first=table("Name", "Ann"), second=table("Name", "Bob"))
    first, second = runs()
    assert alices.send(f"/imports/{first.id}/dismissal").location == f"/imports/{second.id}/together"
    alices.send(f"/imports/{second.id}/together")
    assert db.session.scalars(select(Lead.name)).all() == ["Bob"]
    assert alices.get(shown.location).status_code == 404


def test_a_file_with_a_question_waits_for_its_answer(alices: Browser) -> None:
    shown = hand_in_all(alices, asks=table("Who,What", "Ann,Acme"), good=table("Name", "Bob"))
    assert "No column says who somebody is." in text_of(alices.get(shown.location))
    alices.send(shown.location)
    assert [run.state for run in runs()] == ["planned", "done"]


def test_large_ones_go_through_jobs(alices: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LOOKED_AT_ONCE", 1_500)
    monkeypatch.setattr(actions, "WRITTEN_AT_ONCE", 22)
    files = {"first": fixture("linkedin_connections_2020.csv"), "second": fixture("linkedin_connections_2024.csv")}
    shown = hand_in_all(alices, **files)
    assert "You can leave this page" in text_of(alices.get(shown.location))
    while jobs.run_next():
        pass
    assert [run.state for run in runs()] == ["planned", "planned"]
    alices.send(shown.location)
    assert [run.state for run in runs()] == ["done", "running"]
    assert jobs.run_next()
    assert [run.state for run in runs()] == ["done", "done"]


def test_another_owner_finds_nothing(alices: Browser, bob: Account, signed_in: type) -> None:
    shown = hand_in_all(alices, first=table("Name", "Ann"), second=table("Name", "Bob"))
    bobs = signed_in(bob)
    assert bobs.get(shown.location).status_code == 404
    assert bobs.send(shown.location).status_code == 404
    assert leads() == 0
