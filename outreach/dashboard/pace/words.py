"""What pace and habit say, in whole sentences."""

from outreach.analysis.promises import Due
from outreach.analysis.touches import Touch, Touches
from outreach.dashboard.pace.results import Habits
from outreach.dashboard.words import full_day
from outreach.text import _, _n
from outreach.web.filters import number


def headline(found: Habits) -> str:
    """You contacted 7 people this week, 3 short of your 10."""
    people, target = found.pace.this_week, found.pace.target
    if target is None:
        if not people:
            return _("You contacted nobody yet this week.")
        return _n("You contacted %(num)s person this week.", "You contacted %(num)s people this week.", people)
    if not people:
        return _("You contacted nobody yet this week; your target is %(target)s.", target=number(target))
    if people >= target:
        return _n(
            "You contacted %(num)s person this week and met your target of %(target)s.",
            "You contacted %(num)s people this week and met your target of %(target)s.",
            people,
            target=number(target),
        )
    return _n(
        "You contacted %(num)s person this week, %(short)s short of your %(target)s.",
        "You contacted %(num)s people this week, %(short)s short of your %(target)s.",
        people,
        short=number(target - people),
        target=number(target),
    )


def streak(found: Habits) -> str:
    """Target met 4 weeks in a row; nothing without a target, after the headline that says what it is."""
    now, longest = found.pace.streak, found.pace.longest
    if now is None or longest is None:
        return ""
    if now > 1:
        return _n("Target met %(num)s week in a row.", "Target met %(num)s weeks in a row.", now)
    if now:
        return _("A streak begins.") if found.pace.this_week >= (found.pace.target or 0) else _("It was met last week.")
    if longest:
        return _n(
            "No streak at present; the longest so far was %(num)s week.",
            "No streak at present; the longest so far was %(num)s weeks.",
            longest,
        )
    return _("No week has met the target so far.")


def span(found: Habits) -> str:
    """Which days the figures are about."""
    return _(
        "The %(weeks)s weeks from %(start)s to today, %(today)s.",
        weeks=number(found.chosen.weeks),
        start=full_day(found.first_day),
        today=full_day(found.as_of),
    )


def weeks_title(found: Habits) -> str:
    """Target met in 5 of 11 weeks, or how many people were contacted."""
    over = len(found.pace.over())
    if found.pace.target is None or not over:
        people = sum(week.contacts for week in found.pace.weeks)
        return _n("%(num)s first contact", "%(num)s first contacts", people)
    met = number(found.pace.met())
    return _n("Target met in %(met)s of %(num)s week", "Target met in %(met)s of %(num)s weeks", over, met=met)


def streak_note(found: Habits) -> str:
    """How a streak is counted; nothing without a target."""
    if found.pace.longest is None:
        return ""
    return _n(
        "The current week counts in a streak once its target is met, and breaks none before. The longest so far: "
        "%(num)s week. Earlier weeks are held against the target of today.",
        "The current week counts in a streak once its target is met, and breaks none before. The longest so far: "
        "%(num)s weeks. Earlier weeks are held against the target of today.",
        found.pace.longest,
    )


def promises_title(due: Due) -> str:
    """28 of 35 follow-ups were done by their day."""
    return _n(
        "%(kept)s of %(num)s follow-up was done by its day",
        "%(kept)s of %(num)s follow-ups were done by their day",
        due.judged,
        kept=number(due.on_time),
    )


def not_needed(due: Due) -> str:
    """What was cancelled, and is neither kept nor missed."""
    ended = due.answered + due.called_off
    if not ended:
        return ""
    return _n(
        "%(num)s was cancelled and counts neither way: %(answered)s because the person answered; %(after)s after its "
        "day had passed.",
        "%(num)s were cancelled and count neither way: %(answered)s because the person answered; %(after)s after their "
        "day had passed.",
        ended,
        answered=number(due.answered),
        after=number(due.after),
    )


def touches_title(found: Habits) -> str:
    """9 of the 12 answers came after the first message."""
    told = found.touches
    if not told.answered:
        return _n("%(num)s person written to, no answer yet", "%(num)s people written to, no answer yet", told.people)
    first = number(told.touches[0].rate.k)
    return _n(
        "%(first)s of %(num)s answer came after the first message",
        "%(first)s of %(num)s answers came after the first message",
        told.answered,
        first=first,
    )


def touch_name(touch: Touch) -> str:
    """First message, second, third, later ones."""
    return [_("First message"), _("Second message"), _("Third message"), _("Fourth and later")][touch.number - 1]


def left_out(people: int) -> str:
    """Who is not told about; nothing when everybody is."""
    if not people:
        return ""
    return _n(
        "%(num)s person who answered or met you before you wrote, or was forgotten since, is left out.",
        "%(num)s people who answered or met you before you wrote, or were forgotten since, are left out.",
        people,
    )


def of_answers(touch: Touch, told: Touches) -> str:
    """9 of 12: how many of all answers came after this message."""
    return _("%(k)s of %(n)s", k=number(touch.rate.k), n=number(told.answered))
