"""The rules of the funnel, case by case: expectations are worked out by hand from the rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.models.funnel import ClosingFact, Event, event_of, standing
from outreach.models.moment import Moment
from outreach.models.words import ClosingReason, Direction, Kind, Stage

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def day(number: float) -> Moment:
    return Moment(START + timedelta(days=number))


def wrote(number: float) -> Event:
    return Event(Stage.CONTACTED, day(number), outgoing=True)


def answered(number: float) -> Event:
    return Event(Stage.REPLIED, day(number))


def talked(number: float) -> Event:
    return Event(Stage.MET, day(number))


def by_hand(stage: Stage, number: float) -> Event:
    return Event(stage, day(number), by_hand=True, outgoing=stage is Stage.CONTACTED)


@pytest.mark.parametrize(
    ("kind", "direction", "expected"),
    [
        (Kind.MESSAGE, Direction.OUT, (Stage.CONTACTED, True)),
        (Kind.MESSAGE, Direction.IN, (Stage.REPLIED, False)),
        (Kind.CALL, Direction.OUT, (Stage.MET, True)),
        (Kind.CALL, Direction.IN, (Stage.MET, False)),
        (Kind.MEETING, Direction.OUT, (Stage.MET, False)),
        (Kind.AUTO_REPLY, Direction.IN, None),
        (Kind.BOUNCE, Direction.IN, None),
    ],
)
def test_what_a_touchpoint_moves(kind: Kind, direction: Direction, expected: tuple[Stage, bool] | None) -> None:
    assert event_of(kind, direction) == expected


def test_nothing_happened_is_a_prospect() -> None:
    found = standing([])
    assert (found.stage, found.since, found.milestones.contacted) == (Stage.PROSPECT, None, None)


def test_the_whole_way() -> None:
    found = standing([wrote(0), answered(3), talked(5), by_hand(Stage.ONGOING, 9)])
    reached = found.milestones
    assert found.stage is Stage.ONGOING
    assert (reached.contacted, reached.replied, reached.met, reached.ongoing) == (day(0), day(3), day(5), day(9))


def test_a_message_from_somebody_i_had_not_contacted_moves_nothing() -> None:
    found = standing([answered(0)])
    assert (found.stage, found.milestones.replied) == (Stage.PROSPECT, None)


def test_an_answer_before_my_first_message_does_not_become_the_reply() -> None:
    found = standing([answered(0), wrote(1), answered(4)])
    assert (found.milestones.contacted, found.milestones.replied) == (day(1), day(4))


def test_an_answer_at_the_very_moment_of_the_contact_counts() -> None:
    assert standing([wrote(1), answered(1)]).stage is Stage.REPLIED


def test_a_conversation_out_of_the_blue_implies_the_earlier_stages_at_that_moment() -> None:
    reached = standing([talked(2), wrote(3)]).milestones
    assert (reached.contacted, reached.replied, reached.met) == (day(2), day(2), day(2))


def test_a_late_answer_does_not_lower_the_stage() -> None:
    assert standing([wrote(0), talked(1), answered(2)]).stage is Stage.MET


def test_setting_back_moves_the_stage_but_no_milestone() -> None:
    found = standing([wrote(0), answered(1), talked(2), by_hand(Stage.CONTACTED, 3)])
    assert found.stage is Stage.CONTACTED
    assert (found.milestones.met, found.milestones.contacted) == (day(2), day(0))


def test_a_touchpoint_after_the_hand_set_stage_raises_it_again() -> None:
    assert standing([wrote(0), by_hand(Stage.PROSPECT, 3), answered(5)]).stage is Stage.REPLIED
    assert standing([wrote(0), by_hand(Stage.PROSPECT, 3), answered(2)]).stage is Stage.PROSPECT


def test_at_equal_times_the_hand_set_stage_comes_last_then_the_higher() -> None:
    assert standing([wrote(0), by_hand(Stage.PROSPECT, 0)]).stage is Stage.PROSPECT
    both = [by_hand(Stage.MET, 1), by_hand(Stage.REPLIED, 1)]
    assert standing(both).stage is standing(both[::-1]).stage is Stage.MET


def test_only_the_day_is_known_compares_as_the_start_of_that_day() -> None:
    zone = ZoneInfo("Europe/Paris")
    on_the_day = Moment.of_day(date(2026, 3, 2), zone)
    assert on_the_day.at == datetime(2026, 3, 1, 23, 0, tzinfo=UTC)
    found = standing([wrote(0), Event(Stage.CONTACTED, on_the_day, outgoing=True)])
    assert found.milestones.contacted == on_the_day
    assert on_the_day.printed() == "2026-03-02"
    assert day(0).printed() == "2026-03-02T09:00:00Z"


def test_closing_is_beside_the_stage() -> None:
    found = standing([wrote(0)], [ClosingFact(ClosingReason.NOT_A_FIT, day(4))])
    assert (found.stage, found.milestones.contacted) == (Stage.CONTACTED, day(0))
    assert found.closing is not None and found.closing.moment == day(4)


def test_a_human_answer_reopens_no_answer_and_nothing_else() -> None:
    no_answer, declined = (ClosingFact(why, day(4)) for why in (ClosingReason.NO_ANSWER, ClosingReason.DECLINED))
    assert standing([wrote(0), answered(5)], [no_answer]).closing is None
    assert standing([wrote(0), answered(3)], [no_answer]).closing == no_answer
    assert standing([wrote(0), answered(5)], [declined]).closing == declined


def test_a_reopened_closing_is_not_in_force() -> None:
    reopened = ClosingFact(ClosingReason.DECLINED, day(4), reopened=True)
    earlier = ClosingFact(ClosingReason.NOT_A_FIT, day(2), reopened=True)
    assert standing([wrote(0)], [earlier, reopened]).closing is None
