"""Logging one contact: what kind it is, what it refuses, and the next step that it leaves."""

from datetime import date, timedelta

import pytest

from outreach import clock
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Stage, StepKind, Touchpoint
from outreach.touchpoints.actions import FollowUpIn, add_note, log_touchpoint, spoken_kind
from outreach.web.refusal import Refusal
from tests.support.leads import instant, open_steps, touch


def log(
    owner: Account,
    lead: Lead,
    channel: str = "email",
    *,
    moment: Moment | None = None,
    text: str = "",
    follow_up_in: FollowUpIn = None,
) -> Touchpoint:
    return log_touchpoint(
        owner,
        lead,
        direction=Direction.OUT,
        channel=Channel(channel),
        moment=moment or Moment(clock.now()),
        text=text,
        follow_up_in=follow_up_in,
    )


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("phone", "call"), ("video", "call"), ("in_person", "meeting"), ("email", "message"), ("linkedin", "message"),
        ("event", "message"), ("introduction", "message"), ("application", "message"), ("other", "message"),
    ],
)  # fmt: skip
def test_the_kind_follows_from_the_channel(alice: Account, ingrid: Lead, channel: str, kind: str) -> None:
    assert log(alice, ingrid, channel).kind == kind


@pytest.mark.parametrize(
    ("channel", "kind"), [("video", "call"), ("phone", "call"), ("in_person", "meeting"), ("event", "meeting")]
)
def test_a_conversation_is_a_call_or_a_meeting(channel: str, kind: str) -> None:
    assert spoken_kind(Channel(channel)) is Kind(kind)


def test_a_call_moves_to_met_at_once(alice: Account, ingrid: Lead) -> None:
    log(alice, ingrid, "phone")
    assert ingrid.stage is Stage.MET


def test_what_has_not_happened_yet_is_refused(alice: Account, ingrid: Lead) -> None:
    with pytest.raises(Refusal, match="not happened yet"):
        log(alice, ingrid, moment=Moment(clock.now() + timedelta(seconds=1)))
    with pytest.raises(Refusal, match="not happened yet"):
        log(alice, ingrid, moment=Moment.of_day(date(2026, 3, 6), alice.zone))
    assert ingrid.stage is Stage.PROSPECT


def test_today_is_not_the_future_even_when_only_the_day_is_known(alice: Account, ingrid: Lead) -> None:
    log(alice, ingrid, moment=Moment.of_day(date(2026, 3, 5), alice.zone))
    assert ingrid.stage is Stage.CONTACTED


def test_a_day_before_anybody_worked_is_refused(alice: Account, ingrid: Lead) -> None:
    with pytest.raises(Refusal, match="before 1970"):
        log(alice, ingrid, moment=Moment.of_day(date(1026, 3, 5), alice.zone))


def test_a_text_without_end_is_refused_and_zero_bytes_are_dropped(alice: Account, ingrid: Lead) -> None:
    with pytest.raises(Refusal, match="longer than 20000"):
        log(alice, ingrid, text="x" * 20_001)
    assert log(alice, ingrid, text=" Hello\x00 ").text == "Hello"


def test_a_note_needs_words(alice: Account, ingrid: Lead) -> None:
    with pytest.raises(Refusal, match="needs words"):
        add_note(alice, ingrid, " \n", Moment(clock.now()))


def test_the_usual_next_step_is_a_week_later_on_a_working_day(alice: Account, ingrid: Lead) -> None:
    log(alice, ingrid)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 12))]


def test_another_number_of_days_counts_from_the_contact_and_avoids_the_weekend(alice: Account, ingrid: Lead) -> None:
    # Tuesday and four days is Saturday; the next working day is Monday.
    log(alice, ingrid, moment=Moment(instant("2026-03-03T10:00")), follow_up_in=4)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 9))]


def test_no_next_step_stays_none_when_something_else_is_recorded(alice: Account, ingrid: Lead) -> None:
    log(alice, ingrid, follow_up_in="none")
    assert open_steps(ingrid) == []
    touch(alice, ingrid, "2026-03-01T10:00")  # an older contact, logged late
    assert open_steps(ingrid) == []


def test_a_chosen_day_turns_the_proposal_to_park_into_a_follow_up(alice: Account, ingrid: Lead) -> None:
    for day in ("2026-02-03", "2026-02-10"):
        touch(alice, ingrid, day)
    log(alice, ingrid)
    assert open_steps(ingrid)[0][0] is StepKind.PARK
    log(alice, ingrid, follow_up_in=5)
    assert open_steps(ingrid) == [(StepKind.FOLLOW_UP, date(2026, 3, 10))]


@pytest.mark.parametrize("days", [-1, 3651])
def test_an_absurd_wait_is_refused(alice: Account, ingrid: Lead, days: int) -> None:
    with pytest.raises(Refusal, match="between 0 and 3650"):
        log(alice, ingrid, follow_up_in=days)
    assert ingrid.stage is Stage.PROSPECT
