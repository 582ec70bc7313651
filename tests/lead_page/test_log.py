"""The log box: what is written down, and what is refused with everything typed kept."""

from collections.abc import Callable
from datetime import datetime

import pytest

from outreach import clock
from outreach.models import Account, Channel, Direction, Kind, Lead, Stage
from outreach.touchpoints.queries import Entry, history
from tests.lead_page.reading import part_of
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, open_steps, touch


def logged(browser: Browser, lead: Lead, **fields: str) -> Entry:
    answer = browser.send(f"/leads/{lead.id}/touchpoints", {"what": "out", "channel": "email", **fields})
    assert (answer.status_code, answer.location) == (303, f"/leads/{lead.id}")
    return history(lead)[-1]


def test_a_message_of_mine_now(alices: Browser, ingrid: Lead) -> None:
    entry = logged(alices, ingrid, text="Hello, I read your article.")
    assert (entry.direction, entry.channel, entry.kind) == (Direction.OUT, Channel.EMAIL, Kind.MESSAGE)
    assert (entry.moment.at, entry.moment.day, entry.text) == (clock.now(), None, "Hello, I read your article.")
    assert ingrid.stage is Stage.CONTACTED
    assert "Logged." in alices.get(f"/leads/{ingrid.id}").text


def test_last_tuesday_is_a_day(alices: Browser, ingrid: Lead) -> None:
    assert logged(alices, ingrid, when="last Tuesday").at == "2026-03-03"  # the clock stands on Thursday the 5th


def test_a_written_hour_is_an_hour_in_the_zone_of_the_account(alices: Browser, ingrid: Lead) -> None:
    assert logged(alices, ingrid, when="2026-02-11 14:30").moment.at == instant("2026-02-11T13:30")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"what": "in"}, (Direction.IN, Channel.EMAIL, Kind.MESSAGE)),
        ({"what": "in", "kind": "auto_reply"}, (Direction.IN, Channel.EMAIL, Kind.AUTO_REPLY)),
        ({"what": "in", "kind": "bounce"}, (Direction.IN, Channel.EMAIL, Kind.BOUNCE)),
        ({"what": "out", "channel": "phone"}, (Direction.OUT, Channel.PHONE, Kind.MESSAGE)),
        ({"what": "out", "kind": "bounce"}, (Direction.OUT, Channel.EMAIL, Kind.MESSAGE)),
        ({"what": "talk", "talk_channel": "video"}, (Direction.OUT, Channel.VIDEO, Kind.CALL)),
        ({"what": "talk", "talk_channel": "in_person"}, (Direction.OUT, Channel.IN_PERSON, Kind.MEETING)),
        ({"what": "talk", "talk_channel": "event"}, (Direction.OUT, Channel.EVENT, Kind.MEETING)),
        ({"what": "talk", "talk_channel": "phone", "called_me": "y"}, (Direction.IN, Channel.PHONE, Kind.CALL)),
    ],
)
def test_what_the_tabs_mean(alices: Browser, ingrid: Lead, fields: dict[str, str], told: tuple[str, str, str]) -> None:
    entry = logged(alices, ingrid, **{"talk_channel": "video", **fields})
    assert (entry.direction, entry.channel, entry.kind) == told


def test_a_note_under_its_tab_and_under_its_address(alices: Browser, ingrid: Lead) -> None:
    alices.send(f"/leads/{ingrid.id}/touchpoints", {"what": "note", "text": "First"})
    alices.send(f"/leads/{ingrid.id}/notes", {"text": "Second", "when": "yesterday"})
    assert [(entry.type, entry.text) for entry in history(ingrid)] == [("note", "Second"), ("note", "First")]
    assert ingrid.stage is Stage.PROSPECT


def test_another_next_step_or_none(alices: Browser, ingrid: Lead, at: Callable[[str], datetime]) -> None:
    logged(alices, ingrid, follow_up="14")
    assert [str(due) for _kind, due in open_steps(ingrid)] == ["2026-03-19"]
    at("2026-03-05T09:00:01Z")
    logged(alices, ingrid, follow_up="none")
    assert open_steps(ingrid) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"when": "sometime soon"}, "is not a date that can be read"),
        ({"when": "2026-03-06"}, "This has not happened yet. Plan it as a next step."),
        ({"when": "31 Feb"}, "ends on day 28"),
        ({"text": "x" * 20_001}, "longer than 20000"),
        ({"channel": "pigeon"}, "Invalid Choice"),
        ({"what": "shouted"}, "Not a valid choice"),
        ({"follow_up": "5000"}, "Not a valid choice"),
        ({"what": "note", "text": " "}, "A note needs words."),
    ],
)
def test_what_is_refused_keeps_everything_typed(
    alices: Browser, ingrid: Lead, fields: dict[str, str], words: str
) -> None:
    typed = {"what": "in", "channel": "linkedin", "text": "She said <yes>", "when": "yesterday", **fields}
    answer = alices.send(f"/leads/{ingrid.id}/touchpoints", typed)
    assert answer.status_code == 422
    assert words in part_of(answer, 'class="log-errors"', "</div>")
    assert f'value="{typed["when"]}"' in answer.text
    assert "She said &lt;yes&gt;" in answer.text or "text" in fields
    assert history(ingrid) == []


def test_the_box_proposes_what_the_cadence_would(alices: Browser, alice: Account, ingrid: Lead) -> None:
    page = alices.get(f"/leads/{ingrid.id}")
    assert 'data-usual-out="Follow up in 7 days"' in page.text
    assert 'data-usual-in="Answer in 1 day"' in page.text
    assert 'data-usual-talk="Say thank you in 1 day"' in page.text
    for day in ("2026-02-02", "2026-02-10"):
        touch(alice, ingrid, day)
    assert 'data-usual-out="Park in 7 days"' in alices.get(f"/leads/{ingrid.id}").text


def test_only_ones_own_and_only_by_post(alices: Browser, bob: Account) -> None:
    lead = make_lead(bob)
    for noun in ("touchpoints", "notes"):
        assert alices.send(f"/leads/{lead.id}/{noun}", {"what": "out", "text": "Hello"}).status_code == 404
        assert alices.get(f"/leads/{lead.id}/{noun}").status_code == 405
    assert history(lead) == []
