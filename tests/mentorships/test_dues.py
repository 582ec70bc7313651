"""What a mentorship as a whole tells Today: standing still, nearly over, over and silent."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import closing, phases
from outreach.mentorships.checklists import points, tick
from outreach.mentorships.dues import dues
from outreach.models import (
    Account,
    AgreementVersion,
    HelpDirection,
    HelpEntry,
    Meeting,
    MeetingState,
    Mentorship,
    Phase,
    VersionState,
)
from tests.mentorships.making import make_mentorship
from tests.support.leads import make_lead, touch

At = Callable[[str], datetime]
BEGAN = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _page(app: Flask, at: At) -> Any:
    at("2026-01-01T12:00Z")
    with app.test_request_context():
        yield


def told(owner: Account, today: str, days: int = 0) -> list[tuple[str, date]]:
    day = date.fromisoformat(today)
    db.session.commit()
    return [(due.mark, due.due_on) for due in dues(owner, day, day + timedelta(days=days))]


def row(mentorship: Mentorship, model: Any, **columns: Any) -> None:
    db.session.add(model(owner_id=mentorship.owner_id, mentorship_id=mentorship.id, **columns))
    db.session.commit()


def ended(owner: Account, at: At, person: Any = None, on: str = "2026-01-31") -> Mentorship:
    mentorship = make_mentorship(owner, person, began_on=BEGAN)
    at(f"{on}T12:00Z")
    closing.close(owner, mentorship, closing.Ending(date.fromisoformat(on), lead_too=True))
    db.session.commit()
    return mentorship


def test_preparation_that_stands_still_for_two_weeks(alice: Account) -> None:
    number = make_mentorship(alice, began_on=BEGAN).id
    line = (f"still-{number}-2026-01-01", date(2026, 1, 15))
    assert told(alice, "2026-01-14") == [] and told(alice, "2026-01-14", 1) == [line]
    assert told(alice, "2026-01-15") == told(alice, "2026-02-15") == [line]


def test_what_moves_it(alice: Account) -> None:
    mentorship = make_mentorship(alice, began_on=BEGAN)
    for point in db.session.scalars(points(mentorship).limit(1)):
        tick(point, date(2026, 1, 4))
    assert told(alice, "2026-02-15")[0][1] == date(2026, 1, 18)
    row(mentorship, Meeting, state=MeetingState.HELD, on_day=date(2026, 1, 6), created_at=clock.now())
    assert told(alice, "2026-02-15")[0][1] == date(2026, 1, 20)
    assert mentorship.lead is not None
    mentorship.lead.last_touch_at = datetime.fromisoformat("2026-01-07T23:30Z")  # the 8th in Paris
    assert told(alice, "2026-02-15")[0][1] == date(2026, 1, 22)


def test_negotiation_is_counted_from_its_own_day_and_growth_is_not(alice: Account, at: At) -> None:
    mentorship = make_mentorship(alice, began_on=BEGAN)
    at("2026-01-20T12:00Z")
    phases.enter(alice, mentorship, Phase.NEGOTIATION, date(2026, 1, 20))
    assert told(alice, "2026-03-01") == [(f"still-{mentorship.id}-2026-01-20", date(2026, 2, 3))]
    phases.enter(alice, mentorship, Phase.ENABLING, date(2026, 1, 20))
    assert told(alice, "2026-03-01") == []


def test_nothing_stands_still_when_something_is_planned(alice: Account) -> None:
    first, second = make_mentorship(alice, began_on=BEGAN), make_mentorship(alice, "Jonas", began_on=BEGAN)
    assert first.lead is not None
    touch(alice, first.lead, "2026-01-01T10:00")  # the cadence proposes the next step
    row(second, Meeting, on_day=date(2026, 3, 1), created_at=clock.now())
    assert told(alice, "2026-02-15") == []


@pytest.mark.parametrize(
    ("today", "due"),
    [("2026-06-30", None), ("2026-07-01", "2026-07-01"), ("2026-07-20", "2026-07-20"), ("2026-07-31", "2026-07-31"),
     ("2026-08-02", "2026-07-31")],
)  # fmt: skip
def test_renew_or_close_thirty_days_before_the_end(alice: Account, today: str, due: str | None) -> None:
    mentorship = make_mentorship(alice, began_on=BEGAN)
    mentorship.phase = Phase.ENABLING
    for number, state, until in ((1, "replaced", date(2026, 5, 1)), (2, "current", date(2026, 7, 31)),
                                 (3, "draft", date(2027, 1, 1))):  # fmt: skip
        values = {"number": number, "state": VersionState(state), "period_until": until, "period_from": BEGAN}
        row(mentorship, AgreementVersion, **values, written_at=clock.now())
    expected = [(f"renew-{mentorship.id}-2026-07-31", date.fromisoformat(due))] if due else []
    assert told(alice, today) == expected


def test_after_the_end_a_silence_may_last_so_long(alice: Account, at: At) -> None:
    mentorship = ended(alice, at)
    mark = f"keep-{mentorship.id}-2026-01-31"
    assert told(alice, "2026-03-16") == [] and told(alice, "2026-03-17") == [(mark, date(2026, 3, 17))]
    mentorship.keep_in_touch_days = 30
    assert told(alice, "2026-03-17") == [(mark, date(2026, 3, 2))]


def test_any_contact_breaks_the_silence(alice: Account, at: At) -> None:
    mentorship = ended(alice, at)
    at("2026-03-30T12:00Z")
    assert mentorship.lead is not None
    touch(alice, mentorship.lead, "2026-03-29T00:30", "in")  # the night in which the clocks change
    assert told(alice, "2026-06-01") == [(f"keep-{mentorship.id}-2026-03-29", date(2026, 5, 13))]
    row(mentorship, HelpEntry, direction=HelpDirection.GIVEN, on_day=date(2026, 4, 2), text="Read her draft")
    assert told(alice, "2026-06-01") == [(f"keep-{mentorship.id}-2026-04-02", date(2026, 5, 17))]


def test_a_lead_that_stays_ongoing_is_left_to_its_cadence(alice: Account, at: At) -> None:
    mentorship = make_mentorship(alice, began_on=BEGAN)
    assert mentorship.lead is not None
    touch(alice, mentorship.lead, "2026-01-01T10:00")
    closing.close(alice, mentorship, closing.Ending(date(2026, 1, 1)))
    assert told(alice, "2026-06-01") == []


def test_one_line_a_person(alice: Account, at: At) -> None:
    lead = make_lead(alice)
    first = ended(alice, at, lead)
    closing.reopen(alice, first)
    at("2026-02-28T12:00Z")
    closing.close(alice, first, closing.Ending(date(2026, 2, 28), lead_too=True))
    assert len(told(alice, "2026-06-01")) == 1
    make_mentorship(alice, lead, began_on=date(2026, 2, 28))
    assert [mark.split("-")[0] for mark, _day in told(alice, "2026-06-01")] == ["still"]


def test_nobody_who_asked_for_silence(alice: Account, at: At) -> None:
    mentorship = ended(alice, at)
    assert mentorship.lead is not None
    mentorship.lead.do_not_contact_at = clock.now()
    assert told(alice, "2026-06-01") == []


def test_whom_i_mentored_too_and_two_questions_for_all(alice: Account, bob: Account, at: At) -> None:
    ended(alice, at, "Jonas Petit")
    ended(alice, at, "Ada Okafor")
    ended(bob, at, "Somebody else")
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    db.session.commit()
    _number = alice.id
    asked.clear()
    names = [due.name for due in dues(alice, date(2026, 6, 1), date(2026, 6, 1))]
    assert sorted(names) == ["Ada Okafor", "Jonas Petit"]
    assert len(asked) == 2
