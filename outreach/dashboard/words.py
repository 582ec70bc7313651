"""What the figures say, in whole sentences."""

from datetime import date
from math import ceil

from babel.dates import format_date
from flask_babel import get_locale

from outreach.analysis.funnel import FunnelStage
from outreach.analysis.rates import Rate
from outreach.analysis.survival import Curve, NoCurve
from outreach.analysis.weeks import Week, WeeksResult
from outreach.dashboard import reasons
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.results import Figures
from outreach.text import NO_BREAK_SPACE, _, _n, language
from outreach.web.filters import day, number, percent


def headline(found: Figures) -> str:
    """40 of 124 answered; half of those who do, within 6 days."""
    people, answered = found.people, found.funnel.stages[1].count
    if not answered:
        return _n("%(num)s person contacted, no answer yet.", "%(num)s people contacted, no answer yet.", people)
    counts = {"answered": number(answered), "people": number(people)}
    if isinstance(found.answers, NoCurve):
        return _("%(answered)s of %(people)s answered.", **counts)
    return _n(
        "%(answered)s of %(people)s answered; half of those who do, within a day.",
        "%(answered)s of %(people)s answered; half of those who do, within %(num)s days.",
        median_day(found.answers),
        **counts,
    )


def cohort(found: Figures) -> str:
    """Who the figures are about, and as of when."""
    start, end = found.chosen.contacted_from, found.chosen.contacted_to
    days = {
        "today": full_day(found.as_of),
        "start": full_day(start) if start else "",
        "end": full_day(end) if end else "",
    }
    if start and end:
        return _("People first contacted between %(start)s and %(end)s, told as of today, %(today)s.", **days)
    if start:
        return _("People first contacted between %(start)s and today, %(today)s.", **days)
    if end:
        return _("People first contacted until %(end)s, told as of today, %(today)s.", **days)
    return _("Everybody first contacted until today, %(today)s.", **days)


def rate(value: Rate) -> str:
    """12 of 40 · 30 % [19–43]; the counts alone below 5."""
    counts = _("%(k)s of %(n)s", k=number(value.k), n=number(value.n))
    share = "" if value.rate is None else f" · {percent(value.rate)} {interval(value)}"
    return counts + share


def interval(value: Rate) -> str:
    """[19–43], in percent; nothing below 5."""
    return band(value.low, value.high)


def bound(share: float) -> str:
    """19, for a share of .19: one end of an interval that stands beside its percentage."""
    return number(round(share * 100))


def stage_line(stage: FunnelStage) -> str:
    """The figures of a stage in one line of text."""
    if stage.rate is None:
        return _n("%(people)s person", "%(people)s people", stage.count, people=number(stage.count))
    return rate(stage.rate) if not stage.not_yet else f"{rate(stage.rate)} · {not_yet(stage.not_yet)}"


def not_yet(people: int) -> str:
    """21 not yet."""
    return _n("%(num)s not yet", "%(num)s not yet", people)


def curve_title(curve: Curve) -> str:
    """Half of the answers come by day 6."""
    sentences = {
        "replied": _("Half of the answers come by day %(day)s"),
        "met": _("Half of the first conversations come by day %(day)s"),
        "ongoing": _("Half of the ongoing relationships begin by day %(day)s"),
    }
    return sentences[curve.goal] % {"day": number(median_day(curve))}


def forgotten(people: int) -> str:
    """Who is counted but stands in no list; nothing when there is nobody."""
    if not people:
        return ""
    return _n(
        "%(num)s of them asked to be forgotten: counted here, in no list.",
        "%(num)s of them asked to be forgotten: counted here, in no list.",
        people,
    )


def no_curve(found: NoCurve) -> str:
    """Why there is no curve yet."""
    return reasons.no_curve(found)


def left_out(people: int) -> str:
    """Who is not in the curve; nothing when everybody is."""
    if not people:
        return ""
    return _n(
        "%(num)s person who answered or met you before you wrote is left out of the curve.",
        "%(num)s people who answered or met you before you wrote are left out of the curve.",
        people,
    )


def weeks_title(result: WeeksResult) -> str:
    """Target met in 5 of 11 weeks."""
    met, whole = result.met(), result.whole()
    if met is None or not whole:
        people = sum(week.contacts for week in result.weeks)
        return _n("%(num)s first contact", "%(num)s first contacts", people)
    return _n("Target met in %(met)s of %(num)s week", "Target met in %(met)s of %(num)s weeks", whole, met=number(met))


def median_day(curve: Curve) -> int:
    """The day by whose end half of those who did had: never less than 1."""
    return max(1, ceil(curve.median_of_answered))


def full_day(when: date) -> str:
    """1 September 2025, or 1ᵉʳ septembre 2025."""
    return _first(when, format_date(when, "d MMMM y", locale=get_locale() or "en"))


def as_of(day: date) -> str:
    """As of the end of 5 March 2026."""
    return _("As of the end of %(day)s", day=full_day(day))


def dated(when: date) -> str:
    """15 Dec 2025."""
    return _first(when, format_date(when, "d MMM y", locale=get_locale() or "en"))


def short_day(when: date) -> str:
    """15 Dec, whatever the year: the year is told by what stands around."""
    return _first(when, format_date(when, "d MMM", locale=get_locale() or "en"))


def _first(when: date, printed: str) -> str:
    if language() == "fr" and when.day == 1:
        printed = printed.replace("1", "1ᵉʳ", 1)
    return printed.replace(" ", NO_BREAK_SPACE, 1)


def window(chosen: FunnelFilter) -> str:
    """since 1 Sep, until 5 Mar, or both, as a filter says it."""
    start, end = chosen.contacted_from, chosen.contacted_to
    if start and end:
        return _("%(start)s to %(end)s", start=day(start), end=day(end))
    if start:
        return _("since %(start)s", start=day(start))
    return _("until %(end)s", end=day(end)) if end else ""


def band(low: float | None, high: float | None) -> str:
    """[19–43], in percent; nothing where there is no band."""
    return "" if low is None or high is None else f"[{bound(low)}–{bound(high)}]"


def week_verdict(week: Week, target: int | None) -> str:
    """Whether the target was met in one week; nothing without a target."""
    if target is None:
        return ""
    if week.contacts >= target:
        return _("met")
    if week.current:
        return _("not over yet")
    return _("missed") if week.whole else _("only partly in the window")
