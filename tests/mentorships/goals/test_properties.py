"""Whatever is said of a goal, in whatever order: it stands where the last deciding word put it, and is never gone."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.extensions import db
from outreach.mentorships.goals import queries
from outreach.mentorships.goals.reviewing import Said, review
from outreach.models import Account, Goal, GoalReview, GoalState, GoalVerdict
from outreach.web.refusal import Refusal
from tests.mentorships.goals.conftest import MakeGoal

TODAY, FIRST_DAY = date(2026, 3, 5), date(2026, 6, 30)
SET_ON = TODAY - timedelta(days=60)
WORDS = st.builds(
    Said,
    verdict=st.sampled_from(GoalVerdict),
    text=st.sampled_from(["", "Why", "\x00 "]),
    reached=st.none() | st.integers(-2, 12),
    moved_to=st.none() | st.integers(-5, 200).map(lambda days: TODAY + timedelta(days)),
    on_day=st.integers(-70, 3).map(lambda days: TODAY + timedelta(days)),
    review_on=st.none() | st.integers(-2, 40).map(lambda days: TODAY + timedelta(days)),
)
DECIDES = {
    GoalVerdict.MET: GoalState.MET,
    GoalVerdict.DROPPED: GoalState.DROPPED,
    GoalVerdict.REOPENED: GoalState.OPEN,
}


@given(words=st.lists(WORDS, max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_deciding_word_holds(alice: Account, make_goal: MakeGoal, words: list[Said]) -> None:
    goal = make_goal(target=10, due_on=FIRST_DAY)
    goal.set_on = SET_ON
    taken = [said for said in sorted(words, key=lambda said: said.on_day or TODAY) if takes(alice, goal, said)]
    db.session.commit()
    found = db.session.scalars(queries.reviews(goal)).all()[::-1]
    assert [(each.verdict, each.on_day) for each in found] == [(said.verdict, said.on_day) for said in taken]
    deciding = [said for said in taken if said.verdict in DECIDES]
    assert goal.state is (DECIDES[deciding[-1].verdict] if deciding else GoalState.OPEN)
    assert goal.ended_on == (deciding[-1].on_day if goal.state is not GoalState.OPEN else None)
    assert (goal.review_on is None) == (goal.state is not GoalState.OPEN)
    holds_its_days(goal, list(found))
    assert db.session.get(Goal, goal.id) is goal


def takes(owner: Account, goal: Goal, said: Said) -> bool:
    """Whether it could be said; a refusal leaves the goal as it was."""
    before = {column.name: getattr(goal, column.name) for column in Goal.__table__.columns}
    try:
        review(owner, goal, replace(said, on_day=said.on_day or TODAY))
    except Refusal:
        assert {column.name: getattr(goal, column.name) for column in Goal.__table__.columns} == before
        return False
    assert said.verdict not in (GoalVerdict.MOVED, GoalVerdict.DROPPED) or said.text.strip("\x00 ")
    return True


def holds_its_days(goal: Goal, found: list[GoalReview]) -> None:
    """The first day is in the history, each move begins where the one before ended, and the last is in force."""
    days = [(each.moved_from, each.moved_to) for each in found if each.moved_to is not None]
    assert not days or days[0][0] == FIRST_DAY
    assert all(before[1] == after[0] for before, after in zip(days, days[1:], strict=False))
    assert goal.due_on == (days[-1][1] if days else FIRST_DAY)
