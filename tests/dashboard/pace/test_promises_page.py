"""Follow-ups on the page: as they are proposed, kept, answered, put off and called off."""

from datetime import timedelta

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.follow_ups import actions
from outreach.models import Account, Channel, Direction, FollowUp, Kind, Lead, Moment, Recorder, StepKind
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import read
from tests.support.browser import Browser


@pytest.fixture
def history(db_session: scoped_session[Session], alice: Account) -> Recorder:
    """Who writes down today what happened before."""
    return Recorder(db_session(), alice, TODAY)


def touch(history: Recorder, lead: Lead, moment: Moment, direction: Direction = Direction.OUT) -> None:
    history.touch(lead, direction=direction, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=moment)


def table(alices: Browser) -> str:
    return read(alices.get("/pace?view=table&weeks=12").text)


def test_a_proposed_step_is_kept_by_the_next_message_of_its_day(
    alices: Browser, make_lead: MakeLead, history: Recorder
) -> None:
    # written to on Thursday 12 February: to follow up on the 19th
    touch(history, make_lead(21), ago(14))
    touch(history, make_lead(21), ago(13))  # a day late
    page = table(alices)
    assert "16 Feb 1 1 0 0 0 0" in page
    assert "23 Feb 0 0 2 0 0 0" in page  # what these two messages called for
    assert "1 of 4 follow-ups were done by their day" in page


def test_a_day_of_which_the_hour_is_not_known_is_in_time(
    alices: Browser, alice: Account, make_lead: MakeLead, history: Recorder
) -> None:
    day = ago(14).local_day(alice.zone)
    touch(history, make_lead(21), Moment.of_day(day, alice.zone))
    assert "16 Feb 1 0 0 0 0 0" in table(alices)


def test_an_answer_cancels_and_is_no_miss(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(21, 18)
    page = table(alices)
    assert "16 Feb 0 0 1 0 1 0" in page  # what the answer calls for was due on Monday the 16th
    assert "1 was cancelled and counts neither way: 1 because the person answered; 0 after its day had passed." in page


def test_what_is_put_off_counts_on_its_later_day(
    alices: Browser, alice: Account, make_lead: MakeLead, db_session: scoped_session[Session]
) -> None:
    make_lead(21)
    step = db_session.query(FollowUp).one()
    actions.snooze(alice, step, (TODAY + timedelta(days=1)).date())
    page = table(alices)
    assert "2 Mar 0 0 0 1 0 0" in page
    assert "1 follow-up due in the next 4 weeks" in page
    assert "overdue." not in page


def test_an_offer_to_park_is_no_promise(
    alices: Browser, make_lead: MakeLead, history: Recorder, db_session: scoped_session[Session]
) -> None:
    lead = make_lead(40)
    for days in (33, 26):  # the third message: nothing more is to be written
        touch(history, lead, ago(days))
    assert [step.kind for step in db_session.query(FollowUp).filter_by(ended=False)] == [StepKind.PARK]
    page = table(alices)
    assert "2 of 2 follow-ups were done by their day" in page
    assert "overdue." not in page


def test_overdue_ones_are_said_beside_what_is_to_come(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(21)
    make_lead(3)  # written to on Monday: to follow up on Monday
    page = table(alices)
    assert "0 of 1 follow-up was done by its day" in page
    assert "1 follow-up due in the next 4 weeks Weekday Follow-ups Monday 1 Tuesday 0" in page
    assert "1 from the weeks above is still overdue." in page


def test_without_any_there_is_a_sentence(
    alices: Browser, make_lead: MakeLead, db_session: scoped_session[Session]
) -> None:
    make_lead(2)
    db_session.query(FollowUp).delete()
    page = read(alices.get("/pace").text)
    assert "No follow-up was due in these weeks." in page
    assert "Nothing is planned for these weeks." in page
