"""The comparisons as the page shows them: names, sentences, dots and lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.analysis.comparison import Comparison, Group
from outreach.dashboard.comparison import drawing, words
from outreach.dashboard.comparison.drawing import Dot
from outreach.dashboard.comparison.names import group_name, question_name
from outreach.dashboard.comparison.results import Answer, Found
from outreach.web.navigation import url_if


@dataclass(frozen=True, slots=True)
class Row:
    """One group; `link` leads to exactly its people, None where no list can."""

    group: Group
    name: str
    dot: Dot | None
    chance: str
    link: str | None
    is_best: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One question with its verdict and its groups. `ticks` and `together`, where the share of all groups lies in
    percent of the width, are there when something is drawn."""

    question: str
    name: str
    verdict: str
    unknown: str
    rows: Sequence[Row]
    ticks: tuple[float, ...]
    together: float | None


def comparisons(found: Found) -> list[Shown]:
    """All questions, on one scale."""
    ticks = drawing.scale(each.result for each in found.answers if isinstance(each.result, Comparison))
    return [_shown(found, answer, ticks) for answer in found.answers]


def _shown(found: Found, answer: Answer, ticks: tuple[float, ...]) -> Shown:
    question, result = answer.question.name, answer.result
    compared = isinstance(result, Comparison)
    return Shown(
        question,
        question_name(question),
        words.verdict(found, answer),
        words.unknown(answer),
        [_row(found, answer, group, ticks) for group in result.groups],
        ticks if compared else (),
        drawing.place(result.pooled, ticks) if isinstance(result, Comparison) else None,
    )


def _row(found: Found, answer: Answer, group: Group, ticks: tuple[float, ...]) -> Row:
    winner = getattr(answer.result, "winner", None)
    return Row(
        group,
        group_name(answer.question.name, group.key),
        drawing.dot(group, ticks),
        words.chance(group),
        _list(found, answer, group.key),
        winner is not None and winner.key == group.key,
    )


def _list(found: Found, answer: Answer, key: str) -> str | None:
    """The list of exactly the people of a group, closed ones with them; it can only be cut between two days."""
    fields, url = answer.question.listed(key), url_if("leads.index")
    if fields is None or url is None or found.until is None or key in answer.unlisted:
        return None
    return f"{url}{found.chosen.leads(**{'contacted_to': found.until, **fields}).query()}"
