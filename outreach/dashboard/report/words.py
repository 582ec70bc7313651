"""What only the report says."""

from outreach.dashboard.report.content import Person, Report
from outreach.dashboard.report.forms import ReportForm
from outreach.dashboard.words import full_day
from outreach.text import _, _n
from outreach.web.filters import number

MOST_NAMES = 40


def dated(found: Report) -> str:
    """As of the end of 5 March 2026."""
    return _("As of the end of %(day)s", day=full_day(found.found.as_of))


def selection(form: ReportForm) -> list[tuple[str, str]]:
    """What narrows the cohort beside its days: the names of fields, and their words."""
    words = [(field.label.text, form.said(field)) for field in form.about_whom() if field.type == "SelectField"]
    return [(label, word) for label, word in words if word and word != _("Any")]


def whole_search(found: Report) -> str:
    """Which pieces look further than the cohort; nothing when none does."""
    chosen = found.found.chosen
    beyond = [name for name in chosen.args(to="replied", cohort="month") if name != "brief"]
    if found.plan is None or not beyond:
        return ""
    return _("Counted over the whole search, not only the people above.")


def named(people: list[Person]) -> list[Person]:
    """As many as fit."""
    return people[:MOST_NAMES]


def more(people: list[Person]) -> str:
    """Those who do not fit; nothing when all do."""
    beyond = len(people) - MOST_NAMES
    return _n("and %(num)s more", "and %(num)s more", beyond, more=number(beyond)) if beyond > 0 else ""
