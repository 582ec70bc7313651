"""A search in which it is known by hand who still answers: the clock stands on 5 March 2026, 8 in the morning UTC."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, template_rendered

from outreach.extensions import db
from outreach.models import Account, ClosingReason, Lead, Recorder
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import read
from tests.support.browser import Browser

Row = Callable[..., str]


@pytest.fixture
def answers(make_lead: MakeLead) -> list[Lead]:
    """Ten who answered: five after 2 days, four after 6, one after 20."""
    return [make_lead(100, 100 - days, name=f"Answered {days}") for days in (2, 2, 2, 2, 2, 6, 6, 6, 6, 20)]


@pytest.fixture
def closed(make_lead: MakeLead, alice: Account) -> list[Lead]:
    """Thirty who never answered and are closed: they are followed, and listed nowhere."""
    leads = [make_lead(120, name=f"Closed {number}") for number in range(30)]
    recorder = Recorder(db.session(), alice, TODAY)
    for lead in leads:
        recorder.close(lead, ClosingReason.NO_ANSWER, ago(1))
    return leads


@pytest.fixture
def printed(app: Flask) -> Iterator[list[str]]:
    """The pages of silences that were printed, in turn."""
    names: list[str] = []

    def note(_app: Flask, template: object, **_context: object) -> None:
        if (name := str(getattr(template, "name", ""))) == "silences/index.html":
            names.append(name)

    with template_rendered.connected_to(note, app):
        yield names


@pytest.fixture
def row(alices: Browser) -> Row:
    """`row("Ada")`: the words of the line of Ada; empty when she is not on the page."""

    def find(name: str, path: str = "/silences") -> str:
        lines = alices.get(path).text.split("<tr data-row")[1:]
        found = [read("<tr " + line.split("</tr>")[0]) for line in lines if f">{name}</a>" in line]
        return found[0] if found else ""

    return find
