"""What the cohorts say, in whole sentences."""

from babel.dates import format_date
from flask_babel import get_locale

from outreach.analysis.cohorts import Cell, Cohort, Cohorts
from outreach.analysis.funnel import REPLY_DAYS
from outreach.analysis.rates import SMALLEST_SAMPLE
from outreach.analysis.window import Length
from outreach.dashboard import words
from outreach.dashboard.cohorts.drawing import Lines
from outreach.text import _, _n
from outreach.web.filters import number, percent


def table_title(length: Length) -> str:
    """By month of first contact."""
    return _("By week of first contact") if length == "week" else _("By month of first contact")


def lines_name(length: Length) -> str:
    """Answers by month."""
    return _("Answers by week") if length == "week" else _("Answers by month")


def lines_title(line: Lines, length: Length) -> str:
    """32 % answered across these months; 5 of 6 fit that."""
    fit, compared = line.fitting()
    told = {"share": percent(line.together or 0), "fit": number(fit), "compared": number(compared)}
    if length == "week":
        return _("%(share)s answered across these weeks; %(fit)s of %(compared)s fit that", **told)
    return _("%(share)s answered across these months; %(fit)s of %(compared)s fit that", **told)


def no_lines(length: Length) -> str:
    """Why there is nothing to compare yet."""
    told = {"people": SMALLEST_SAMPLE, "days": REPLY_DAYS}
    if length == "week":
        return _(
            "Weeks are compared once two of them have %(people)s people who all had %(days)s days to answer.", **told
        )
    return _("Months are compared once two of them have %(people)s people who all had %(days)s days to answer.", **told)


def tabs() -> dict[Length, str]:
    """The names of the two lengths."""
    return {"month": _("By month"), "week": _("By week")}


def name(cohort: Cohort, length: Length) -> str:
    """Sep 2025, or the Monday of the week: 15 Dec 2025."""
    if length == "week":
        return words.dated(cohort.first)
    return format_date(cohort.first, "MMM y", locale=get_locale() or "en")


def short_name(cohort: Cohort, length: Length) -> str:
    """Sep, or 15 Dec: the year is told by what stands around."""
    if length == "week":
        return words.short_day(cohort.first)
    return format_date(cohort.first, "MMM", locale=get_locale() or "en")


def line(cohort: Cohort, length: Length) -> str:
    """One cohort in one line of text, as far as the answers go."""
    return f"{name(cohort, length)}: {words.rate(cohort.answered.rate)}{_state(cohort.answered)}"


def earlier(shown: Cohorts, found: Cohorts) -> str:
    """That there are cohorts before those shown; nothing when there are none."""
    hidden = len(found.cohorts) - len(shown.cohorts)
    if not hidden:
        return ""
    if found.length == "week":
        return _n("%(num)s earlier week is in the CSV.", "%(num)s earlier weeks are in the CSV.", hidden)
    return _n("%(num)s earlier month is in the CSV.", "%(num)s earlier months are in the CSV.", hidden)


def _state(cell: Cell) -> str:
    return f" · {_('still ripening')}" if cell.ripening else ""
