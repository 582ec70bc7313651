"""Whatever happened with two leads: merged, the history says where they stand; split, each is as it was."""

from datetime import date, timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach import clock
from outreach.extensions import db
from outreach.leads.joining.actions import Wanted, join
from outreach.leads.joining.parting import part
from outreach.models import (
    Account,
    Channel,
    Closing,
    ClosingReason,
    Direction,
    FollowUp,
    Kind,
    Lead,
    Moment,
    Recorder,
    Stage,
    StageEvent,
)
from outreach.models.funnel import Standing, standing
from tests.leads.joining.test_part import all_but_versions

DAYS = st.integers(1, 60)
TOUCH = st.tuples(st.just("touch"), DAYS, st.sampled_from([*Kind]), st.sampled_from([*Direction]))
MOVE = st.tuples(st.just("move"), DAYS, st.sampled_from([*Stage]), st.just(None))
CLOSE = st.tuples(st.just("close"), DAYS, st.sampled_from([*ClosingReason]), st.booleans())
STEP = st.tuples(st.just("step"), DAYS, st.sampled_from(["snooze", "finish"]), st.just(None))
PASTS = st.lists(st.one_of(TOUCH, TOUCH, MOVE, CLOSE, STEP), max_size=6)
Deed = tuple[str, int, object, object]


@given(first=PASTS, second=PASTS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merged_and_split(app: Flask, alice: Account, first: list[Deed], second: list[Deed]) -> None:
    kept, other = lead_with(alice, first), lead_with(alice, second)
    db.session.commit()
    before = all_but_versions()
    merge = join(alice, Wanted(kept, other), clock.now())
    db.session.commit()
    assert kept.milestones == standing_of(kept).milestones
    assert (kept.stage, kept.closing) == (standing_of(kept).stage, why(kept))
    part(alice, merge, clock.now() + timedelta(days=29))
    db.session.commit()
    assert all_but_versions() == before


def lead_with(owner: Account, past: list[Deed]) -> Lead:
    lead = Lead(owner_id=owner.id, name="Ada Obi", created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    for what, days, value, more in past:
        do(Recorder(db.session(), owner, clock.now() - timedelta(minutes=5)), lead, what, days, value, more)
    return lead


def do(recorder: Recorder, lead: Lead, what: str, days: int, value: object, more: object) -> None:
    moment = Moment(clock.now() - timedelta(days=days))
    if isinstance(value, Kind) and isinstance(more, Direction):
        recorder.touch(lead, direction=more, channel=Channel.EMAIL, kind=value, moment=moment)
    elif isinstance(value, Stage):
        recorder.move(lead, value, moment)
    elif isinstance(value, ClosingReason):
        recorder.close(lead, value, moment, parked_until=date(2026, 6, 1) if more else None)
    else:
        for step in db.session.query(FollowUp).filter_by(lead_id=lead.id, ended=False):
            if value == "finish":
                step.finish(recorder.at)
            else:
                step.snooze(date(2026, 4, days % 28 + 1))
    db.session.flush()


def standing_of(lead: Lead) -> Standing:
    events = db.session.query(StageEvent).filter_by(lead_id=lead.id, voided_at=None)
    closings = db.session.query(Closing).filter_by(lead_id=lead.id, voided_at=None)
    return standing([event.fact for event in events], [closing.fact for closing in closings])


def why(lead: Lead) -> ClosingReason | None:
    closing = standing_of(lead).closing
    return closing.why if closing else None
