"""What is said about goals, in the reader's language."""

from collections.abc import Sequence
from datetime import date

from outreach.mentorships.goals.parts import PART_LABELS, Part, missing, missing_words
from outreach.models import Goal, GoalReview, GoalState, GoalVerdict, Mentorship, Role
from outreach.text import _, _n
from outreach.web.filters import day, number, weekday
from outreach.web.mentoring_words import GOAL_LABELS, GOAL_VERDICT_LABELS

__all__ = [
    "GOAL_LABELS", "GOAL_VERDICT_LABELS", "PART_LABELS", "Part", "by_day", "examples", "headline", "missing",
    "missing_words", "moved", "origin", "progress", "told",
]  # fmt: skip


def headline(goals: Sequence[Goal], today: date) -> str:
    """How the goals stand, in a sentence or two."""
    reached = sum(goal.state is GoalState.MET for goal in goals)
    late = sum(goal.state is GoalState.OPEN and goal.due_on is not None and goal.due_on < today for goal in goals)
    said = _n(
        "%(reached)s of %(num)s goal reached.", "%(reached)s of %(num)s goals reached.",
        len(goals), reached=number(reached),
    )  # fmt: skip
    if not late:
        return said
    overdue = _n("The day of %(num)s has passed.", "The days of %(num)s have passed.", late)
    return _("%(first)s %(second)s", first=said, second=overdue)


def progress(goal: Goal) -> str:
    """How far it is: 4 of 10, or the words of the last review; empty when nothing was said."""
    if goal.target is None:
        return goal.progress
    return _("%(reached)s of %(target)s", reached=number(goal.reached or 0), target=number(goal.target))


def by_day(goal: Goal) -> str:
    """By when, or when it ended."""
    if goal.ended_on is not None:
        ended = {"day": day(goal.ended_on)}
        return _("reached on %(day)s", **ended) if goal.state is GoalState.MET else _("dropped on %(day)s", **ended)
    return _("by %(day)s", day=day(goal.due_on)) if goal.due_on is not None else _("no day yet")


def moved(review: GoalReview) -> str:
    """From which day to which a review moved the goal; empty when it did not."""
    if review.moved_to is None:
        return ""
    if review.moved_from is None:
        return _("By %(after)s.", after=weekday(review.moved_to))
    return _("From %(before)s to %(after)s.", before=weekday(review.moved_from), after=weekday(review.moved_to))


def origin(holes: int) -> str:
    """How many of the goals were holes of the discovery."""
    return _n("%(num)s from a hole in the discovery", "%(num)s from holes in the discovery", holes) if holes else ""


def examples(mentorship: Mentorship) -> dict[str, str]:
    """An example for each part, as help below its field."""
    theirs = mentorship.role is Role.MENTOR
    return {
        "title": _("For example: they say their price aloud without flinching.")
        if theirs
        else _("For example: I say my price aloud without flinching."),
        "measure": _("For example: offers that were signed at the full price. Words will do too."),
        "target": _("For example: 10. Leave it empty when it is seen, not counted."),
        "achievable": _("For example: two customers have paid it already; four talks are planned."),
        "relevant": _("For example: below this price every new customer costs money."),
        "due_on": _("For example: the last day of the quarter. Later, a review can move it, with its reason."),
        "review_on": _("Left empty, it is a month from the day the goal was set."),
    }


def told(verdict: GoalVerdict) -> str:
    """What is said after a review was written down."""
    return {
        GoalVerdict.PROGRESS: _("The review is kept."),
        GoalVerdict.MET: _("The goal is reached."),
        GoalVerdict.MOVED: _("The goal has another day."),
        GoalVerdict.DROPPED: _("The goal is dropped. It stays in the list, with its reason."),
        GoalVerdict.REOPENED: _("The goal is open again."),
    }[verdict]
