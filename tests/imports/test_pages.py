"""A file through the pages: handed in, looked over, brought in, taken back."""

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from outreach import clock, jobs
from outreach.extensions import db
from outreach.imports import actions
from outreach.imports.limits import Limits
from outreach.models import Account, ImportRun, Lead, UploadPart
from outreach.web.refusal import Refusal
from tests.imports.bringing import fixture, table
from tests.support.browser import Browser


def hand_in(browser: Browser, data: bytes, name: str = "people.csv") -> TestResponse:
    return browser.send("/imports", {"file": (io.BytesIO(data), name)}, content_type="multipart/form-data")


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", response.get_data(as_text=True))


def leads() -> int:
    return db.session.scalar(select(func.count()).select_from(Lead)) or 0


def the_run() -> ImportRun:
    db.session.expire_all()
    return db.session.scalars(select(ImportRun).order_by(ImportRun.id.desc()).limit(1)).one()


def test_a_file_is_looked_over_before_anything_is_written(alices: Browser) -> None:
    answer = hand_in(alices, fixture("linkedin_connections_2024.csv"), "Connections.csv")
    assert answer.status_code == 303
    page = text_of(alices.get(answer.location))
    assert "20 new people, 1 the file says twice, 3 that cannot be brought in." in page
    assert "LinkedIn connections. UTF-8, comma, 3 lines skipped before the header." in page
    assert "Bring in 20 people" in page
    assert "7 of 7 recognised" in page
    assert leads() == 0


def test_it_is_brought_in_and_the_upload_forgotten(alices: Browser) -> None:
    shown = hand_in(alices, fixture("linkedin_connections_2024.csv")).location
    assert alices.send(f"{shown}/confirmation").status_code == 303
    assert "20 people brought in, 1 merged with an earlier row, 3 rejected." in text_of(alices.get(shown))
    assert leads() == 20
    assert db.session.scalar(select(func.count()).select_from(UploadPart)) == 0


def test_a_second_click_brings_nobody_in_twice(alices: Browser) -> None:
    shown = hand_in(alices, fixture("hubspot_contacts.csv")).location
    for _click in range(2):
        assert alices.send(f"{shown}/confirmation").status_code == 303
    assert leads() == 4


def test_it_is_taken_back(alices: Browser) -> None:
    shown = hand_in(alices, fixture("google_contacts_old.csv")).location
    alices.send(f"{shown}/confirmation")
    assert alices.send(f"{shown}/undo").status_code == 303
    assert "6 rows reversed." in text_of(alices.get(shown))
    assert leads() == 0


def test_columns_are_read_as_the_user_says(alices: Browser) -> None:
    shown = hand_in(alices, table("Who,What", "Ann Lee,Acme")).location
    assert "No column says who somebody is" in text_of(alices.get(shown))
    alices.send(f"{shown}/columns", {"column_0": "full_name", "column_1": "company"})
    assert "1 new person." in text_of(alices.get(shown))
    alices.send(f"{shown}/confirmation")
    lead = db.session.scalars(select(Lead)).one()
    assert (lead.name, lead.company) == ("Ann Lee", "Acme")


def test_columns_changed_at_the_last_moment_are_looked_over_first(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Place", "Ann,Lyon")).location
    answer = alices.send(f"{shown}/confirmation", {"column_0": "full_name", "column_1": "city"})
    assert "You changed how the file is read." in text_of(alices.get(answer.location))
    assert leads() == 0
    alices.send(f"{shown}/confirmation", {"column_0": "full_name", "column_1": "city"})
    assert db.session.scalars(select(Lead.city)).one() == "Lyon"


def test_dates_that_read_two_ways_are_asked_about(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Connected On", "Ann,03/04/2024")).location
    page = text_of(alices.get(shown))
    assert "One column has dates that can be read two ways, and nothing in the file decides." in page
    assert "Day first: 03/04/2024 is 3 April 2024" in page and "Month first: 03/04/2024 is 4 March 2024" in page
    alices.send(f"{shown}/columns", {"column_0": "full_name", "column_1": "connected_on", "dates_1": "dmy"})
    alices.send(f"{shown}/confirmation")
    assert str(db.session.scalars(select(Lead.connected_on)).one()) == "2024-04-03"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "This is a picture, not a table."),
        (bytes(range(256)) * 20, "This file is not text."),
    ],
)
def test_what_is_no_table_is_refused_beside_the_field(alices: Browser, data: bytes, sentence: str) -> None:
    answer = hand_in(alices, data)
    assert (answer.status_code, leads()) == (422, 0)
    assert sentence in text_of(answer)
    assert db.session.scalar(select(func.count()).select_from(ImportRun)) == 0


