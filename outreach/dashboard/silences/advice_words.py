"""The advice on a silence in words, with its reason in one sentence."""

from dataclasses import dataclass
from datetime import date

from outreach.dashboard.silences.advice import Reason, Word
from outreach.text import _, _n
from outreach.web.filters import long_day, number, weekday


@dataclass(frozen=True, slots=True)
class Told:
    """What a reason names: days since my last message, what is usual, the next step, people followed for longer."""

    last: int
    median: int
    hardly_from: int
    due_in: int | None
    due_on: date | None
    through: int


def advice(word: Word) -> str:
    """The word in front of the reason."""
    said = {Word.FOLLOW_UP: _("Follow up"), Word.PARK: _("Park"), Word.WAIT: _("Wait")}
    return said.get(word, "")


def group(word: Word) -> str:
    """The head over all that get this advice."""
    return {
        Word.FOLLOW_UP: _("Worth another try"),
        Word.PARK: _("Better left alone for now"),
        Word.UNKNOWN: _("The figures cannot tell"),
        Word.WAIT: _("Give them time"),
    }[word]


def reason(why: Reason, line: Told) -> str:
    """Why, in one sentence."""
    if why in (Reason.DUE, Reason.TOO_FEW, Reason.NOBODY_SO_FAR, Reason.PLANNED):
        return _step(line.due_in, line.due_on)
    if why is Reason.FRESH:
        return _fresh(line.last, line.median)
    if why in (Reason.RECENT, Reason.NOTHING_PLANNED):
        return _wrote(line.last, recently=why is Reason.RECENT)
    if why is Reason.NOBODY:
        return _("None of %(people)s answered in the next 30 days.", people=number(line.through))
    if why is Reason.LONGER:
        return _n(
            "After %(num)s day hardly anybody answers.", "After %(num)s days hardly anybody answers.", line.hardly_from
        )  # fmt: skip
    return {
        Reason.CAME_BACK: _("The last message came back: find another address."),
        Reason.LITTLE: _("Even at best, fewer than 1 in 20 still answer."),
        Reason.OFTEN_ENOUGH: _("Written to as often as you mean to."),
    }[why]


def put_off(word: Word, line: Told) -> str:
    """That a step lies ahead, where the advice does not say so already."""
    if word is not Word.PARK or line.due_on is None or not line.due_in or line.due_in < 0:
        return ""
    return _("next step %(day)s", day=weekday(line.due_on))


def planned(due_on: date | None, today: date) -> str:
    """The next step in words."""
    return _step(None if due_on is None else (due_on - today).days, due_on)


def _fresh(last: int, median: int) -> str:
    told = {"median": _n("%(num)s day", "%(num)s days", median)}
    if not last:
        return _("You wrote today; half of the answers take %(median)s or longer.", **told)
    return _n(
        "You wrote yesterday; half of the answers take %(median)s or longer.",
        "You wrote %(num)s days ago; half of the answers take %(median)s or longer.",
        last, **told,
    )  # fmt: skip


def _wrote(last: int, *, recently: bool) -> str:
    if not last:
        return _("You wrote today: give it a week.")
    if recently:
        return _n("You wrote yesterday: give it a week.", "You wrote %(num)s days ago: give it a week.", last)
    return _n(
        "You wrote yesterday, and nothing is planned.",
        "You wrote %(num)s days ago, and nothing is planned.",
        last,
    )


def _step(due_in: int | None, due_on: date | None) -> str:
    if due_in is None or due_on is None:
        return _("Nothing is planned.")
    if due_in > 0:
        return _("The next step is due on %(day)s.", day=long_day(due_on))
    if due_in == 0:
        return _("The next step is due today.")
    return _n("The next step is %(num)s day late.", "The next step is %(num)s days late.", -due_in)
