"""Pulses as figures: both sides month by month, with gaps where nobody answered; averages only of enough. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from outreach.models import Party, Pulse
from outreach.models.rhythm import months_after

ENOUGH = 5
MOST_MONTHS = 24
Answers = tuple[int, int, int]
"""Empowered, connected, inspired."""


@dataclass(frozen=True, slots=True)
class Month:
    """What both sides answered about one month; None where they did not."""

    first: date
    mine: Answers | None
    theirs: Answers | None


def by_month(rows: Sequence[Pulse], today: date) -> list[Month]:
    """Every month from the first answer to the present one, at most two years; none without an answer."""
    said = {(row.month.replace(day=1), row.side): (row.empowered, row.connected, row.inspired) for row in rows}
    if not said:
        return []
    months = [month for month, _side in said]
    last = max(*months, today.replace(day=1))
    first = max(min(months), months_after(last, 1 - MOST_MONTHS))
    span = (last.year - first.year) * 12 + last.month - first.month
    listed = [months_after(first, n) for n in range(span + 1)]
    return [Month(month, said.get((month, Party.ME)), said.get((month, Party.THEM))) for month in listed]


def averages(answers: Sequence[Answers]) -> Answers | tuple[float, ...] | None:
    """The mean of each question, to a tenth; None below five answers."""
    if len(answers) < ENOUGH:
        return None
    return tuple(round(mean(column), 1) for column in zip(*answers, strict=True))
