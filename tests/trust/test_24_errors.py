"""Check 24: an exception forced in every view, secrets in what is sent: a plain page with a number, a clean log."""

import functools
import gc
import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from werkzeug.test import TestResponse

from outreach.extensions import db
from outreach.models import Account
from outreach.web import errors, logs
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.trust.matrix import READS, Call, calls
from tests.trust.rows import furnish

SignIn = Callable[[Account], Browser]
SECRETS = ("hunter2-hunter2", "planted@secret.example", "q3Jx8Zt0bW5nLd2VfR7yKc1sPm4aHu6e")
TRACES = ("Traceback", 'File "', "sqlalchemy", "SELECT ", "INSERT ", "/work/", "outreach/", ".py", *SECRETS)
FORGED = '\n{"level": "info", "event": "forged"}\r\n'


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, as it would be written."""
    gc.collect()  # what earlier tests let go may complain in the log when it goes
    logs.configure("INFO")
    handler = next(each for each in logging.getLogger().handlers if each.get_name() == "outreach")
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    handler.setStream(written)
    yield written
    logs.configure("WARNING")


@pytest.fixture
def listed(app: Flask, alice: Account) -> list[Call]:
    return calls(app, furnish(alice))


def break_every_view(app: Flask) -> None:
    """Every view fails in the middle of a statement that holds secrets."""
    for endpoint, view in list(app.view_functions.items()):
        app.view_functions[endpoint] = functools.wraps(view)(broken)  # type: ignore[assignment]


def broken(**_: Any) -> None:
    db.session.execute(text("SELECT :a FROM no_such_table"), {"a": " ".join((*SECRETS, FORGED))})


def sent(call: Call, browser: Browser) -> dict[str, Any]:
    """A request with secrets in every place where one can be, and with what would forge a line of the log."""
    data = {"csrf_token": browser.token(), "password": SECRETS[0], "email": SECRETS[1], "note": FORGED}
    return {
        "data": None if call.method in READS else data,
        "query_string": {"token": SECRETS[2], "q": FORGED, "password": SECRETS[0]},
        "headers": {"Authorization": f"Bearer {SECRETS[2]}", "User-Agent": "x" + SECRETS[0]},
    }


def faults(call: Call, answer: TestResponse) -> list[str]:
    found = [f"{call} answered {answer.status_code}"] if answer.status_code != 500 else []
    number = answer.headers.get("X-Request-ID", "missing")
    if call.method != "HEAD" and number not in answer.text:
        found.append(f"{call}: the page does not show the number of the request")
    return found + [f"{call} shows {trace!r}" for trace in TRACES if trace in answer.text]


def lines_of(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_every_view_fails_plainly(
    app: Flask, listed: list[Call], alice: Account, signed_in: SignIn, log: io.StringIO, tell: Tell
) -> None:
    browser, found = signed_in(alice), []
    break_every_view(app)
    for call in listed:
        found += faults(call, browser.open(call.path, method=call.method, **sent(call, browser)))
    leaks = [secret for secret in (*SECRETS, "no_such_table", "/work/", alice.email) if secret in log.getvalue()]
    told = lines_of(log)
    tell(24, f"{len(listed)} forced failures, {len(found)} wrong pages, {len(leaks)} leaks in {len(told)} lines of log")
    assert found == []
    assert leaks == []
    assert [line["event"] for line in told] == ["failed", "answered"] * len(listed)
    assert all(line["error"] == "OperationalError" or line["error"] == "ProgrammingError" for line in told[::2])


def test_the_number_on_the_page_is_that_of_the_log(app: Flask, alices: Browser, log: io.StringIO) -> None:
    break_every_view(app)
    shown = re.search(r"give this number: ([0-9a-f]+)", alices.get("/settings").text)
    assert shown
    assert {line["request"] for line in lines_of(log)} == {shown[1]}


def test_a_library_cannot_leak_or_forge(log: io.StringIO) -> None:
    logging.getLogger("some.library").warning("signed in %s with token=%s", SECRETS[1], SECRETS[2])
    logging.getLogger("some.library").error("password %s", FORGED)
    try:
        raise ValueError(SECRETS[0])
    except ValueError:
        logging.getLogger("some.library").exception("it failed")
    told = lines_of(log)
    assert len(told) == 3
    assert all(secret not in log.getvalue() for secret in SECRETS)
    assert told[2]["error"] == "ValueError"


def test_when_nothing_works_the_page_is_still_plain(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError(SECRETS[0])

    monkeypatch.setattr(errors, "render_template", fail)
    answer = new_browser(app).get("/no-such-page")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert SECRETS[0] not in answer.text


def test_a_program_is_answered_in_json(client: Browser) -> None:
    answer = client.get("/no-such-page", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json is not None
    assert answer.json["error"] == "There is nothing here"
    assert answer.json["request"] == answer.headers["X-Request-ID"]


def test_canary_an_error_page_that_repeats_the_error(
    app: Flask, listed: list[Call], alices: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chatty(error: Any) -> Any:
        return errors.Told("Oops", str(getattr(error, "original_exception", error)), "")

    monkeypatch.setattr(errors, "told_about", chatty)
    break_every_view(app)
    call = next(call for call in listed if call.endpoint == "accounts.settings")
    assert faults(call, alices.open(call.path, method=call.method, **sent(call, alices))) != []


def test_canary_a_log_without_redaction(log: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "clean", lambda value: value)
    logging.getLogger("some.library").warning("signed in %s with %s", SECRETS[1], SECRETS[2])
    assert SECRETS[1] in log.getvalue()
