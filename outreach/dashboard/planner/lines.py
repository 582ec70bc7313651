"""What the planner says in a terminal, in whole sentences."""

from outreach.analysis.planner import MOST_CONTACTS
from outreach.dashboard.planner.planning import Answer, Pace, shown
from outreach.dashboard.planner.words import chance, counted, promised
from outreach.dashboard.words import full_day
from outreach.text import _, _n
from outreach.web.filters import number


def answer_line(found: Answer) -> str:
    """The one big answer."""
    plan = found.plan
    if plan.missing == 0:
        return _("Nobody more: you have as many mentors as you want.")
    if plan.needed is None:
        most = number(MOST_CONTACTS)
        return _("More than %(most)s people: at this rate it is better to change something.", most=most)
    mentors = _n("one mentor", "%(num)s mentors", plan.missing)
    return _n(
        "%(num)s more person for a chance of %(chance)s of %(mentors)s.",
        "%(num)s more people for a chance of %(chance)s of %(mentors)s.",
        plan.needed,
        chance=chance(plan.chance),
        mentors=mentors,
    )


def judged_line(found: Answer) -> str:
    """What one's own figures say."""
    plan = found.plan
    if not plan.judged:
        return _("Nobody was first contacted %(days)s days ago or earlier: no figure of yours speaks yet.",
                 days=plan.horizon_days)  # fmt: skip
    return _n(
        "%(k)s of the %(num)s person first contacted %(days)s days ago or earlier became a relationship in that time.",
        "%(k)s of the %(num)s people first contacted %(days)s days ago or earlier became a relationship in that time.",
        plan.judged,
        k=number(plan.successes),
        days=plan.horizon_days,
    )


def prior_line(found: Answer) -> str:
    """What was believed before, and what it weighs."""
    prior = found.plan.prior
    return _(
        "Before any figure: about one in %(many)s, worth %(weight)s contacts.",
        many=number(round(prior.weight / prior.a, 1)),
        weight=number(round(prior.weight, 1)),
    )


def in_flight_line(found: Answer) -> str:
    """What those who were contacted lately already promise."""
    flight = found.plan.in_flight
    if not flight.n:
        return _("Nobody contacted less than %(days)s days ago is still on the way.", days=found.plan.horizon_days)
    return _n(
        "%(num)s person in flight, with a chance of %(chance)s that a mentor comes of it.",
        "%(num)s people in flight, with a chance of %(chance)s that at least one becomes a mentor.",
        flight.n,
        chance=promised(flight.chance_of_one),
    )


def pace_line(pace: Pace) -> str:
    """How fast people are contacted."""
    per_week = shown(pace.per_week)
    num, told = counted(per_week), number(per_week)
    if pace.of == "target":
        return _n(
            "At your target of %(pace)s person a week", "At your target of %(pace)s people a week", num, pace=told
        )
    if pace.of == "said":
        return _n("At a pace of %(pace)s person a week", "At a pace of %(pace)s people a week", num, pace=told)
    if pace.of == "since_first_contact":
        return _n(
            "At your pace of %(pace)s person a week, as since your first contact",
            "At your pace of %(pace)s people a week, as since your first contact",
            num, pace=told,
        )  # fmt: skip
    return _n(
        "At your pace of %(pace)s person a week, as in the last eight weeks",
        "At your pace of %(pace)s people a week, as in the last eight weeks",
        num, pace=told,
    )  # fmt: skip


def when_line(found: Answer) -> str:
    """By which day, at this pace, at half and at double."""
    if not found.plan.needed or found.by is None or found.by_at_half is None or found.by_at_double is None:
        return ""
    return _(
        "%(pace)s: by %(day)s; at half of it by %(later)s, at double by %(sooner)s.",
        pace=pace_line(found.pace),
        day=full_day(found.by),
        later=full_day(found.by_at_half),
        sooner=full_day(found.by_at_double),
    )


def plan_lines(found: Answer) -> list[str]:
    """All of it, for a terminal."""
    lines = (answer_line(found), judged_line(found), prior_line(found), in_flight_line(found), when_line(found))
    return [line for line in lines if line]
