"""The next step follows the history: proposed, reset, cancelled, kept, and given back by a void."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from outreach.models import (
    Account,
    Channel,
    ClosingReason,
    Direction,
    FollowUp,
    Kind,
    Lead,
    Moment,
    Recorder,
    StepKind,
    Touchpoint,
)

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def lead(db_session: scoped_session[Session], alice: Account) -> Lead:
    lead = Lead(owner_id=alice.id, name="Ada Obi", created_at=NOW)
    db_session.add(lead)
    db_session.flush()
    return lead


@pytest.fixture
def recorder(db_session: scoped_session[Session], alice: Account) -> Recorder:
    return Recorder(db_session(), alice, NOW)


def touch(
    recorder: Recorder, lead: Lead, day: int, direction: Direction = Direction.OUT, kind: Kind = Kind.MESSAGE
) -> Touchpoint:
    moment = Moment(datetime(2026, 3, day, 9, tzinfo=UTC))
    return recorder.touch(lead, direction=direction, channel=Channel.EMAIL, kind=kind, moment=moment)


def open_steps(recorder: Recorder) -> list[tuple[StepKind, date]]:
    found = recorder.session.scalars(select(FollowUp).where(FollowUp.ended.is_(False)).order_by(FollowUp.id))
    return [(step.kind, step.due_on) for step in found]


def only_step(recorder: Recorder) -> FollowUp:
    return recorder.session.scalars(select(FollowUp).where(FollowUp.ended.is_(False))).one()


def test_a_message_proposes_a_follow_up_and_the_next_one_resets_its_clock(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    assert open_steps(recorder) == [(StepKind.FOLLOW_UP, date(2026, 3, 9))]
    touch(recorder, lead, 10)
    assert open_steps(recorder) == [(StepKind.FOLLOW_UP, date(2026, 3, 17))]


def test_an_answer_cancels_the_follow_up(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    step = only_step(recorder)
    touch(recorder, lead, 4, Direction.IN)
    assert (step.cancelled_at, step.done_at) == (NOW, None)
    assert open_steps(recorder) == [(StepKind.ANSWER, date(2026, 3, 5))]


def test_an_auto_reply_cancels_nothing(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    touch(recorder, lead, 3, Direction.IN, Kind.AUTO_REPLY)
    assert open_steps(recorder) == [(StepKind.FOLLOW_UP, date(2026, 3, 9))]


def test_writing_keeps_the_promise_to_write(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    step = only_step(recorder)
    touch(recorder, lead, 9)
    assert (step.done_at, step.cancelled_at) == (NOW, None)


def test_voiding_the_contact_gives_the_step_back(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    wrong = touch(recorder, lead, 4, Direction.IN)
    recorder.void(wrong, lead)
    assert open_steps(recorder) == [(StepKind.FOLLOW_UP, date(2026, 3, 9))]


def test_an_earlier_contact_recorded_late_ends_nothing(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 9)
    step = only_step(recorder)
    touch(recorder, lead, 2)
    assert (step.ended, open_steps(recorder)) == (False, [(StepKind.FOLLOW_UP, date(2026, 3, 16))])


def test_what_the_user_did_by_hand_is_not_proposed_again(recorder: Recorder, lead: Lead) -> None:
    first = touch(recorder, lead, 2)
    only_step(recorder).finish(NOW)
    recorder.move(lead, lead.stage, first.moment)
    assert open_steps(recorder) == []


def test_what_the_user_put_off_stays_put_off(recorder: Recorder, lead: Lead) -> None:
    first = touch(recorder, lead, 2)
    only_step(recorder).snooze(date(2026, 4, 1))
    recorder.move(lead, lead.stage, first.moment)
    assert open_steps(recorder) == [(StepKind.FOLLOW_UP, date(2026, 4, 1))]


def test_a_closed_lead_is_left_alone_and_reopening_asks_again(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 2)
    recorder.close(lead, ClosingReason.NOT_A_FIT, Moment(NOW))
    assert open_steps(recorder) == []
    recorder.reopen(lead)
    assert lead.closing is None


def test_an_appointment_ends_only_by_its_conversation(recorder: Recorder, lead: Lead, alice: Account) -> None:
    meeting = FollowUp(
        owner_id=alice.id,
        lead_id=lead.id,
        kind=StepKind.MEETING,
        due_on=date(2026, 3, 18),
        clock_from=datetime(2026, 3, 1, tzinfo=UTC),
        created_at=NOW,
    )
    recorder.session.add(meeting)
    touch(recorder, lead, 17)
    assert meeting.ended is False
    touch(recorder, lead, 18, Direction.OUT, Kind.CALL)
    assert meeting.done_at == NOW


def test_the_channel_is_that_of_my_first_contact(recorder: Recorder, lead: Lead) -> None:
    lead.channel = Channel.PHONE
    touch(recorder, lead, 9)
    first = lead.channel
    earlier = Moment(datetime(2026, 3, 4, 9, tzinfo=UTC))
    recorder.touch(lead, direction=Direction.OUT, channel=Channel.LINKEDIN, kind=Kind.MESSAGE, moment=earlier)
    assert (first, lead.channel) == (Channel.EMAIL, Channel.LINKEDIN)


def test_who_wrote_first_does_not_choose_my_channel(recorder: Recorder, lead: Lead) -> None:
    touch(recorder, lead, 9, Direction.IN)
    assert lead.channel is None
