"""What is said of a goal on a day: how far it is, met, moved, dropped, reopened. Each is a row that stays."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.goals.actions import FURTHEST, LARGEST, LONGEST_TEXT, next_review
from outreach.models import Account, Goal, GoalReview, GoalState, GoalVerdict
from outreach.text import _
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST_PROGRESS = 200
ENDS = {GoalVerdict.MET: GoalState.MET, GoalVerdict.DROPPED: GoalState.DROPPED}
MOVES = (GoalVerdict.MOVED, GoalVerdict.REOPENED)
REASONED = {
    GoalVerdict.MOVED: lambda: _("Say why it moves."),
    GoalVerdict.DROPPED: lambda: _("Say why it is dropped."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One review; no day means today, no next review means the usual one."""

    verdict: GoalVerdict
    text: str = ""
    reached: int | None = None
    moved_to: date | None = None
    on_day: date | None = None
    review_on: date | None = None


def review(owner: Account, goal: Goal, said: Said) -> GoalReview:
    """Write down what was said, and let the goal stand where the last deciding word puts it. Raises Refusal."""
    today = clock.today(owner.zone)
    on_day, text = said.on_day or today, plain(said.text)
    _check_turn(goal, said)
    _check_day(goal, on_day, today)
    _check_words(goal, said, text)
    _check_days_to_come(goal, said, today)
    row = GoalReview(
        owner_id=owner.id, mentorship_id=goal.mentorship_id, goal_id=goal.id, on_day=on_day, verdict=said.verdict,
        text=text, reached=said.reached,
    )  # fmt: skip
    if said.moved_to is not None and said.verdict in MOVES:
        row.moved_from, row.moved_to, goal.due_on = goal.due_on, said.moved_to, said.moved_to
    _settle(goal, said, text, on_day, today)
    db.session.add(row)
    db.session.flush()
    return row


def last_day(goal: Goal) -> date:
    """The day before which nothing more can be said of it: that of the last review, or the day it was set."""
    latest = select(func.max(GoalReview.on_day)).where(
        GoalReview.owner_id == goal.owner_id, GoalReview.goal_id == goal.id
    )
    return db.session.scalar(latest) or goal.set_on


def _settle(goal: Goal, said: Said, text: str, on_day: date, today: date) -> None:
    if said.reached is not None:
        goal.reached = said.reached
    if goal.target is None and said.verdict is GoalVerdict.PROGRESS:
        goal.progress = _in_short(text)
    if said.verdict in ENDS:
        goal.state, goal.ended_on, goal.review_on = ENDS[said.verdict], on_day, None
        return
    goal.state, goal.ended_on = GoalState.OPEN, None
    goal.review_on = said.review_on or next_review(goal, today)


def _in_short(text: str) -> str:
    line = text.splitlines()[0] if text else ""
    return line if len(line) <= LONGEST_PROGRESS else f"{line[: LONGEST_PROGRESS - 1]}…"


def _check_turn(goal: Goal, said: Said) -> None:
    is_open = goal.state is GoalState.OPEN
    if is_open and said.verdict is GoalVerdict.REOPENED:
        raise Refusal(_("This goal is open."), "verdict")
    if not is_open and said.verdict is not GoalVerdict.REOPENED:
        raise Refusal(_("This goal has ended. Reopen it to change it."), "verdict")


def _check_day(goal: Goal, on_day: date, today: date) -> None:
    if on_day > today:
        raise Refusal(_("That day has not come yet. Choose today or a day before."), "on_day")
    if on_day < (earliest := last_day(goal)):
        words = _("Choose %(day)s or a later day: the last word on this goal is of then.", day=long_day(earliest))
        raise Refusal(words, "on_day")


def _check_words(goal: Goal, said: Said, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST_TEXT), "text")
    if said.verdict in REASONED and not text:
        raise Refusal(REASONED[said.verdict](), "text")
    if said.verdict is GoalVerdict.PROGRESS and not text and said.reached is None:
        raise Refusal(_("Say what moved, and how far it is."), "text")
    if said.reached is not None and (goal.target is None or not 0 <= said.reached <= LARGEST):
        raise Refusal(_("Choose a number between %(least)s and %(most)s.", least=0, most=LARGEST), "reached")


def _check_days_to_come(goal: Goal, said: Said, today: date) -> None:
    days = {"moved_to": said.moved_to if said.verdict in MOVES else None}
    days["review_on"] = said.review_on if said.verdict not in ENDS else None
    if said.verdict is GoalVerdict.MOVED and said.moved_to is None:
        raise Refusal(_("Choose the new day."), "moved_to")
    if said.verdict is GoalVerdict.MOVED and said.moved_to == goal.due_on:
        raise Refusal(_("That is the day it has already. Choose another one."), "moved_to")
    for name, day in days.items():
        if day is not None and day < today:
            raise Refusal(_("That day has passed. Choose a day to come."), name)
        if day is not None and day > today + FURTHEST:
            raise Refusal(_("That is more than ten years away. Is the year right?"), name)
