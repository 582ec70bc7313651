"""What the calendar and the weekdays say."""

from datetime import date
from typing import Literal

from babel.dates import format_date, get_day_names
from flask_babel import get_locale

from outreach.dashboard.pace.results import WEEKS_AHEAD, Habits
from outreach.text import _, _n
from outreach.web.filters import long_day, number


def calendar_title(active: int, days: int) -> str:
    """You wrote or called on 41 of 124 working days."""
    return _n(
        "You wrote or called on %(active)s of %(num)s working day",
        "You wrote or called on %(active)s of %(num)s working days",
        days,
        active=number(active),
    )


def calendar_note(active: int) -> str:
    """On how many days off somebody was contacted all the same."""
    return _n("And on %(num)s day off.", "And on %(num)s days off.", active) if active else ""


def of_day(when: date, people: int) -> str:
    """Thursday 12 February: 3 people."""
    return _n("%(day)s: %(num)s person", "%(day)s: %(num)s people", people, day=long_day(when))


def step_range(steps: tuple[int, ...], place: int) -> str:
    """3–5 people, as the legend of the heat says it."""
    if place == len(steps) - 1:
        return _("%(least)s or more", least=number(steps[place]))
    least, most = steps[place], steps[place + 1] - 1
    return number(least) if least == most else f"{number(least)}–{number(most)}"


def weekdays_title(found: Habits) -> str:
    """120 contacts; most on Tuesdays, 34."""
    counts = found.calendar.by_weekday()
    total, most = sum(counts), max(counts)
    if not total:
        return _("Nobody was written to or called in these weeks")
    if counts.count(most) > 1 or total < 5:
        return _n("%(num)s contact by weekday", "%(num)s contacts by weekday", total)
    return _n(
        "%(num)s contact by weekday, most of them on a %(weekday)s: %(most)s",
        "%(num)s contacts by weekday, most of them on a %(weekday)s: %(most)s",
        total,
        weekday=weekday_name(counts.index(most)),
        most=number(most),
    )


def coming_title(found: Habits) -> str:
    """12 follow-ups due in the next 4 weeks."""
    return _n(
        "%(num)s follow-up due in the next %(weeks)s weeks",
        "%(num)s follow-ups due in the next %(weeks)s weeks",
        sum(found.promises.coming),
        weeks=number(WEEKS_AHEAD),
    )


def weekday_name(weekday: int, width: Literal["abbreviated", "wide"] = "wide") -> str:
    """Tuesday, or Tue."""
    return str(get_day_names(width, locale=get_locale() or "en")[weekday])


def month_name(when: date) -> str:
    """Feb."""
    return str(format_date(when, "MMM", locale=get_locale() or "en"))