def test_a_form_without_a_file_says_so(alices: Browser) -> None:
    answer = alices.send("/imports", {}, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "Choose a file first." in text_of(answer)


def test_the_name_of_the_file_is_only_text(alices: Browser) -> None:
    shown = hand_in(alices, table("Name", "Ann"), "<script>alert(1)</script>.csv").location
    page = alices.get(shown).get_data(as_text=True)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_rejected_rows_are_a_file_that_can_be_mended(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Company", "Ann,Acme", ',"=Acme, Ltd"')).location
    before = alices.get(f"{shown}/rejected.csv").get_data(as_text=True)
    alices.send(f"{shown}/confirmation")
    after = alices.get(f"{shown}/rejected.csv").get_data(as_text=True)
    assert before == after
    assert after.splitlines()[1].startswith(',"\'=Acme, Ltd",3,"A company without a person')


def test_a_large_file_goes_through_jobs(alices: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LOOKED_AT_ONCE", 10)
    monkeypatch.setattr(actions, "WRITTEN_AT_ONCE", 1)
    shown = hand_in(alices, fixture("notion_mentors_all.csv")).location
    for step, state in (("", "planned"), ("/confirmation", "done"), ("/undo", "undone")):
        if step:
            alices.send(shown + step)
        assert "You can leave this page" in text_of(alices.get(shown))
        assert jobs.run_next()
        assert the_run().state == state
    assert leads() == 0


def test_a_failing_job_says_so_and_can_be_tried_again(alices: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "WRITTEN_AT_ONCE", 1)
    shown = hand_in(alices, fixture("notion_mentors_all.csv")).location
    with monkeypatch.context() as broken:
        broken.setattr("outreach.imports.work.bring_in", lambda *_args: 1 / 0)
        alices.send(f"{shown}/confirmation")
        jobs.run_next()
    assert "Nothing was changed. Try it once more" in text_of(alices.get(shown))
    alices.send(f"{shown}/confirmation")
    jobs.run_next()
    assert (the_run().state, leads()) == ("done", 4)


def test_another_owner_finds_nothing(alices: Browser, bob: Account, signed_in: type) -> None:
    shown = hand_in(alices, table("Name", "Ann")).location
    bobs = signed_in(bob)
    assert bobs.get(shown).status_code == 404
    for step in ("columns", "confirmation", "undo", "dismissal"):
        assert bobs.send(f"{shown}/{step}").status_code == 404
    assert bobs.get(f"{shown}/rejected.csv").status_code == 404
    assert "people.csv" not in text_of(bobs.get("/imports"))


def test_a_file_can_be_given_up(alices: Browser) -> None:
    shown = hand_in(alices, table("Name", "Ann")).location
    assert alices.send(f"{shown}/dismissal").location == "/imports"
    assert alices.get(shown).status_code == 404


def test_a_large_file_that_is_refused_later_says_why(alices: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LOOKED_AT_ONCE", 10)
    monkeypatch.setattr("outreach.imports.work.limits_of", lambda _settings: Limits(rows=2))
    shown = hand_in(alices, fixture("notion_mentors_all.csv")).location
    jobs.run_next()
    assert "The file has more than 2 rows (OUTREACH_IMPORT_MAX_ROWS)." in text_of(alices.get(shown))
    assert (the_run().state, db.session.scalar(select(func.count()).select_from(UploadPart))) == ("failed", 0)


def test_only_uploads_may_be_large_and_only_when_signed_in(alices: Browser, client: Browser) -> None:
    large = table("Name", *(f"Person {number}" for number in range(200_000)))
    assert len(large) > 2 * 1024 * 1024
    assert send_raw(alices, "/imports", large).status_code == 303
    assert send_raw(client, "/imports", large).status_code in (400, 401, 413)
    assert send_raw(alices, "/imports/1/columns", large).status_code == 413


def send_raw(browser: Browser, path: str, data: bytes) -> TestResponse:
    """A form with a large file, made by hand: the test client would spool it to a file that it does not close."""
    head = "--x\r\nContent-Disposition: form-data; name="
    token = f'{head}"csrf_token"\r\n\r\n{browser.token()}\r\n'
    file = f'{head}"file"; filename="people.csv"\r\n\r\n'
    body = token.encode() + file.encode() + data + b"\r\n--x--\r\n"
    return browser.post(path, data=body, content_type="multipart/form-data; boundary=x")


def test_an_old_import_cannot_be_undone(alices: Browser, at: Callable[[str], object]) -> None:
    at("2026-03-01T10:00Z")
    shown = hand_in(alices, table("Name", "Ann")).location
    alices.send(f"{shown}/confirmation")
    assert "Undo this import" in text_of(alices.get(shown))
    at("2026-04-05T10:00Z")
    run = the_run()
    with pytest.raises(Refusal, match="older than 30 days"):
        actions.take_back(run, clock.now())
