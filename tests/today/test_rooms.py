"""Today asks every room that has days of its own, and leaves out only rooms that have nothing to say."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from flask import Flask
from sqlalchemy import update

from outreach.extensions import db
from outreach.models import Account, Brief, Introduction, Mentorship, Programme, SocialEvent
from outreach.paths import PACKAGE
from outreach.today import dues
from outreach.tour.actions import invented_account
from outreach.tour.load import fill
from tests.support.leads import make_lead

DAY = date(2026, 3, 12)
# Every season of the sample's mentorships has other lines.
DAYS = [DAY + timedelta(weeks=5 * number) for number in range(-2, 6)]
MODELS = [number for number, _room in enumerate(dues.ROOMS)]


def rooms_with_days() -> list[dues.Provider]:
    """The function `dues` of every module of that name, found in the folders of the package."""
    files = sorted(PACKAGE.rglob("dues.py"))
    names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [import_module(name).dues for name in names if name != dues.__name__]


@pytest.fixture
def claire(at: Callable[[str], datetime], app: Flask) -> Account:
    """The invented person with her two mentorships, and with one more of everything that has days of its own."""
    now = at("2026-03-04T08:00+00:00")
    account = invented_account()
    fill(account)
    lead = make_lead(account)
    mine = {"owner_id": account.id, "created_at": now}
    db.session.add(SocialEvent(title="Author evening", starts_on=DAY, **mine))
    db.session.add(Introduction(lead_id=lead.id, introducer_name="Jonas", ask_by=DAY, **mine))
    db.session.add(Programme(name="Bridge", deadline=DAY, **mine))
    db.session.execute(update(Brief).where(Brief.owner_id == account.id).values(needed_by=DAY, mentors_wanted=9))
    db.session.commit()
    return account


def said_and_heard(app: Flask, owner: Account) -> tuple[set[str], set[str]]:
    """The marks of all lines that the rooms have for a month from each of the days, and of those that Today shows."""
    said, heard = set[str](), set[str]()
    with app.test_request_context():
        for day in DAYS:
            until = day + timedelta(days=30)
            said |= {f"{day} {due.mark}" for room in rooms_with_days() for due in room(owner, day, until)}
            heard |= {f"{day} {due.mark}" for due in dues.dues_of(owner, day, until)}
    return said, heard


def test_no_room_is_forgotten() -> None:
    asked = [provider.__module__ for _model, _such, providers in dues.ROOMS for provider in providers]
    assert len(asked) > 8
    assert sorted(asked) == sorted(room.__module__ for room in rooms_with_days())


def test_a_room_is_left_out_only_when_it_has_nothing_to_say(app: Flask, claire: Account) -> None:
    said, heard = said_and_heard(app, claire)
    assert said == heard
    db.session.execute(update(Mentorship).where(Mentorship.owner_id == claire.id).values(ended_on=DAY))
    said, heard = said_and_heard(app, claire)
    assert said == heard


@pytest.mark.parametrize("left_out", MODELS)
def test_a_room_that_is_left_out_would_be_noticed(
    app: Flask, claire: Account, monkeypatch: pytest.MonkeyPatch, left_out: int
) -> None:
    monkeypatch.setattr(dues, "ROOMS", tuple(room for number, room in enumerate(dues.ROOMS) if number != left_out))
    said, heard = said_and_heard(app, claire)
    assert heard < said
