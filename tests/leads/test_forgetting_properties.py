"""Whatever happened with somebody: once forgotten, each milestone is the Monday of its week, and the rules agree."""

from flask import Flask
from hypothesis import HealthCheck, given, settings

from outreach import clock
from outreach.extensions import db
from outreach.leads.forgetting import forget, week_of
from outreach.models import STAGES, Account, Closing, Moment, StageEvent
from outreach.models.funnel import standing
from tests.leads.joining.test_properties import PASTS, Deed, lead_with


@given(past=PASTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_forgotten_by_the_week(app: Flask, alice: Account, past: list[Deed]) -> None:
    lead = lead_with(alice, past)
    was, outgoing, closed = lead.milestones, lead.first_outgoing_at, lead.closing
    forget(alice, lead, clock.now())
    for stage in STAGES:
        before, now = was.reached(stage), lead.milestones.reached(stage)
        assert now == (week_of(before, alice.zone) if before else None)
    assert lead.first_outgoing_at == (week_of(Moment(outgoing), alice.zone).at if outgoing else None)
    assert lead.closing == (closed or "ended")
    events = db.session.query(StageEvent).filter_by(lead_id=lead.id)
    closings = db.session.query(Closing).filter_by(lead_id=lead.id)
    rebuilt = standing([event.fact for event in events], [closing.fact for closing in closings])
    assert (rebuilt.stage, rebuilt.milestones) == (lead.stage, lead.milestones)
