"""The page of the studies as a table for programs: every published figure, and the user's own beside them."""

from typing import Any

from outreach.analysis.rates import Rate, jeffreys
from outreach.dashboard.downloads import as_csv
from outreach.dashboard.published import PUBLISHED, Figure
from outreach.dashboard.studies.own import Own
from outreach.models import Beginning

COLUMNS = (
    "whose", "figure", "says", "amount", "unit", "k", "n", "low", "high", "level", "source", "year", "people", "mark",
    "as_of",
)  # fmt: skip


def sheet(found: Own) -> str:
    """All of it as CSV; the amount of a share is one of 1, and none below five people."""
    return as_csv(COLUMNS, [*_own_rows(found), *(_published_row(figure) for figure in PUBLISHED)])


def _own_rows(found: Own) -> list[dict[str, Any]]:
    rates = {
        "answered_by_email": found.by_email.answered,
        "answered_in_whatever_way": found.by_any.answered,
        "answered_the_first_email_alone": found.by_email.first_alone,
        "answered_after_the_second_email": found.by_email.after_second,
        "met": found.by_any.met,
        "same_company": found.inside,
    }
    total = sum(found.began.values())
    rates |= {f"began_{way.value}": jeffreys(found.began.get(way, 0), total) for way in Beginning}
    return [_own_row(key, rate, found) for key, rate in rates.items()]


def _own_row(key: str, rate: Rate, found: Own) -> dict[str, Any]:
    told = {"whose": "own", "figure": key, "amount": rate.rate, "unit": "share", "as_of": found.as_of.isoformat()}
    counts = {"k": rate.k, "n": rate.n, "low": rate.low, "high": rate.high, "level": rate.level}
    return dict.fromkeys(COLUMNS) | told | counts


def _published_row(figure: Figure) -> dict[str, Any]:
    study = figure.study
    told = {"whose": "published", "figure": figure.key, "amount": figure.amount, "unit": figure.unit.value}
    words = {"says": str(figure.says), "source": str(study.name), "people": str(study.people)}
    return dict.fromkeys(COLUMNS) | told | words | {"year": study.year, "mark": figure.mark.value}
