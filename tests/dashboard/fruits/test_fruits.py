"""What came of it: figures by hand from a few rows, only of mentorships in which I am mentored."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from outreach.analysis.comparison import NoComparison
from outreach.dashboard.fruits.downloads import SHEETS, sheet
from outreach.dashboard.fruits.results import Fruits, fruits
from outreach.extensions import db
from outreach.models import (
    Account,
    AdviceVerdict,
    Beginning,
    Channel,
    Goal,
    GoalState,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Outcome,
    OutcomeKind,
    Party,
    Pulse,
    Role,
)
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def now(at: Callable[[str], datetime]) -> datetime:
    return at("2026-11-22T09:00:00Z")


def mentorship(owner: Account, name: str, began: date, role: Role = Role.MENTEE, ended: date | None = None) -> int:
    lead = make_lead(owner, name)
    touch(owner, lead, f"{began.year}-{began.month:02}-01T08:00", channel="email")
    row = Mentorship(
        owner_id=owner.id, lead_id=lead.id, role=role, beginning=Beginning.I_ASKED, began_on=began, ended_on=ended,
        created_at=NOW,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row.id


def fill(owner: Account, mentorship_id: int) -> None:
    mine = {"owner_id": owner.id, "mentorship_id": mentorship_id}
    rows = [
        Goal(**mine, title="a", set_on=date(2026, 9, 30), state=GoalState.MET, ended_on=date(2026, 11, 1)),
        Goal(**mine, title="b", set_on=date(2026, 10, 1), state=GoalState.DROPPED, ended_on=date(2026, 10, 31)),
        Goal(**mine, title="c", set_on=date(2026, 11, 20)),
        Meeting(**mine, on_day=date(2026, 9, 15), state=MeetingState.HELD, minutes=90, created_at=NOW),
        Meeting(**mine, on_day=date(2026, 11, 15), state=MeetingState.HELD, minutes=60, created_at=NOW),
        Meeting(**mine, on_day=date(2026, 11, 30), state=MeetingState.PLANNED, minutes=60, created_at=NOW),
        Pulse(**mine, month=date(2026, 9, 1), side=Party.ME, empowered=5, connected=3, inspired=4, answered_at=NOW),
        Pulse(**mine, month=date(2026, 11, 1), side=Party.ME, empowered=4, connected=1, inspired=4, answered_at=NOW),
        Pulse(**mine, month=date(2026, 11, 1), side=Party.THEM, empowered=2, connected=2, inspired=5, answered_at=NOW),
        Outcome(**mine, kind=OutcomeKind.SKILL, on_day=TODAY, text="x"),
        Outcome(**mine, kind=OutcomeKind.SKILL, on_day=TODAY, text="y"),
    ]
    verdicts = [(AdviceVerdict.TRIED, True), (AdviceVerdict.TRIED, False), (AdviceVerdict.TRIED, None), (None, None)]
    advice = [
        MeetingItem(**mine, kind=ItemKind.ADVICE, text="t", advice_verdict=verdict, useful=useful, created_at=NOW)
        for verdict, useful in verdicts
    ]
    db.session.add_all([*rows, *advice])
    db.session.commit()


@pytest.fixture
def found(alice: Account) -> Fruits:
    fill(alice, mentorship(alice, "Hélène", date(2026, 9, 10)))
    fill(alice, mentorship(alice, "Whom I mentor", date(2026, 9, 10), Role.MENTOR))
    mentorship(alice, "Over", date(2025, 1, 5), ended=date(2025, 8, 5))
    return fruits(db.session(), alice, TODAY)


def test_goals_by_the_end_of_each_month(found: Fruits) -> None:
    goals = found.goals
    assert [month.month for month in goals.months] == [9, 10, 11]
    assert (goals.set, goals.met, goals.dropped) == ([1, 2, 3], [0, 0, 1], [0, 1, 1])
    assert (goals.reached.k, goals.reached.n, goals.reached.rate) == (1, 2, None)


def test_hours_of_what_was_held(found: Fruits) -> None:
    assert (list(found.hours.minutes), found.hours.total) == ([90, 0, 60], 150)
    # 73 days of the one and 212 of the other: 285 days are 9.36 months.
    assert found.hours.a_month == pytest.approx(2.5 / (285 / 30.4375))


def test_advice_that_was_not_judged_helps_nobody(found: Fruits) -> None:
    assert ((found.tried.k, found.tried.n), (found.useful.k, found.useful.n)) == ((3, 4), (1, 2))


def test_the_pulse_has_gaps_and_both_sides(found: Fruits) -> None:
    empowered, connected, inspired = found.pulse
    assert (empowered.mine, empowered.theirs) == ([5, None, 4], [None, None, 2])
    assert [(beat.agreed.k, beat.agreed.n) for beat in (empowered, connected, inspired)] == [(2, 2), (0, 2), (2, 2)]


def test_an_outcome_counts_once_for_each_mentorship(found: Fruits) -> None:
    assert found.mentorships == 2 and found.going_on == 1
    skill = found.outcomes[OutcomeKind.SKILL]
    assert (skill.k, skill.n, skill.rate) == (1, 2, None)


def test_which_way_led_to_what_lasted(found: Fruits) -> None:
    channels = next(ways for ways in found.ways if ways.name == "channel")
    email = channels.groups[Channel.EMAIL]
    # Contacted on 1 January 2025, begun on the fifth, over after 212 days; the others are young.
    assert (email.lasted, email.judged, email.young, email.mentorships) == (1, 1, 2, 2)
    assert isinstance(channels.result, NoComparison)


@pytest.mark.usefixtures("found")
def test_the_page_says_it_and_every_table_is_a_file(alices: Browser) -> None:
    page = alices.get("/fruits")
    assert page.status_code == 200
    for said in ("2 mentorships, 1 of them going on.", "1 of 3 goals reached", "2 h 30 of talk", "3 of 4 pieces"):
        assert said in page.text
    for name in SHEETS:
        assert alices.get(f"/fruits/{name}.csv").status_code == 200
    assert alices.get("/fruits/nothing.csv").status_code == 404


def test_files_hold_the_same(found: Fruits) -> None:
    assert sheet("goals", found).splitlines()[1:] == [
        "2026-09,1,0,0,2026-11-22", "2026-10,2,0,1,2026-11-22", "2026-11,3,1,1,2026-11-22",
    ]  # fmt: skip
    assert sheet("advice", found).splitlines()[1] == "tried,3,4,,,,0.9,2026-11-22"


def test_nobody_has_a_page_too(alices: Browser) -> None:
    page = alices.get("/fruits").text
    assert "There is no mentorship yet in which you are mentored." in page and "data-drawn" not in page
