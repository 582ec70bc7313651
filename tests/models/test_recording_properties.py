"""Any sequence of touchpoints, stage moves, voids and back-datings keeps the funnel's promises."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from outreach.models import (
    Account,
    Channel,
    ClosingReason,
    Direction,
    Kind,
    Lead,
    Moment,
    Recorder,
    Stage,
    StageEvent,
)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ORDER = ("contacted", "replied", "met", "ongoing")


@dataclass(frozen=True)
class Step:
    """One thing recorded: what, on which quarter of a day, and whether it is taken back at the end."""

    what: tuple[Any, ...]
    quarter: int
    voided: bool


whats = st.one_of(
    st.tuples(st.just("touch"), st.sampled_from(Direction), st.sampled_from(Kind)),
    st.tuples(st.just("move"), st.sampled_from(Stage)),
    st.tuples(st.just("close"), st.sampled_from(ClosingReason)),
)
steps = st.builds(Step, whats, st.integers(0, 24), st.booleans())
histories = st.lists(steps, max_size=8)


def record(session: scoped_session[Session], owner: Account, history: list[Step]) -> Lead:
    """A new lead with this history, recorded in the order of the list."""
    lead = Lead(owner_id=owner.id, name="Ada", created_at=START)
    session.add(lead)
    session.flush()
    recorder = Recorder(session(), owner, START + timedelta(days=30))
    rows = [(step, write(recorder, lead, step)) for step in history]
    for step, row in rows:
        if step.voided:
            recorder.void(row, lead)
    return lead


def write(recorder: Recorder, lead: Lead, step: Step) -> Any:
    moment = Moment(START + timedelta(hours=6 * step.quarter))
    match step.what:
        case ("touch", direction, kind):
            return recorder.touch(lead, direction=direction, channel=Channel.EMAIL, kind=kind, moment=moment)
        case ("move", stage):
            return recorder.move(lead, stage, moment)
        case (_, why):
            return recorder.close(lead, why, moment)


def milestones_by_rule(session: scoped_session[Session], lead: Lead) -> dict[str, datetime]:
    """A second way to the milestones: sets of times straight from rule 4, not the code's own walk."""
    rows = session.scalars(select(StageEvent).where(StageEvent.lead_id == lead.id)).all()
    valid = [row for row in rows if row.voided_at is None]
    outgoing = [row.occurred_at for row in valid if row.outgoing]
    times: dict[str, list[datetime]] = {stage: [] for stage in ORDER}
    for row in valid:
        wrote_first = row.stage == "replied" and row.touchpoint_id is not None
        wrote_first = wrote_first and not any(at <= row.occurred_at for at in outgoing)
        if row.stage != "prospect" and not wrote_first:
            for implied in ORDER[: ORDER.index(row.stage) + 1]:
                times[implied].append(row.occurred_at)
    return {stage: min(found) for stage, found in times.items() if found}


def milestones_of(lead: Lead) -> dict[str, datetime]:
    found = {stage: getattr(lead, f"{stage}_at") for stage in ORDER}
    return {stage: at for stage, at in found.items() if at is not None}


def standing_of(lead: Lead) -> tuple[Any, ...]:
    return lead.stage, lead.stage_since, lead.closing, lead.closed_at, lead.first_outgoing_at, lead.last_touch_at


checked = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@checked
@given(history=histories)
def test_milestones_equal_a_rebuild_from_the_events(
    db_session: scoped_session[Session], alice: Account, history: list[Step]
) -> None:
    lead = record(db_session, alice, history)
    assert milestones_of(lead) == milestones_by_rule(db_session, lead)


@checked
@given(history=histories, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing(
    db_session: scoped_session[Session], alice: Account, history: list[Step], shuffled: Any
) -> None:
    other = history[:]
    shuffled.shuffle(other)
    one, two = record(db_session, alice, history), record(db_session, alice, other)
    assert milestones_of(one) == milestones_of(two)
    assert standing_of(one) == standing_of(two)


@checked
@given(history=histories)
def test_reaching_a_stage_implies_the_earlier_ones(
    db_session: scoped_session[Session], alice: Account, history: list[Step]
) -> None:
    reached = milestones_of(record(db_session, alice, history))
    assert list(reached) == list(ORDER[: len(reached)])
    assert list(reached.values()) == sorted(reached.values())


@checked
@given(history=histories)
def test_a_voided_history_is_no_history(
    db_session: scoped_session[Session], alice: Account, history: list[Step]
) -> None:
    undone = record(db_session, alice, [Step(step.what, step.quarter, True) for step in history])
    assert standing_of(undone) == (Stage.PROSPECT, None, None, None, None, None)


def test_the_second_way_can_fail(db_session: scoped_session[Session], alice: Account) -> None:
    """The canary: a lead whose row disagrees with its events is noticed."""
    lead = record(db_session, alice, [Step(("move", Stage.MET), 3, False)])
    lead.contacted_at = START
    with pytest.raises(AssertionError):
        assert milestones_of(lead) == milestones_by_rule(db_session, lead)
