"""What the weighing of briefs found, in whole sentences."""

from collections.abc import Iterable, Mapping

from babel.lists import format_list
from flask_babel.speaklater import LazyString

from outreach.analysis.weighing import NOTHING, Verdict, Weighed
from outreach.briefs.weighing import Weighing
from outreach.models import Brief
from outreach.text import _, _l, _n, language
from outreach.web.filters import number

STAKES: dict[str, LazyString] = {
    "importance": _l("Importance"),
    "urgency": _l("Urgency"),
    "cost_of_nothing": _l("Cost of doing nothing"),
}
Briefs = Mapping[int, Brief]


def verdict(found: Weighing, briefs: Briefs) -> str:
    """Which one wins and by how much, or why that is not decided."""
    told = found.comparison
    if told.verdict is Verdict.ALONE:
        return _(
            "“%(title)s” is the only brief that wants mentors: there is nothing to weigh it against.",
            title=briefs[told.order[0]].title,
        )
    if told.verdict is Verdict.TIED:
        return _(
            "%(briefs)s are equal at %(points)s: nothing decides between them.",
            briefs=listed(_titles(told.contenders, briefs)),
            points=points(found.scores[told.contenders[0]].middle),
        )
    if told.verdict is Verdict.WON:
        return _won(found, briefs[told.winner])
    return _n(
        "It is not decided while one answer is missing.",
        "It is not decided while %(num)s answers are missing.",
        len(told.missing),
    )


def _won(found: Weighing, winner: Brief) -> str:
    low, high = found.comparison.margin or (0.0, 0.0)
    if high - low < NOTHING:
        return _("“%(title)s” wins by %(points)s.", title=winner.title, points=points_ahead(low))
    return _(
        "“%(title)s” wins, by %(low)s to %(high)s points: what is not known cannot change that.",
        title=winner.title, low=points(low), high=points(high),
    )  # fmt: skip


def besides(found: Weighing, briefs: Briefs) -> str:
    """What one should know before believing it; empty when there is nothing."""
    told = found.comparison
    if told.verdict is Verdict.OPEN:
        return _("Still in it: %(briefs)s.", briefs=listed(_titles(told.contenders, briefs)))
    if told.verdict is Verdict.TIED:
        return _("Ask yourself which of them would hurt more in a year, and grade them again.")
    if found.more_important:
        return _n(
            "%(briefs)s is more important, but less pressing: look twice before you follow the figures.",
            "%(briefs)s are more important, but less pressing: look twice before you follow the figures.",
            len(found.more_important), briefs=listed(_titles(found.more_important, briefs)),
        )  # fmt: skip
    return ""


def missing(found: Weighing, briefs: Briefs) -> list[tuple[int, str, str]]:
    """What would have to be known: brief, field, and both in words."""
    return [
        (each, key, _("%(what)s of “%(title)s”", what=str(STAKES[key]), title=briefs[each].title))
        for each, key in (found.comparison.missing if found.comparison.verdict is Verdict.OPEN else ())
    ]


def score(found: Weighed) -> str:
    """4.25, or 2.5 to 4.5."""
    if found.high - found.low < NOTHING:
        return points(found.low)
    return _("%(low)s to %(high)s", low=points(found.low), high=points(found.high))


def points_ahead(ahead: float) -> str:
    """1 point, 0.5 points."""
    return _n("%(points)s point", "%(points)s points", _grammatical(ahead), points=points(ahead))


def points(value: float) -> str:
    """A number of points with at most two digits."""
    return number(round(value, 2))


def listed(names: Iterable[str]) -> str:
    """A, B and C."""
    return format_list(list(names), locale=language())


def _titles(ids: Iterable[int], briefs: Briefs) -> list[str]:
    return [_("“%(title)s”", title=briefs[each].title) for each in ids]


def _grammatical(value: float) -> int:
    """A whole number in whose grammatical number `value` stands: 0.5 points, but « 0,5 point »."""
    rounded = round(value, 2)
    if language() == "fr":
        return 1 if rounded < 2 else 2
    return 1 if rounded == 1 else 2
