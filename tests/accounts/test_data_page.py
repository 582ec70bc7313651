"""The page about all of one's data: the archive out and in, and the backups of the installation."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from outreach import clock, jobs
from outreach.accounts import bringing
from outreach.archive.account_in import opened_account
from outreach.extensions import db
from outreach.models import Account, Backup, ImportRun, Lead, UploadPart
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

BOB = "bob@example.org"
PAGE, ARCHIVE, UPLOAD = "/settings/data", "/settings/data/archive.zip", "/settings/data/archive"
SignIn = Callable[[Account], Browser]


@pytest.fixture
def archive(alice: Account, alices: Browser) -> bytes:
    """Two people of Alice's, as she downloads them."""
    touch(alice, make_lead(alice, "Ingrid Halvorsen"), "2026-03-01T08:00", text="May I ask you something?")
    make_lead(alice, "Ada Obi")
    return bytes(alices.get(ARCHIVE).data)


def send(browser: Browser, data: bytes, name: str = "archive.zip", **kwargs: Any) -> Any:
    return browser.send(UPLOAD, {"file": (BytesIO(data), name)}, content_type="multipart/form-data", **kwargs)


def names(email: str) -> list[str]:
    db.session.rollback()
    theirs = select(Lead.name).join(Account, Account.id == Lead.owner_id).where(Account.email == email)
    return list(db.session.scalars(theirs.order_by(Lead.id)))


def test_the_archive_is_a_private_file(alice: Account, alices: Browser) -> None:
    answer = alices.get(ARCHIVE)
    assert answer.mimetype == "application/zip"
    assert re.fullmatch(r"attachment; filename=outreach-\d{4}-\d\d-\d\d\.zip", answer.headers["Content-Disposition"])
    assert answer.headers["Cache-Control"] == "no-store"
    with opened_account(BytesIO(answer.data)) as opened:
        assert opened.manifest["account"] == "alice@example.org"


def test_an_empty_account_takes_an_archive(archive: bytes, bob: Account, signed_in: SignIn) -> None:
    browser = signed_in(bob)
    assert "This account is empty" in browser.get(PAGE).text
    answer = send(browser, archive, follow_redirects=True)
    assert answer.request.path == "/leads"
    assert "Everything in it is here now." in answer.text
    assert names(BOB) == ["Ingrid Halvorsen", "Ada Obi"]
    assert browser.get("/settings").status_code == 200


def test_an_account_with_people_does_not(archive: bytes, alice: Account, alices: Browser) -> None:
    assert "An archive is read into an account that is still empty" in alices.get(PAGE).text
    page = send(alices, archive)
    assert page.status_code == 422
    assert "This account has leads or imports already." in page.text
    assert names("alice@example.org") == ["Ingrid Halvorsen", "Ada Obi"]


@pytest.mark.parametrize("cut", [lambda data: data[:-30], lambda data: b"name,email\n", lambda data: b""])
def test_what_is_no_archive_is_refused_in_a_sentence(
    archive: bytes, bob: Account, signed_in: SignIn, cut: Callable[[bytes], bytes]
) -> None:
    page = send(signed_in(bob), cut(archive))
    assert page.status_code == 422
    assert "cut off, damaged, or was not made by Outreach" in page.text
    assert names(BOB) == []


def test_one_that_grows_without_end_is_refused_before_it_is_unpacked(
    archive: bytes, bob: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MOST_UNPACKED", 1024)
    page = send(signed_in(bob), archive)
    assert (page.status_code, "unpacks to more than" in page.text) == (422, True)
    assert names(BOB) == []


def test_without_a_file_it_is_said_beside_the_field(bob: Account, signed_in: SignIn) -> None:
    page = signed_in(bob).send(UPLOAD)
    assert page.status_code == 422
    assert "Choose a file first." in page.text


def test_a_large_archive_is_a_job_with_progress(
    archive: bytes, bob: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    browser = signed_in(bob)
    page = send(browser, archive, follow_redirects=True)
    assert page.request.path == PAGE
    assert "data-long" in page.text
    assert names(BOB) == []
    assert jobs.run_next()
    assert "The archive was read." in browser.get(PAGE).text
    assert names(BOB) == ["Ingrid Halvorsen", "Ada Obi"]
    assert [db.session.scalars(select(model.id)).all() for model in (ImportRun, UploadPart)] == [[], []]


def test_a_large_archive_that_meets_people_leaves_them_alone(
    archive: bytes, bob: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    browser = signed_in(bob)
    send(browser, archive)
    make_lead(bob, "Just Added")
    assert jobs.run_next()
    assert "This account has leads or imports already." in browser.get(PAGE).text
    assert names(BOB) == ["Just Added"]
    assert db.session.scalars(select(UploadPart.id)).all() == []


def test_the_refusal_of_a_job_is_in_the_language_of_the_reader(
    archive: bytes, bob: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    @contextmanager
    def noted(locale: str) -> Iterator[None]:
        asked.append(locale)
        yield

    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    monkeypatch.setattr(bringing, "force_locale", noted)
    bob.locale = "fr"
    send(signed_in(bob), archive)
    assert jobs.run_next()
    assert asked == ["fr"]


def test_the_last_good_backup_is_shown_and_what_failed_since(app: Flask, alices: Browser, alice: Account) -> None:
    assert "There is no backup yet." in alices.get(PAGE).text
    good = Backup(made_at=clock.now(), place="/srv/kept/outreach-1.zip", size=9_543_210, counts={"lead": 3})
    db.session.add(good)
    db.session.flush()
    db.session.add(Backup(made_at=clock.now(), place="/srv/kept/outreach-2.zip", error="The disk is full."))
    page = alices.get(PAGE).text
    assert "(9.5 MB)" in page
    assert "/srv/kept/outreach-1.zip" in page
    assert "failed. The disk is full." in page


def test_others_than_the_owner_of_the_machine_see_no_path(app: Flask, alices: Browser, alice: Account) -> None:
    db.session.add(Backup(made_at=clock.now(), place="/srv/kept/outreach-1.zip", size=9_543, counts={}))
    app.extensions["outreach.settings"] = replace(app.extensions["outreach.settings"], host="0.0.0.0")
    page = alices.get(PAGE).text
    assert "outreach-1.zip" in page
    assert "/srv/kept" not in page
