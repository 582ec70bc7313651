"""The mentorships of the sample in an account: what is stored is what the file says, counted without the product."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.mentorships.queries import minutes_held
from outreach.models import (
    Account,
    AgreementVersion,
    Goal,
    GoalState,
    ItemKind,
    Kind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Secrecy,
    Touchpoint,
)
from outreach.tour.actions import invented_account
from outreach.tour.load import fill
from tests.sample.files import mentorships

WEDNESDAY = date(2026, 3, 4)


@pytest.fixture
def claire(at: Callable[[str], datetime], app: object) -> Account:
    """The invented person, her search brought in on a Wednesday morning."""
    at("2026-03-04T08:00+00:00")
    account = invented_account()
    fill(account)
    db.session.commit()
    return account


def pairs(claire: Account) -> list[tuple[Mentorship, dict[str, Any]]]:
    """Each mentorship with what the file says of it."""
    rows = db.session.scalars(select(Mentorship).where(Mentorship.owner_id == claire.id))
    found = {row.display_name: row for row in rows}
    assert len(found) == len(mentorships())
    return [(found[told["person"]], told) for told in mentorships()]


def of(model: Any, mentorship: Mentorship) -> list[Any]:
    return list(db.session.scalars(select(model).where(model.mentorship_id == mentorship.id).order_by(model.id)))


def test_the_sample_goes_past_the_yes(claire: Account) -> None:
    for mentorship, told in pairs(claire):
        _held_are_of_the_journal(mentorship, told, claire)
        assert minutes_held(mentorship) == sum(meeting["minutes"] for meeting in told["meetings"])
        _goals_are_told(mentorship, told)
        _advice_is_told(mentorship, told)
        _nda_stands_once(mentorship, told)


def _held_are_of_the_journal(mentorship: Mentorship, told: dict[str, Any], claire: Account) -> None:
    held = [meeting for meeting in of(Meeting, mentorship) if meeting.state is MeetingState.HELD]
    assert [meeting.on_day for meeting in held] == [WEDNESDAY - timedelta(days=m["ago"]) for m in told["meetings"]]
    for meeting, said in zip(held, told["meetings"], strict=True):
        talk = db.session.get_one(Touchpoint, meeting.touchpoint_id)
        local = datetime.combine(meeting.on_day, time.fromisoformat(said["hour"]), tzinfo=claire.zone)
        assert (talk.lead_id, talk.kind, talk.occurred_at) == (mentorship.lead_id, Kind.MEETING, local.astimezone(UTC))
    assert len({meeting.touchpoint_id for meeting in held}) == len(held)


def _goals_are_told(mentorship: Mentorship, told: dict[str, Any]) -> None:
    goals = of(Goal, mentorship)
    assert [goal.title for goal in goals] == [goal["title"] for goal in told["goals"]]
    assert [goal.state is GoalState.MET for goal in goals] == ["met" in goal for goal in told["goals"]]


def _advice_is_told(mentorship: Mentorship, told: dict[str, Any]) -> None:
    items = of(MeetingItem, mentorship)
    advice = [item for item in items if item.kind is ItemKind.ADVICE]
    verdicts = Counter(item.advice_verdict.value for item in advice)
    assert verdicts == Counter(each["verdict"] for each in told["advice"])
    assert [item.meeting.on_day for item in advice] == [WEDNESDAY - timedelta(days=a["ago"]) for a in told["advice"]]
    actions = [item.text for item in items if item.kind is ItemKind.ACTION]
    assert actions == [text for _who, _made, _due, text in told["actions"]]


def _nda_stands_once(mentorship: Mentorship, told: dict[str, Any]) -> None:
    [version] = of(AgreementVersion, mentorship)
    signed = told["signed"] is not None
    # A wording says that both sign one; that it is signed, and when, stands with the mentorship.
    assert version.secrecy is (Secrecy.TO_SIGN if signed else Secrecy.NONE)
    assert (mentorship.secrecy is Secrecy.SIGNED, mentorship.signed_on is not None) == (signed, signed)


def test_nothing_is_counted_twice(claire: Account) -> None:
    held = sum(len(told["meetings"]) for told in mentorships())
    joined = select(func.count(Meeting.touchpoint_id.distinct())).where(Meeting.owner_id == claire.id)
    assert db.session.scalar(joined) == held
