"""Goals are set and put more exactly; what becomes of them is said in reviews. Nothing here takes one away."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Brief, Goal, GoalState, Mentorship
from outreach.models.mentoring_words import Rhythm
from outreach.models.rhythm import following
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line, plain

LONGEST_TITLE = LONGEST_MEASURE = 300
LONGEST_TEXT = 5_000
LARGEST = 1_000_000
FURTHEST = timedelta(days=3650)
LONGEST: Mapping[str, int] = {
    "title": LONGEST_TITLE, "measure": LONGEST_MEASURE, "achievable": LONGEST_TEXT, "relevant": LONGEST_TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of a goal, part by part; only the first must be."""

    title: str
    measure: str = ""
    target: int | None = None
    achievable: str = ""
    relevant: str = ""
    brief_id: int | None = None
    due_on: date | None = None
    """Its first day. Once there is one, only a review moves it."""
    review_on: date | None = None
    """When it is looked at next; a month later by itself."""


def set_goal(owner: Account, mentorship: Mentorship, wording: Wording) -> Goal:
    """A new goal of a mentorship. Raises Refusal."""
    today = clock.today(owner.zone)
    goal = Goal(owner_id=owner.id, mentorship_id=mentorship.id, set_on=today)
    _say(owner, goal, wording)
    goal.due_on = _day_to_come(owner, wording.due_on, "due_on")
    goal.review_on = _day_to_come(owner, wording.review_on, "review_on") or next_review(goal, today)
    db.session.add(goal)
    db.session.flush()
    return goal


def reword(owner: Account, goal: Goal, wording: Wording) -> None:
    """Put a goal more exactly; a day is taken where there was none. Raises Refusal, always when it has ended."""
    if goal.state is not GoalState.OPEN:
        raise Refusal(_("This goal has ended. Reopen it to change it."))
    _say(owner, goal, wording)
    if goal.due_on is None:
        goal.due_on = _day_to_come(owner, wording.due_on, "due_on")
    if wording.review_on not in (None, goal.review_on):
        goal.review_on = _day_to_come(owner, wording.review_on, "review_on")


def next_review(goal: Goal, after: date) -> date:
    """A month on, by the day it was set on: from 31 January to 28 February, then to 31 March."""
    return following(goal.set_on, Rhythm.MONTHLY, after)


def _say(owner: Account, goal: Goal, wording: Wording) -> None:
    texts = {name: plain(asdict(wording)[name]) for name in LONGEST}
    texts["title"] = one_line(texts["title"])
    if not texts["title"]:
        raise Refusal(_("Say what will be different."), "title")
    for name, most in LONGEST.items():
        if len(texts[name]) > most:
            raise Refusal(_("That is longer than %(most)s characters.", most=most), name)
    if wording.target is not None and not 1 <= wording.target <= LARGEST:
        raise Refusal(_("Choose a number between %(least)s and %(most)s.", least=1, most=LARGEST), "target")
    brief_id = wording.brief_id
    if brief_id is not None and getattr(db.session.get(Brief, brief_id), "owner_id", None) != owner.id:
        raise Refusal(_("This brief is not there any more."), "brief_id")
    for name, text in texts.items():
        setattr(goal, name, text)
    goal.target, goal.brief_id = wording.target, brief_id


def _day_to_come(owner: Account, day: date | None, field: str) -> date | None:
    today = clock.today(owner.zone)
    if day is not None and day < today:
        raise Refusal(_("That day has passed. Choose a day to come."), field)
    if day is not None and day > today + FURTHEST:
        raise Refusal(_("That is more than ten years away. Is the year right?"), field)
    return day
