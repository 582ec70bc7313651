"""What the planner says of pace and dates."""

from datetime import date

from outreach.analysis.planner import MOST_CONTACTS
from outreach.dashboard.planner.planning import Answer, Pace, shown
from outreach.dashboard.words import full_day
from outreach.text import _
from outreach.web.filters import number


def a_week(pace: float) -> str:
    """10 a week."""
    return _("%(pace)s a week", pace=number(shown(pace)))


def whose_pace(pace: Pace) -> str:
    """Whose pace it is."""
    return {"target": _("your target"), "said": _("as asked")}.get(pace.of) or _("your pace")


def of_which_weeks(pace: Pace) -> str:
    """Where the pace comes from; nothing where its name says so."""
    return {
        "last_8_weeks": _("Your pace is that of the last eight weeks."),
        "since_first_contact": _("Your pace is that of the time since your first contact."),
        "target": _("Nobody was contacted in the last eight weeks, so your target stands for your pace."),
    }.get(pace.of, "")


def why_no_date(found: Answer) -> str:
    """Why no day can be named; nothing when one can."""
    plan = found.plan
    if not plan.missing:
        return _("There is nothing to wait for: you have as many mentors as you want.")
    if plan.needed is None:
        return _("No date can be said of more than %(most)s people.", most=number(MOST_CONTACTS))
    if not found.pace.per_week:
        return _("Without a pace there is no date: set a weekly target, or say a pace above.")
    return _("At this pace it is too far away to be a date.") if found.by is None else ""


def by_day(when: date | None, today: date) -> str:
    """15 July; with its year when that is another one; a dash where the calendar ends."""
    if when is None:
        return "—"
    printed = full_day(when)
    return printed.removesuffix(str(when.year)).strip() if when.year == today.year else printed
