"""Taking entries back: by their name, from a page, and only one's own."""

import pytest
from sqlalchemy import func, select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ClosingReason, Lead, Moment, Stage, StageEvent, Touchpoint
from outreach.touchpoints.actions import Row, add_note, void_entry
from outreach.touchpoints.queries import history
from outreach.touchpoints.standing import close_lead, move_lead
from outreach.web.refusal import Refusal
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch


@pytest.mark.parametrize("name", ["", "t", "x1", "t0", "t99", "t-1", "t1.5", "tone", "t²", "1", "t" + "9" * 30])
def test_a_name_that_means_nothing_is_refused(alice: Account, name: str) -> None:
    with pytest.raises(Refusal, match="no entry"):
        void_entry(alice, name)


def test_an_entry_of_somebody_else_is_no_entry(alice: Account, bob: Account, ingrid: Lead) -> None:
    touchpoint = touch(alice, ingrid, "2026-03-01T08:00")
    with pytest.raises(Refusal, match="no entry"):
        void_entry(bob, f"t{touchpoint.id}")
    assert touchpoint.voided_at is None


def test_the_stage_goes_back_and_nothing_is_deleted(alice: Account, ingrid: Lead) -> None:
    touchpoint = touch(alice, ingrid, "2026-03-01T08:00")
    assert ingrid.stage is Stage.CONTACTED
    void_entry(alice, f"t{touchpoint.id}")
    assert (ingrid.stage, ingrid.contacted_at) == (Stage.PROSPECT, None)
    assert db.session.scalar(select(func.count(Touchpoint.id))) == 1
    assert db.session.scalars(select(StageEvent)).one().voided_at == clock.now()


def test_twice_is_refused(alice: Account, ingrid: Lead) -> None:
    name = f"t{touch(alice, ingrid, '2026-03-01T08:00').id}"
    void_entry(alice, name)
    with pytest.raises(Refusal, match="taken back before"):
        void_entry(alice, name)


def test_the_event_of_a_touchpoint_points_to_the_touchpoint(alice: Account, ingrid: Lead) -> None:
    touchpoint = touch(alice, ingrid, "2026-03-01T08:00")
    event = db.session.scalars(select(StageEvent)).one()
    with pytest.raises(Refusal, match=f"entry t{touchpoint.id}"):
        void_entry(alice, f"s{event.id}")


def test_from_the_page_every_kind_is_taken_back_and_it_says_so(alices: Browser, alice: Account, ingrid: Lead) -> None:
    now = Moment(clock.now())
    paths = [
        f"/touchpoints/{touch(alice, ingrid, '2026-03-01T08:00').id}/voiding",
        f"/notes/{add_note(alice, ingrid, 'A note', now).id}/voiding",
        f"/stage-events/{move_lead(alice, ingrid, Stage.MET, now).id}/voiding",
        f"/closings/{close_lead(alice, ingrid, ClosingReason.ENDED, now).id}/voiding",
    ]
    for path in paths:
        answer = alices.send(path)
        assert (answer.status_code, answer.location) == (303, f"/leads/{ingrid.id}")
    assert (ingrid.stage, ingrid.closing) == (Stage.PROSPECT, None)
    assert all(entry.voided_at for entry in history(ingrid))
    assert "Taken back." in alices.get(f"/leads/{ingrid.id}").text


def test_a_second_click_says_that_nothing_was_changed(alices: Browser, alice: Account, ingrid: Lead) -> None:
    path = f"/touchpoints/{touch(alice, ingrid, '2026-03-01T08:00').id}/voiding"
    alices.send(path)
    assert "nothing was changed" in alices.send(path, follow_redirects=True).text


@pytest.mark.parametrize("noun", ["touchpoints", "notes", "stage-events", "closings"])
def test_foreign_and_missing_rows_and_wrong_verbs(alices: Browser, bob: Account, noun: str) -> None:
    lead, now = make_lead(bob, "Bob's lead"), Moment(clock.now())
    rows: dict[str, Row] = {
        "touchpoints": touch(bob, lead, "2026-03-01T08:00"),
        "notes": add_note(bob, lead, "His note", now),
        "stage-events": move_lead(bob, lead, Stage.MET, now),
        "closings": close_lead(bob, lead, ClosingReason.ENDED, now),
    }
    row = rows[noun]
    assert alices.send(f"/{noun}/{row.id}/voiding").status_code == 404
    assert alices.send(f"/{noun}/987654/voiding").status_code == 404
    assert alices.get(f"/{noun}/{row.id}/voiding").status_code == 405
    assert row.voided_at is None
