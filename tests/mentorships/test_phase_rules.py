"""Whatever is done in whatever order: the phase is that of the last passage, days follow each other, ends add up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import checklists, closing, phases
from outreach.models import PHASES, Account, ChecklistItem, Closure, Mentorship, Phase, PhasePassage
from outreach.web.refusal import Refusal
from tests.mentorships.making import make_mentorship

FIRST = date(2026, 1, 31)
# What is done, how many days after the last time, and how many days back it is dated.
acts = st.tuples(st.sampled_from(["close", "reopen", "tick", *PHASES]), st.integers(0, 40), st.integers(-2, 60))


@dataclass
class Story:
    """What was done to a mentorship, and what must be true of it after each step."""

    owner: Account
    mentorship: Mentorship
    today: date = FIRST

    def do(self, what: str, day: date) -> None:
        """Do it, and see that a refusal changes nothing."""
        before = self.told()
        try:
            with db.session.begin_nested():
                self._verb(what, day)
        except Refusal:
            db.session.expire_all()
            assert self.told() == before
        else:
            assert what == "tick" or self.told() != before

    def _verb(self, what: str, day: date) -> None:
        if what == "close":
            closing.close(self.owner, self.mentorship, closing.Ending(day))
        elif what == "reopen":
            closing.reopen(self.owner, self.mentorship)
        elif what == "tick":
            for point in db.session.scalars(checklists.points(self.mentorship).limit(day.day % 5)):
                checklists.tick(point, day)
        else:
            phases.enter(self.owner, self.mentorship, Phase(what), day)

    def told(self) -> tuple[object, ...]:
        """Everything that can be seen of where it stands."""
        rows = [(row.phase, row.entered_on, row.left_open) for row in self.passages()]
        ends = [(row.closed_on, row.reopened_on) for row in db.session.scalars(closing.closures(self.mentorship))]
        return self.mentorship.phase, self.mentorship.ended_on, rows, ends

    def passages(self) -> list[PhasePassage]:
        """Its passages, the first one first."""
        return list(db.session.scalars(phases.passages(self.mentorship)))

    def check(self) -> None:
        """The rules."""
        rows = self.passages()
        assert self.mentorship.phase is rows[-1].phase
        days = [row.entered_on for row in rows]
        assert days == sorted(days) and days[0] == self.mentorship.began_on and days[-1] <= self.today
        assert all(before.phase is not after.phase for before, after in zip(rows, rows[1:], strict=False))
        ends = list(db.session.scalars(closing.closures(self.mentorship)))
        in_force = [row.closed_on for row in ends if row.reopened_on is None]
        assert in_force == ([self.mentorship.ended_on] if self.mentorship.ended_on else [])
        assert all(row.reopened_on is None or row.reopened_on >= row.closed_on for row in ends)
        assert self.mentorship.is_open or self.mentorship.phase is Phase.CLOSURE
        assert all(row.left_open == 0 for row in rows if row.phase is Phase.PREPARATION)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(acts, max_size=12))
def test_any_order_of_steps_leaves_it_in_order(
    alice: Account, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, int, int]]
) -> None:
    today = [FIRST]
    monkeypatch.setattr(clock, "now", lambda: datetime.combine(today[0], time(12), tzinfo=UTC))
    story = Story(alice, make_mentorship(alice, "Jonas", began_on=FIRST))
    for what, later, back in steps:
        story.today = today[0] = today[0] + timedelta(days=later)
        story.do(what, today[0] - timedelta(days=back))
        story.check()
    db.session.rollback()


@pytest.mark.parametrize(
    ("ticked", "target", "left"),
    [(0, Phase.NEGOTIATION, 9), (2, Phase.NEGOTIATION, 7), (9, Phase.NEGOTIATION, 0), (9, Phase.ENABLING, 11)],
)
def test_how_many_were_open_is_kept(
    at: Callable[[str], datetime], alice: Account, ticked: int, target: Phase, left: int
) -> None:
    at("2026-03-05T08:00Z")
    mentorship = make_mentorship(alice)
    mine = checklists.points(mentorship).where(ChecklistItem.phase == Phase.PREPARATION)
    for point in db.session.scalars(mine.limit(ticked)):
        checklists.tick(point, date(2026, 3, 4))
    assert phases.enter(alice, mentorship, target, date(2026, 3, 5)).left_open == left
    assert phases.enter(alice, mentorship, Phase.PREPARATION, date(2026, 3, 5)).left_open == 0


def test_ends_stay_written(at: Callable[[str], datetime], alice: Account) -> None:
    at("2026-03-05T08:00Z")
    mentorship = make_mentorship(alice)
    for _again in range(3):
        closing.close(alice, mentorship, closing.Ending(date(2026, 3, 5)))
        closing.reopen(alice, mentorship)
    assert db.session.scalar(select(func.count()).select_from(Closure)) == 3
    assert (mentorship.phase, mentorship.ended_on) == (Phase.ENABLING, None)
