"""The planner's question, put with what the account says."""

from datetime import UTC, date, datetime

import pytest

from outreach.analysis.planner import plan
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.planner import frames
from outreach.dashboard.planner.forms import Question
from outreach.dashboard.planner.planning import Answer, answered, shown
from outreach.dashboard.reading import frame as read
from outreach.extensions import db
from outreach.models import Account, Brief, Channel, ClosingReason, Direction, Kind, Lead, Moment, Recorder
from tests.dashboard.conftest import TODAY, MakeLead, ago

AS_OF = date(2026, 3, 5)


def asked(owner: Account, as_of: date = AS_OF, **question: object) -> Answer:
    db.session.flush()
    return answered(db.session(), owner, as_of, Question(**question))  # type: ignore[arg-type]


def test_the_pace_is_that_of_the_last_eight_weeks(alice: Account, make_lead: MakeLead) -> None:
    for days in (1, 2, 50, 55, 56, 300):
        make_lead(days)
    found = asked(alice).pace
    assert (found.per_week, found.of) == (0.5, "last_8_weeks")


def test_a_young_search_has_the_pace_since_it_began(alice: Account, make_lead: MakeLead) -> None:
    for days in (14, 7, 1):
        make_lead(days)
    found = asked(alice).pace
    until_tonight = 14 + 15 / 24  # written at 9 in Paris, two weeks ago
    assert found.of == "since_first_contact"
    assert found.per_week == pytest.approx(3 / (until_tonight / 7))


def test_a_search_of_a_day_has_no_pace_of_many_a_week(alice: Account, make_lead: MakeLead) -> None:
    for _ in range(5):
        make_lead(0.1)
    assert asked(alice).pace.per_week == 5


def test_without_a_recent_contact_the_target_is_the_pace(alice: Account, make_lead: MakeLead) -> None:
    make_lead(60)
    alice.weekly_target = 7
    assert (asked(alice).pace.per_week, asked(alice).pace.of) == (7, "target")


def test_a_pace_that_was_left_as_it_stood_is_still_ones_own(alice: Account, make_lead: MakeLead) -> None:
    make_lead(100)
    for _ in range(29):
        make_lead(10)
    assert asked(alice, per_week=3.6).pace.of == "last_8_weeks"  # 3.625
    assert asked(alice, per_week=4.0).pace.of == "said"


def test_a_pace_below_one_a_week_keeps_its_digits(alice: Account, make_lead: MakeLead) -> None:
    make_lead(100)
    make_lead(10)
    found = asked(alice)
    assert (shown(found.pace.per_week), shown(found.pace.per_week / 2)) == (0.12, 0.06)
    assert asked(alice, per_week=0.12).pace == found.pace


def test_the_dates_are_those_of_the_pace(alice: Account) -> None:
    found = asked(alice, per_week=7.0, chance=0.5)  # 20 people
    assert (found.by, found.by_at_half, found.by_at_double) == (
        date(2026, 3, 25), date(2026, 4, 14), date(2026, 3, 15)
    )  # fmt: skip


def test_the_past_is_the_plan_of_each_day(alice: Account, search: list[Lead]) -> None:
    found = asked(alice, wanted=2)
    assert [past.day.isoformat() for past in found.past] == [
        "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-05"
    ]  # fmt: skip
    leads, stays = (read(db.session(), asked_for(alice.id, None)) for asked_for in (frames.search, frames.stays))
    for past in found.past:
        then = plan(leads, FunnelFilter().window(past.day, alice.zone), wanted=2, stays=stays)
        assert (past.answer.needed, past.answer.judged) == (then.needed, then.judged)
        assert (past.answer.missing, past.answer.successes) == (then.missing, then.successes)


def test_the_past_begins_with_the_first_contact(alice: Account, make_lead: MakeLead) -> None:
    make_lead(40)  # on 24 January
    assert [past.day.month for past in asked(alice).past] == [1, 2, 3]


def test_what_was_voided_since_never_happened_in_the_past_either(alice: Account, make_lead: MakeLead) -> None:
    lead = make_lead(120)
    history = Recorder(db.session(), alice, TODAY)
    met = history.touch(
        lead, direction=Direction.IN, channel=Channel.EMAIL, kind=Kind.MEETING, moment=ago(100), text=""
    )
    before = asked(alice).past
    history.void(met, lead)
    assert asked(alice).past == before
    assert asked(alice).plan.successes == 0


def ongoing_by_month(found: Answer) -> list[int]:
    return [past.answer.ongoing for past in found.past]


