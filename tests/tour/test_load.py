"""The sample in an account: what the product says about it is what a second implementation reads in the files."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.models import Account, Brief, FollowUp, ImportRun, Lead, LeadEmail, Owned, Stage, StepKind, Touchpoint
from outreach.tour.actions import invented_account
from outreach.tour.load import fill
from tests.sample.files import journal, people
from tests.sample.second_funnel import Story, stories

WEDNESDAY = "2026-03-04T08:00+00:00"
STAGES = ("contacted", "replied", "met", "ongoing")
Stop = Callable[[str], datetime]


@pytest.fixture
def claire(at: Stop, app: object) -> Account:
    """The invented person, her search brought in on a Wednesday morning."""
    at(WEDNESDAY)
    account = invented_account()
    fill(account)
    db.session.commit()
    return account


def instant(minutes: int | None, owner: Account) -> datetime | None:
    """Minutes from the day of opening as an instant; the clock of the wall counts, as in the journal."""
    if minutes is None:
        return None
    days, minute = divmod(minutes, 1440)
    day = date(2026, 3, 4) + timedelta(days=days)
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=owner.zone).astimezone(UTC)


def story_of(lead: Lead, told: dict[str, Story]) -> Story:
    return next((told[key] for key in (lead.name, lead.email, lead.linkedin) if key in told), Story(*[None] * 5))


def test_everybody_of_the_files_is_there_with_the_milestones_that_the_journal_tells(claire: Account) -> None:
    leads = db.session.scalars(select(Lead).where(Lead.owner_id == claire.id)).all()
    added = [row for row in journal() if row["action"] == "add"]
    assert len(leads) == len(people()) + len(added)
    told = stories()
    for lead in leads:
        reached = [getattr(lead, f"{stage}_at") for stage in STAGES]
        assert reached == [instant(getattr(story_of(lead, told), stage), claire) for stage in STAGES], lead.name
    for stage in STAGES:
        expected = sum(getattr(story, stage) is not None for story in told.values())
        assert sum(getattr(lead, f"{stage}_at") is not None for lead in leads) == expected


def test_today_has_something_to_do(claire: Account) -> None:
    today = date(2026, 3, 4)
    due = select(FollowUp).where(FollowUp.owner_id == claire.id, FollowUp.ended.is_(False), FollowUp.due_on <= today)
    found = sorted(((step.due_on - today).days, step.lead.name) for step in db.session.scalars(due))
    expected = sorted(
        (int(row["value"].split()[0]), row["person"])
        for row in journal()
        if row["action"] == "follow_up" and int(row["value"].split()[0]) <= 0
    )
    assert found == expected
    meeting = db.session.scalars(due.where(FollowUp.kind == StepKind.MEETING)).one()
    assert meeting.due_at == datetime(2026, 3, 4, 15, 0, tzinfo=UTC)
    open_steps = select(FollowUp.lead_id).where(FollowUp.owner_id == claire.id, FollowUp.ended.is_(False))
    twice = open_steps.group_by(FollowUp.lead_id).having(func.count() > 1)
    assert db.session.scalars(twice).all() == [], "nobody has two next steps"


def test_a_few_are_silent_and_nothing_is_planned_for_them(claire: Account) -> None:
    planned = select(FollowUp.lead_id).where(FollowUp.owner_id == claire.id, FollowUp.ended.is_(False))
    waiting = select(Lead.name).where(
        Lead.owner_id == claire.id, Lead.stage == Stage.CONTACTED, Lead.closing.is_(None), Lead.id.not_in(planned)
    )
    unplanned = {row["person"] for row in journal() if row["action"] == "touchpoint" and row["value"] == "none"}
    assert set(db.session.scalars(waiting)) == unplanned
    assert 2 <= len(unplanned) <= 6


def test_the_search_has_its_brief_and_its_imports(claire: Account) -> None:
    brief = db.session.scalars(select(Brief).where(Brief.owner_id == claire.id)).one()
    assert (brief.title, brief.mentors_wanted, claire.weekly_target) == ("Go-to-market", 2, 5)
    runs = db.session.scalars(select(ImportRun).where(ImportRun.owner_id == claire.id)).all()
    assert [(run.file_name, run.state) for run in runs] == [("Connections.csv", "done"), ("Contacts.csv", "done")]
    created = {run.created_at.astimezone(claire.zone).date() for run in runs}
    assert created == {date(2026, 3, 4) - timedelta(days=272)}


def test_the_same_day_makes_the_same_sample(claire: Account) -> None:
    again = invented_account("again")
    fill(again)
    for model in (Touchpoint, FollowUp, LeadEmail):
        assert plain_rows(model, claire) == plain_rows(model, again)


def plain_rows(model: type[Owned], owner: Account) -> list[dict[str, object]]:
    """All that a model says about an owner, without numbers of rows."""
    rows = db.session.execute(select(model.__table__).where(model.owner_id == owner.id).order_by(model.id))  # type: ignore[attr-defined]
    return [{k: v for k, v in row._mapping.items() if k != "id" and not k.endswith("_id")} for row in rows]


def test_what_fails_leaves_nothing(at: Stop, app: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_done: int, _total: int) -> None:
        raise RuntimeError("the machine stopped")

    account = invented_account()
    with pytest.raises(RuntimeError):
        fill(account, fail)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Lead)) == 0
