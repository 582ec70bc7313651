"""What other rooms say is due stands on Today beside the follow-ups: opened, done, put off and taken up again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Snooze
from outreach.today import dues
from outreach.today.counts import _kept
from outreach.web.due import Due
from tests.support.browser import Browser

TODAY = date(2026, 3, 5)


def told(mark: str, days: int, done_url: str = "") -> Due:
    due_on = TODAY + timedelta(days=days)
    return Due(mark, "Hélène", f"why {mark}", due_on, f"/open/{mark}", "Open it", done_url=done_url)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, alice: Account) -> Callable[..., None]:
    """Lets a room say what is due with Alice, and with nobody else."""

    alice_id = alice.id

    def say(*lines: Due) -> None:
        def provider(owner: Account, _today: date, until: date) -> list[Due]:
            return [due for due in lines if due.due_on <= until and owner.id == alice_id]

        monkeypatch.setattr(dues, "_providers", lambda _owner: [provider])
        _kept.cache_clear()

    return say


def marks(owner: Account, days: int = 0) -> list[str]:
    found = [due.mark for due in dues.dues_of(owner, TODAY, TODAY + timedelta(days=days))]
    db.session.commit()  # whoever writes next must not wait for this reader
    return found


def test_late_ones_stand_before_those_of_today_and_to_come(room: Callable[..., None], alice: Account) -> None:
    room(told("b", 0), told("c", 3), told("a", -2), told("far", 30))
    assert marks(alice, 7) == ["a", "b", "c"]
    assert [[due.mark for due in part] for part in dues.parted(dues.dues_of(alice, TODAY, TODAY), TODAY)] == [
        ["a"], ["b"], [],
    ]  # fmt: skip


@pytest.mark.usefixtures("ingrid")
def test_a_line_is_shown_opened_and_counted(room: Callable[..., None], alices: Browser) -> None:
    room(told("thanks-1", -2), told("talk-2", 0, done_url="/done/2"), told("later", 3))
    page = alices.get("/").text
    assert 'href="/open/thanks-1"' in page and "2 days late" in page
    assert 'action="/done/2"' in page and "why later" in page
    assert "Two things to do, one of them late." in page


def test_who_has_nobody_to_write_to_sees_it_too(room: Callable[..., None], alices: Browser) -> None:
    assert "why talk" not in alices.get("/").text
    room(told("talk", 5))
    assert "why talk" in alices.get("/").text


def test_it_is_put_off_and_taken_up_again(room: Callable[..., None], alices: Browser, alice: Account) -> None:
    room(told("thanks-1", 0))
    assert alices.send("/today/snooze", {"mark": "thanks-1", "days": "3"}).status_code == 303
    assert marks(alice) == []
    assert db.session.scalars(select(Snooze.until)).all() == [date(2026, 3, 9)]  # the eighth is a Sunday
    db.session.commit()
    assert alices.send("/today/taking-up", {"mark": "thanks-1"}).status_code == 303
    assert marks(alice) == ["thanks-1"]


def test_put_off_again_there_is_one_row(
    room: Callable[..., None], alices: Browser, at: Callable[[str], datetime]
) -> None:
    at("2026-03-05T20:00Z")
    room(told("thanks-1", 0), told("b", 0))
    alices.send("/today/snooze", {"mark": "b", "days": "1"})
    at("2026-03-06T05:00Z")
    alices.send("/today/snooze", {"mark": "thanks-1", "date": "2026-03-20"})
    assert alices.send("/today/snooze", {"mark": "thanks-1", "date": "2026-03-21"}).status_code == 404
    assert db.session.execute(select(Snooze.mark, Snooze.until)).all() == [("thanks-1", date(2026, 3, 20))]


def test_a_day_that_has_passed_is_refused_with_its_page(room: Callable[..., None], alices: Browser) -> None:
    room(told("thanks-1", 0))
    refused = alices.send("/today/snooze", {"mark": "thanks-1", "date": "2026-03-04"})
    assert refused.status_code == 422 and "That day has passed" in refused.text
    assert alices.get("/today/snooze?mark=thanks-1").status_code == 200


def test_a_mark_that_is_nowhere_is_not_found(
    room: Callable[..., None], alices: Browser, signed_in: Callable[[Account], Browser], bob: Account
) -> None:
    room(told("thanks-1", 0))
    assert alices.send("/today/snooze", {"mark": "thanks-2", "days": "1"}).status_code == 404
    assert signed_in(bob).send("/today/snooze", {"mark": "thanks-1", "days": "1"}).status_code == 404
    assert alices.get("/today/snooze").status_code == 404
