"""What the page of what came of it says, in whole sentences."""

from datetime import date

from babel.dates import format_skeleton
from flask_babel import get_locale
from flask_babel.speaklater import LazyString

from outreach.analysis.comparison import Comparison
from outreach.dashboard.fruits.results import UNKNOWN, Fruits, Ways
from outreach.mentorships.words import hours_words
from outreach.text import _, _l, _n
from outreach.web.filters import number
from outreach.web.words import channel_label, source_label

NAMES: dict[str, LazyString] = {
    "goals": _l("Goals"),
    "hours": _l("Hours"),
    "advice": _l("Advice"),
    "pulse": _l("Pulse"),
    "outcomes": _l("Outcomes"),
    "channel": _l("Channels"),
    "source": _l("Sources"),
}
BEATS: dict[str, LazyString] = {
    "empowered": _l("I feel empowered"),
    "connected": _l("It connects me"),
    "inspired": _l("It inspires me"),
}


def headline(found: Fruits) -> str:
    """The sentence that the page opens with."""
    return _n(
        "%(num)s mentorship, %(open)s of them going on.", "%(num)s mentorships, %(open)s of them going on.",
        found.mentorships, open=number(found.going_on),
    )  # fmt: skip


def goals_title(found: Fruits) -> str:
    """How many goals were met."""
    if not found.goals.total:
        return _("No goal has been set yet.")
    return _n(
        "%(met)s of %(num)s goal reached so far, %(dropped)s dropped with a reason",
        "%(met)s of %(num)s goals reached so far, %(dropped)s dropped with a reason",
        found.goals.total,
        met=number(found.goals.reached.k),
        dropped=number(found.goals.reached.n - found.goals.reached.k),
    )


def hours_title(found: Fruits) -> str:
    """How long we talked."""
    if not found.hours.total:
        return _("No talk has been held yet.")
    total = hours_words(found.hours.total)
    if found.hours.a_month is None:
        return _("%(total)s of talk so far", total=total)
    each = number(round(found.hours.a_month, 1))
    return _("%(total)s of talk so far: %(each)s hours a month of mentorship", total=total, each=each)


def advice_title(found: Fruits) -> str:
    """What became of advice."""
    if not found.tried.n:
        return _("No advice has been written down yet.")
    return _n(
        "%(tried)s of %(num)s advice tried; %(useful)s of %(told)s that were judged helped",
        "%(tried)s of %(num)s pieces of advice tried; %(useful)s of %(told)s that were judged helped",
        found.tried.n,
        tried=number(found.tried.k),
        useful=number(found.useful.k),
        told=number(found.useful.n),
    )


def pulse_title(found: Fruits) -> str:
    """How many months answered the three questions."""
    answered = found.pulse[0].agreed.n if found.pulse else 0
    if not answered:
        return _("No pulse has been taken yet.")
    return _n(
        "%(num)s pulse of yours: who agrees says 4 or 5", "%(num)s pulses of yours: who agrees says 4 or 5", answered
    )


def outcomes_title(found: Fruits) -> str:
    """In how many mentorships something came of it."""
    best = max(found.outcomes.values(), key=lambda rate: rate.k)
    if not best.k:
        return _("No outcome has been written down yet.")
    return _n(
        "What came of %(num)s mentorship: each kind is counted once for each of them",
        "What came of %(num)s mentorships: each kind is counted once for each of them",
        found.mentorships,
    )


def ways_title(ways: Ways) -> str:
    """Which group led to mentorships that lasted, or why that cannot be told."""
    judged = sum(group.judged for group in ways.groups.values())
    lasted = sum(group.lasted for group in ways.groups.values())
    if not judged:
        return _("Nobody was contacted long enough ago to say what lasted.")
    if not lasted:
        return _n(
            "Of the %(num)s person contacted long enough ago, nobody has become a mentorship of six months.",
            "Of the %(num)s people contacted long enough ago, nobody has become a mentorship of six months.",
            judged,
        )
    if isinstance(ways.result, Comparison) and ways.result.winner is not None:
        best = group_name(ways, ways.result.winner.key)
        return _("%(group)s led to lasting mentorships more than the others", group=best)
    return _n(
        "%(lasted)s of %(num)s person became a mentorship of six months: not enough to tell which way is best",
        "%(lasted)s of %(num)s people became a mentorship of six months: not enough to tell which way is best",
        judged,
        lasted=number(lasted),
    )


def group_name(ways: Ways, key: str) -> str:
    """A channel or a source."""
    if key == UNKNOWN:
        return _("Not known")
    return channel_label(key) if ways.name == "channel" else source_label(key)


def month(day: date) -> str:
    """March 2026."""
    return format_skeleton("yMMMM", day, locale=get_locale() or "en")
