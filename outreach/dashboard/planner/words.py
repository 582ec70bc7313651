"""What the planner's page says, in whole sentences."""

from babel import Locale
from babel.dates import format_date
from flask_babel import get_locale

from outreach.analysis.planner import MOST_CONTACTS, Belief, belief
from outreach.dashboard.planner.drawing import Mark, Promise, mark_chances
from outreach.dashboard.planner.planning import Answer, Past
from outreach.text import _, _n, language
from outreach.web.filters import number, percent

SLIGHT, NEARLY, CERTAIN = 0.01, 0.99, 0.999


def answer(found: Answer) -> str:
    """The one big answer."""
    plan = found.plan
    if not plan.missing:
        return _("Nobody more to contact")
    if plan.needed is None:
        return _("More than %(most)s people to contact", most=number(MOST_CONTACTS))
    return _n(
        "%(people)s more person to contact",
        "%(people)s more people to contact",
        plan.needed,
        people=number(plan.needed),
    )


def opening(found: Answer) -> str:
    """That no figure speaks yet, when none does."""
    plan = found.plan
    if plan.judged:
        return ""
    if not found.people:
        return _("You have not contacted anybody yet: this answer rests only on what you knew before.")
    return _n(
        "%(num)s person contacted, less than %(days)s days ago: this answer rests only on what you knew before.",
        "%(num)s people contacted, all less than %(days)s days ago: this answer rests only on what you knew before.",
        found.people,
        days=number(plan.horizon_days),
    )


def odds(chance: float) -> str:
    """9 in 10, 95 in 100 or 999 in 1,000."""
    whole = next(whole for whole in (10, 100, 1000) if whole == 1000 or round(chance * whole, 6).is_integer())
    return _n("%(num)s in %(whole)s", "%(num)s in %(whole)s", round(chance * whole), whole=number(whole))


def mentors(wanted: int) -> str:
    """one mentor, 2 mentors."""
    return _n("one mentor", "%(num)s mentors", wanted) if wanted else _("no mentor")


def one_in(found: Answer) -> str:
    """About 1 in 20."""
    return _("About 1 in %(many)s", many=number(round(found.plan.prior.one_in, 1)))


def together(found: Answer) -> Belief:
    """The posterior in three numbers."""
    return belief(found.plan)


def fine(share: float) -> str:
    """A share with the digits that it needs: 41 %, 2.3 %, 0.04 %."""
    return percent(share, digits(share))


def between(told: Belief) -> str:
    """[0.4–5.3], in percent."""
    low, high = (round(share * 100, digits(told.mean)) for share in (told.low, told.high))
    return f"[{number(low)}–{number(high)}]"


def digits(share: float) -> int:
    """How many decimals a percentage needs to say something: none from 10 % on, one more for each nought before it."""
    return next((places for places, least in enumerate((0.1, 0.001, 0.0001)) if share >= least), 3)


def in_flight(found: Answer) -> str:
    """What those who were contacted lately promise."""
    flight = found.plan.in_flight
    return _n(
        "It promises %(mentors)s, and a chance of %(chance)s that one comes of it.",
        "They promise %(mentors)s, and a chance of %(chance)s that at least one comes of it.",
        flight.n,
        mentors=expected(flight.expected),
        chance=promised(flight.chance_of_one),
    )


def expected(mentors: float) -> str:
    """1.2 mentors, 0.2 mentors, 0.007 mentors: with the digits that it needs to say something."""
    told = round(mentors, next((places for places in (1, 2) if mentors >= 10**-places), 3))
    return _n(
        "%(expected)s mentor",
        "%(expected)s mentors",
        counted(told),
        expected=number(told) if told else _("under %(least)s", least=number(0.001)),
    )


def counted(printed: float) -> int:
    """A whole number in whose grammatical number `printed` stands: 0.5 people and 1.5 people, but « 1,5 personne »."""
    return 1 if Locale.parse(language()).plural_form(printed) == "one" else 2


def curve_title(found: Answer) -> str:
    """What the curve shows."""
    return _n(
        "The chance of finding one more mentor, by the number of new contacts",
        "The chance of finding %(num)s more mentors, by the number of new contacts",
        found.plan.next_wish,
    )


def mark(shown: Mark) -> str:
    """188 for 90 %."""
    return _("%(people)s for %(chance)s", people=number(shown.contacts), chance=chance(shown.chance))


def marks(line: Promise) -> str:
    """All marks in one sentence, for those who do not see the curve."""
    return ", ".join(mark(shown) for shown in line.marks)


def no_curve(found: Answer) -> str:
    """Why there is no curve."""
    return _(
        "Even a chance of %(chance)s takes more than %(most)s people: there is no curve to draw.",
        chance=chance(mark_chances(found.plan.chance)[0]),
        most=number(MOST_CONTACTS),
    )


def last_step(line: Promise, missing: int) -> str:
    """What going up one mark costs; nothing where there is one mark only."""
    if line.step is None:
        return ""
    lower, upper = line.step
    told = {"lower": number(round(lower.chance * 100, 1)), "upper": chance(upper.chance)}
    more = upper.contacts - lower.contacts
    if missing == 1:
        return _n(
            "Each contact counts for less than the one before: going from %(lower)s to %(upper)s takes %(more)s more.",
            "Each contact counts for less than the one before: going from %(lower)s to %(upper)s takes %(more)s more.",
            more, more=number(more), **told,
        )  # fmt: skip
    return _n(
        "Going from %(lower)s to %(upper)s takes %(more)s more person.",
        "Going from %(lower)s to %(upper)s takes %(more)s more people.",
        more, more=number(more), **told,
    )  # fmt: skip


def people(answer: int | None) -> str:
    """188, or > 100,000."""
    return f"> {number(MOST_CONTACTS)}" if answer is None else number(answer)


def month(past: Past) -> str:
    """Oct."""
    return format_date(past.day, "MMM", locale=get_locale() or "en")


def moved(found: Answer) -> str:
    """Where the answer came from, and where it is."""
    first = found.past[0]
    return _(
        "How the answer moved: %(then)s at the end of %(month)s, %(now)s today",
        then=people(first.answer.needed),
        month=format_date(first.day, "MMMM y", locale=get_locale() or "en"),
        now=people(found.plan.needed),
    )


def chance(asked: float) -> str:
    """A chance that was asked for: 90 %, 99.9 %."""
    return percent(asked, 0 if round(asked * 100, 1).is_integer() else 1)


def promised(found: float) -> str:
    """A chance that was computed. Nothing is certain: 100 % is never said, and little is not nothing."""
    if found < NEARLY:
        return percent(found) if found >= SLIGHT else fine(found)
    return _("over %(chance)s", chance=chance(CERTAIN if found > CERTAIN else NEARLY))
