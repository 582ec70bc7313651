"""What the pages of mentorships say: how it began, spans of days, hours, and sentences for either role."""

from datetime import date

from flask_babel.speaklater import LazyString

from outreach.mentorships.checklist_words import point_text
from outreach.mentorships.money import printed_money
from outreach.models import Beginning, Mentorship
from outreach.text import NO_BREAK_SPACE, _, _l
from outreach.web.filters import day as printed_day
from outreach.web.filters import number

__all__ = ["BEGAN", "began_words", "hours_words", "point_text", "printed_money", "span_words"]

BEGAN: dict[Beginning, LazyString] = {
    Beginning.I_ASKED: _l("I asked for it"),
    Beginning.THEY_OFFERED: _l("they offered"),
    Beginning.IT_GREW: _l("it grew by itself"),
    Beginning.PROGRAMME: _l("a programme matched us"),
}


def began_words(mentorship: Mentorship) -> str:
    """How it began, with the user's own words for it."""
    return ", ".join(part for part in (str(BEGAN[mentorship.beginning]), mentorship.story) if part)


def span_words(begins: date, ends: date) -> str:
    """2–9 Feb, or 30 Jan – 9 Feb; one day when it is one."""
    if begins == ends:
        return printed_day(begins)
    if (begins.year, begins.month) == (ends.year, ends.month):
        return f"{printed_day(begins).split(NO_BREAK_SPACE)[0]}–{printed_day(ends)}"
    return f"{printed_day(begins)} – {printed_day(ends)}"


def hours_words(minutes: int) -> str:
    """3 h 30, 12 h, 40 min."""
    hours, rest = divmod(minutes, 60)
    if not hours and rest:
        return _("%(minutes)s min", minutes=rest)
    return (
        _("%(hours)s h %(minutes)s", hours=number(hours), minutes=f"{rest:02d}")
        if rest
        else _("%(hours)s h", hours=number(hours))
    )
