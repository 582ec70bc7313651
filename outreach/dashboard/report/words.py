"""What the report says. Its reader is somebody else: nothing in it is told to *you*."""

from outreach.analysis.cohorts import Cohorts
from outreach.analysis.survival import Curve, NoCurve
from outreach.analysis.weeks import WeeksResult
from outreach.dashboard.planner import lines
from outreach.dashboard.planner.planning import Answer, shown
from outreach.dashboard.planner.words import chance, counted
from outreach.dashboard.report.content import Person, Report
from outreach.dashboard.report.forms import ReportForm
from outreach.dashboard.report.pieces import LABELS
from outreach.dashboard.words import as_of, curve_title, full_day
from outreach.text import _, _n
from outreach.web.filters import number

MOST_NAMES = 40


def dated(found: Report) -> str:
    """As of the end of 5 March 2026."""
    return as_of(found.found.as_of)


def selection(form: ReportForm) -> list[tuple[str, str]]:
    """What narrows the cohort beside its days: the names of fields, and their words."""
    chosen = [field for field in form.about_whom() if field.type == "SelectField" and field.data]
    return [(field.label.text, word) for field in chosen if (word := form.said(field))]  # type: ignore[arg-type]


def curve_heading(curve: Curve | NoCurve) -> str:
    """What the curve shows, or what it would."""
    return curve_title(curve) if isinstance(curve, Curve) else str(LABELS[curve.goal])


def no_curve(found: NoCurve) -> str:
    """Why there is no curve yet; it speaks of those written to first where others came otherwise."""
    if found.left_out:
        return _n(
            "%(num)s person of those written to first so far; a curve begins with %(needed)s.",
            "%(num)s people of those written to first so far; a curve begins with %(needed)s.",
            found.events,
            needed=number(found.needed),
        )
    return _n(
        "%(num)s person so far; a curve begins with %(needed)s.",
        "%(num)s people so far; a curve begins with %(needed)s.",
        found.events,
        needed=number(found.needed),
    )


def left_out(people: int) -> str:
    """Who is not in the curve; nothing when everybody is."""
    if not people:
        return ""
    return _n(
        "%(num)s person who answered or was met before being written to is left out of the curve.",
        "%(num)s people who answered or were met before being written to are left out of the curve.",
        people,
    )


def nothing_of_mine(people: int) -> str:
    """Who answered nothing that was written, and so is not compared; nothing when nobody did."""
    if not people:
        return ""
    return _n(
        "%(num)s person who answered or was met before being written to is left out.",
        "%(num)s people who answered or were met before being written to are left out.",
        people,
    )


def forgotten(people: int) -> str:
    """Who is counted but named nowhere; nothing when there is nobody."""
    if not people:
        return ""
    return _n(
        "%(num)s of them asked to be forgotten: counted here, named nowhere.",
        "%(num)s of them asked to be forgotten: counted here, named nowhere.",
        people,
    )


def hatched(cohorts: Cohorts) -> bool:
    """Whether some cell of the table may still change, and is marked as such."""
    return any(cell.ripening and cell.rate.n for cohort in cohorts.cohorts for cell in cohort.cells)


def target(shown: WeeksResult) -> str:
    """target, 10."""
    return "" if shown.target is None else _("target, %(target)s", target=number(shown.target))


def plan_title(found: Answer) -> str:
    """The one answer of the planner."""
    plan = found.plan
    if plan.missing == 0:
        return _("Nobody more to contact: there are as many mentors as wanted")
    if plan.needed is None:
        return lines.answer_line(found)
    return _n(
        "%(people)s more person to contact, for a chance of %(chance)s of %(mentors)s",
        "%(people)s more people to contact, for a chance of %(chance)s of %(mentors)s",
        plan.needed,
        people=number(plan.needed),
        chance=chance(plan.chance),
        mentors=_n("one mentor", "%(num)s mentors", plan.missing),
    )


def plan_lines(found: Report) -> list[str]:
    """What the answer rests on, and when it is reached."""
    if found.plan is None:
        return []
    told = (_judged(found.plan), lines.prior_line(found.plan), lines.in_flight_line(found.plan))
    return [line for line in (*told, _when(found.plan), _whole_search(found)) if line]


def named(people: list[Person]) -> list[Person]:
    """As many as fit."""
    return people[:MOST_NAMES]


def more(people: list[Person]) -> str:
    """Those who do not fit; nothing when all do."""
    beyond = len(people) - MOST_NAMES
    return _n("and %(num)s more", "and %(num)s more", beyond) if beyond > 0 else ""


def _judged(found: Answer) -> str:
    if found.plan.judged:
        return lines.judged_line(found)
    return _(
        "Nobody was first contacted %(days)s days ago or earlier, so this rests on what was believed before.",
        days=number(found.plan.horizon_days),
    )


def _when(found: Answer) -> str:
    if not found.plan.needed or found.by is None or found.by_at_half is None or found.by_at_double is None:
        return ""
    per_week = shown(found.pace.per_week)
    return _n(
        "At %(pace)s person a week it is done by %(day)s; at half of it by %(later)s, at double by %(sooner)s.",
        "At %(pace)s people a week it is done by %(day)s; at half of it by %(later)s, at double by %(sooner)s.",
        counted(per_week),
        pace=number(per_week),
        day=full_day(found.by),
        later=full_day(found.by_at_half),
        sooner=full_day(found.by_at_double),
    )


def _whole_search(found: Report) -> str:
    chosen = found.found.chosen
    beyond = [name for name in chosen.args(to="replied", cohort="month") if name != "brief"]
    return _("Counted over the whole search, not only the people above.") if beyond else ""
