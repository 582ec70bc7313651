"""What came of it as tables for programs."""

from collections.abc import Callable, Iterable
from typing import Any

from outreach.analysis.rates import Rate, jeffreys
from outreach.dashboard.downloads import as_csv
from outreach.dashboard.fruits.results import Fruits

Row = dict[str, Any]
RATE = ("k", "n", "rate", "low", "high", "level")


def sheet(name: str, found: Fruits) -> str:
    """One of SHEETS as CSV, each row with the day as of which it is told."""
    columns, rows = SHEETS[name]
    told = ({**row, "as_of": found.as_of.isoformat()} for row in rows(found))
    return as_csv((*columns, "as_of"), told)


def _goals(found: Fruits) -> Iterable[Row]:
    goals = found.goals
    for month, were_set, met, dropped in zip(goals.months, goals.set, goals.met, goals.dropped, strict=True):
        yield {"month": f"{month:%Y-%m}", "set": were_set, "met": met, "dropped": dropped}


def _hours(found: Fruits) -> Iterable[Row]:
    for month, minutes in zip(found.hours.months, found.hours.minutes, strict=True):
        yield {"month": f"{month:%Y-%m}", "minutes": minutes}


def _advice(found: Fruits) -> Iterable[Row]:
    return [{"what": "tried", **_rate(found.tried)}, {"what": "useful", **_rate(found.useful)}]


def _pulse(found: Fruits) -> Iterable[Row]:
    for beat in found.pulse:
        for month, mine, theirs in zip(found.pulse_months, beat.mine, beat.theirs, strict=True):
            yield {"question": beat.key, "month": f"{month:%Y-%m}", "mine": mine, "theirs": theirs}


def _outcomes(found: Fruits) -> Iterable[Row]:
    return [{"outcome": kind.value, **_rate(rate)} for kind, rate in found.outcomes.items()]


def _ways(name: str) -> Callable[[Fruits], Iterable[Row]]:
    def rows(found: Fruits) -> Iterable[Row]:
        (ways,) = (each for each in found.ways if each.name == name)
        for key, group in ways.groups.items():
            more = {"young": group.young, "mentorships": group.mentorships}
            yield {name: key, **_rate(jeffreys(group.lasted, group.judged)), **more}

    return rows


def _rate(rate: Rate) -> Row:
    return {name: getattr(rate, name) for name in RATE}


SHEETS: dict[str, tuple[tuple[str, ...], Callable[[Fruits], Iterable[Row]]]] = {
    "goals": (("month", "set", "met", "dropped"), _goals),
    "hours": (("month", "minutes"), _hours),
    "advice": (("what", *RATE), _advice),
    "pulse": (("question", "month", "mine", "theirs"), _pulse),
    "outcomes": (("outcome", *RATE), _outcomes),
    "channel": (("channel", *RATE, "young", "mentorships"), _ways("channel")),
    "source": (("source", *RATE, "young", "mentorships"), _ways("source")),
}
