"""The comparisons as CSV, one file for each question."""

from collections.abc import Iterator
from typing import Any

from outreach.analysis.comparison import Comparison, Group
from outreach.analysis.outcomes import DAYS
from outreach.analysis.rates import LEVEL
from outreach.dashboard.comparison.results import Answer, Found
from outreach.dashboard.downloads import as_csv

COLUMNS = (
    "question", "group", "outcome", "within_days", "k", "n", "share", "low", "high", "level", "best", "enough_to_tell",
    "further_contacts", "as_of",
)  # fmt: skip


def sheet(found: Found) -> str:
    """The groups of the questions of `found`: counts always, what is estimated only from five people on."""
    return as_csv(COLUMNS, (row for answer in found.answers for row in _rows(found, answer)))


def _rows(found: Found, answer: Answer) -> Iterator[dict[str, Any]]:
    result = answer.result
    told = result if isinstance(result, Comparison) else None
    for group in result.groups:
        yield {
            **_numbers(group),
            "question": answer.question.name,
            "group": group.key,
            "outcome": found.outcome,
            "within_days": DAYS[found.outcome],
            "level": told.level if told else LEVEL,
            "enough_to_tell": bool(told and told.winner),
            "further_contacts": told.more if told else None,
            "as_of": found.as_of.isoformat(),
        }


def _numbers(group: Group) -> dict[str, Any]:
    return {name: getattr(group, name) for name in ("k", "n", "share", "low", "high", "best")}
