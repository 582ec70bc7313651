"""Calendar answers: said by people, at the moment at which they said so, and never a meeting."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder, Touchpoint
from tests.imports.bringing import bring
from tests.imports.messages import standing


def calendar(method: str, *lines: str, name: str = "VEVENT") -> bytes:
    """A calendar of one entry; its lines end as the standard wants them."""
    entry = (f"BEGIN:{name}", "UID:m1@x", "DTSTAMP:20260210T091500Z", "DTSTART:20260212T150000Z", *lines, f"END:{name}")
    return "\r\n".join(("BEGIN:VCALENDAR", f"METHOD:{method}", *entry, "END:VCALENDAR", "")).encode()


def says(word: str, address: str = "ines@acme.example") -> str:
    return f"ATTENDEE;PARTSTAT={word};CN=Ines Marchetti:mailto:{address}"


@pytest.mark.parametrize("word", ["ACCEPTED", "DECLINED", "TENTATIVE"])
def test_an_answer_is_one_whatever_it_says(word: str, alice: Account) -> None:
    _run, tally = bring(alice, calendar("REPLY", says(word)), "invite.ics")
    assert standing(alice) == {"Ines Marchetti": ("replied", "02-10", "02-10", 2)}
    assert (tally.activities, tally.skipped, Kind.MEETING in kinds()) == (1, {}, False)


def test_another_time_proposed_is_an_answer_too(alice: Account) -> None:
    bring(alice, calendar("COUNTER", says("NEEDS-ACTION")), "invite.ics")
    assert standing(alice)["Ines Marchetti"][0] == "replied"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (calendar("REQUEST", says("NEEDS-ACTION")), "planned"),
        (calendar("PUBLISH", says("ACCEPTED")), "planned"),
        (calendar("REPLY", says("NEEDS-ACTION")), "no_answer"),
        (calendar("REPLY", says("ACCEPTED", "alice@example.org")), "no_answer"),
    ],
)
def test_what_is_only_planned_moves_nothing(file: bytes, why: str, alice: Account) -> None:
    _run, tally = bring(alice, file, "invite.ics")
    assert (standing(alice), tally.skipped) == ({}, {why: 1})


def test_my_own_earlier_contact_is_the_one_that_was_answered(alice: Account) -> None:
    lead = Lead(owner_id=alice.id, name="Ines", email="ines@acme.example", created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    moment = Moment(datetime.fromisoformat("2026-02-01T08:00:00+00:00"))
    Recorder(db.session(), alice, clock.now()).touch(
        lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=moment
    )
    db.session.commit()
    for created in (1, 0):
        _run, tally = bring(alice, calendar("REPLY", says("ACCEPTED")), "invite.ics")
        assert (tally.activities, tally.updated) == (created, created)
        assert standing(alice) == {"Ines": ("replied", "02-01", "02-10", 2)}


def test_lines_may_be_folded_anywhere_and_hours_may_have_a_zone(alice: Account) -> None:
    folded = 'ATTENDEE;PARTSTAT=ACC\r\n EPTED;CN="Marchetti: Ines":mailto:ines@acme\r\n\t.example'
    bring(alice, calendar("REPLY", folded, "DTSTAMP;TZID=Europe/Paris:20260711T001500"), "invite.ics")
    said: Any = db.session.scalars(select(Touchpoint.occurred_at)).first()
    assert (said.isoformat(), list(standing(alice))) == ("2026-07-10T22:15:00+00:00", ["Marchetti: Ines"])


def test_an_answer_that_is_still_to_come_is_none(alice: Account) -> None:
    soon = (clock.now() + timedelta(days=30)).strftime("DTSTAMP:%Y%m%dT%H%M%SZ")
    _run, tally = bring(alice, calendar("REPLY", says("ACCEPTED"), soon), "invite.ics")
    assert tally.skipped == {"future": 1}


def kinds() -> set[Kind]:
    return set(db.session.scalars(select(Touchpoint.kind)))
