"""Why there is no curve yet, in whole sentences: of everybody, or of those followed where somebody is left out."""

from outreach.analysis.survival import NoCurve
from outreach.analysis.window import Goal
from outreach.text import _, _n
from outreach.web.filters import number


def no_curve(found: NoCurve) -> str:
    """How many are too few; it speaks of those written to first where others came otherwise, so that both are true."""
    if found.events:
        sentences = _few_followed(found) if found.left_out else _few(found)
    else:
        sentences = _none_followed(found) if found.left_out else _none(found)
    return sentences[found.goal]


def _none(found: NoCurve) -> dict[Goal, str]:
    counts = {"needed": number(found.needed)}
    return {
        "replied": _("Nobody has answered so far; a curve begins with %(needed)s.", **counts),
        "met": _("You have met nobody so far; a curve begins with %(needed)s.", **counts),
        "ongoing": _("No relationship is ongoing so far; a curve begins with %(needed)s.", **counts),
    }


def _none_followed(found: NoCurve) -> dict[Goal, str]:
    counts = {"needed": number(found.needed)}
    return {
        "replied": _(
            "Nobody of those you wrote to first has answered so far; a curve begins with %(needed)s.", **counts
        ),
        "met": _("You have met nobody of those you wrote to first so far; a curve begins with %(needed)s.", **counts),
        "ongoing": _(
            "No relationship with those you wrote to first is ongoing so far; a curve begins with %(needed)s.", **counts
        ),
    }


def _few(found: NoCurve) -> dict[Goal, str]:
    counts = {"needed": number(found.needed)}
    return {
        "replied": _n(
            "%(num)s person has answered so far; a curve begins with %(needed)s.",
            "%(num)s people have answered so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
        "met": _n(
            "You have met %(num)s person so far; a curve begins with %(needed)s.",
            "You have met %(num)s people so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
        "ongoing": _n(
            "%(num)s relationship is ongoing so far; a curve begins with %(needed)s.",
            "%(num)s relationships are ongoing so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
    }  # fmt: skip


def _few_followed(found: NoCurve) -> dict[Goal, str]:
    counts = {"needed": number(found.needed)}
    return {
        "replied": _n(
            "Of those you wrote to first, %(num)s person has answered so far; a curve begins with %(needed)s.",
            "Of those you wrote to first, %(num)s people have answered so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
        "met": _n(
            "Of those you wrote to first, you have met %(num)s person so far; a curve begins with %(needed)s.",
            "Of those you wrote to first, you have met %(num)s people so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
        "ongoing": _n(
            "With those you wrote to first, %(num)s relationship is ongoing so far; a curve begins with %(needed)s.",
            "With those you wrote to first, %(num)s relationships are ongoing so far; a curve begins with %(needed)s.",
            found.events, **counts,
        ),
    }  # fmt: skip