def on(day: str) -> Moment:
    return Moment(datetime.fromisoformat(f"{day}T12:00+00:00"))


@pytest.fixture
def mentor(make_lead: MakeLead) -> Lead:
    """Ongoing since the end of October, four months ago."""
    return make_lead(155, 150, 140, 128)


def test_a_second_closing_rewrites_no_past(alice: Account, mentor: Lead) -> None:
    history = Recorder(db.session(), alice, TODAY)
    assert ongoing_by_month(asked(alice)) == [1, 1, 1, 1, 1, 1]
    history.close(mentor, ClosingReason.NOT_A_FIT, on("2025-12-10"))
    assert ongoing_by_month(asked(alice)) == [1, 1, 0, 0, 0, 0]
    history.close(mentor, ClosingReason.ENDED, on("2026-02-10"))
    assert ongoing_by_month(asked(alice)) == [1, 1, 0, 0, 0, 0]
    assert asked(alice, date(2026, 1, 15)).plan.ongoing == 0


def test_a_reopening_rewrites_no_past(alice: Account, mentor: Lead) -> None:
    Recorder(db.session(), alice, TODAY).close(mentor, ClosingReason.NOT_A_FIT, on("2025-12-10"))
    Recorder(db.session(), alice, on("2026-02-10").at).reopen(mentor)
    assert mentor.closing is None
    assert ongoing_by_month(asked(alice)) == [1, 1, 0, 0, 1, 1]
    assert asked(alice, date(2026, 1, 15)).plan.ongoing == 0


def test_a_closing_that_was_taken_back_never_was(alice: Account, mentor: Lead) -> None:
    history = Recorder(db.session(), alice, TODAY)
    history.void(history.close(mentor, ClosingReason.NOT_A_FIT, on("2025-12-10")), mentor)
    assert ongoing_by_month(asked(alice)) == [1, 1, 1, 1, 1, 1]


def test_an_answer_undoes_a_closing_for_want_of_one(alice: Account, mentor: Lead) -> None:
    history = Recorder(db.session(), alice, TODAY)
    history.close(mentor, ClosingReason.NO_ANSWER, on("2025-12-10"))
    answered = on("2026-02-10")
    history.touch(mentor, direction=Direction.IN, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=answered, text="")
    assert mentor.closing is None
    assert ongoing_by_month(asked(alice)) == [1, 1, 0, 0, 1, 1]


def test_only_one_brief_is_asked_for(alice: Account, make_lead: MakeLead, brief: Brief) -> None:
    make_lead(150, brief_id=brief.id)
    make_lead(150)
    brief.mentors_wanted = 3
    found = asked(alice, brief=brief.id)
    assert (found.plan.judged, found.plan.wanted, found.people) == (1, 3, 1)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Los_Angeles", "Pacific/Auckland"])
def test_a_day_divides_the_judged_from_the_others(alice: Account, make_lead: MakeLead, zone: str) -> None:
    alice.time_zone = zone
    for days in (88.3, 89.2, 90.1, 91, 120):
        make_lead(days)
    found = asked(alice)
    assert found.judged_until is not None
    end = FunnelFilter(contacted_to=found.judged_until).window(AS_OF, alice.zone).end
    assert db.session.query(Lead).filter(Lead.contacted_at < end).count() == found.plan.judged


def test_whoever_was_contacted_on_a_day_without_an_hour_is_on_the_right_side_too(
    alice: Account, make_lead: MakeLead
) -> None:
    lead = make_lead()
    at = Moment(datetime(2025, 12, 5, 23, tzinfo=UTC), date(2025, 12, 6))  # midnight in Paris, 90 days before tonight
    Recorder(db.session(), alice, TODAY).touch(
        lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=at, text=""
    )
    found = asked(alice)
    assert (found.plan.judged, found.judged_until) == (1, date(2025, 12, 6))


@pytest.mark.parametrize("as_of", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_days(alice: Account, search: list[Lead], as_of: date) -> None:
    found = asked(alice, as_of, wanted=3)
    assert found.plan.needed is not None


def test_one_narrow_question_reads_the_leads(alice: Account, search: list[Lead]) -> None:
    from sqlalchemy import event

    said: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    asked(alice)
    of_leads = [statement for statement in said if "FROM lead" in statement]
    milestones, stays, forgotten = of_leads
    assert "closing" not in milestones
    assert "lead.ongoing_at IS NOT NULL" in stays
    assert "lead.forgotten_at IS NOT NULL" in forgotten
    assert "lead.name" not in of_leads[0]
