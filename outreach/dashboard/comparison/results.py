"""What the page and its downloads tell: every question asked of the same people, computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy.orm import Session

from outreach.analysis.comparison import Comparison, NoComparison, compare
from outreach.analysis.milestones import Instants, column, within
from outreach.analysis.outcomes import DAYS, Outcome, Outcomes, counted, outcomes
from outreach.dashboard.comparison import frames
from outreach.dashboard.comparison.names import group_name
from outreach.dashboard.comparison.questions import QUESTIONS, Question
from outreach.dashboard.forms import FIRST_DAY, FunnelFilter
from outreach.dashboard.reading import frame
from outreach.models import Account, folded

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told to one question. `unknown` are the judged people of whom it is not known in which group they are;
    `unlisted` are groups with people whom the list of leads does not show, or shows though they are left out."""

    question: Question
    result: Comparison | NoComparison
    unknown: int
    unlisted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """All that one filter tells, as of the end of a day: of the `judged` people, `succeeded` brought the outcome.

    `young` people were contacted after `until`, the last day of those who are judged; None when both are of one day.
    `left_out` answered or met me before I wrote. `ripe_on` is the day from which the first of the young ones is judged.
    """

    chosen: FunnelFilter
    outcome: Outcome
    as_of: date
    until: date | None
    judged: int
    succeeded: int
    young: int
    left_out: int
    ripe_on: date | None
    answers: tuple[Answer, ...]

    @property
    def people(self) -> int:
        """How many people the page is about."""
        return self.judged + self.young + self.left_out

    @property
    def told(self) -> list[Answer]:
        """The questions that can be answered."""
        return [each for each in self.answers if isinstance(each.result, Comparison) and each.result.winner]


def found(
    session: Session, owner: Account, chosen: FunnelFilter, as_of: date, asked: Sequence[Question] = QUESTIONS
) -> Found:
    """The answers to `asked` for everybody whom the filter leaves in."""
    outcome: Outcome = "ongoing" if chosen.to == "ongoing" else "replied"
    window = chosen.window(as_of, owner.zone)
    frames_read = dict.fromkeys(question.rows for question in asked)
    rows = {name: frame(session, getattr(frames, name)(owner, chosen)) for name in frames_read}
    who = {name: outcomes(each, outcome, window) for name, each in rows.items()}
    read, told = next((rows[name], who[name]) for name in frames_read)
    return Found(
        chosen=chosen,
        outcome=outcome,
        as_of=as_of,
        until=_until(column(read, "contacted_at"), told, outcome, chosen, as_of, owner.zone),
        judged=int(told.judged.sum()),
        succeeded=int(told.success.sum()),
        young=int(told.young.sum()),
        left_out=int(told.left_out.sum()),
        ripe_on=_ripe_on(read["contacted_at"][told.young], owner, outcome),
        answers=tuple(_answer(question, rows[question.rows], who[question.rows], owner) for question in asked),
    )


def _until(
    contacted: Instants, who: Outcomes, outcome: Outcome, chosen: FunnelFilter, as_of: date, zone: ZoneInfo
) -> date | None:
    """The list of leads knows days, age is counted in hours: the day that divides everybody alike, if one does."""
    old = who.judged | who.left_out
    # Where the clocks changed in between, the border lies an hour into the next day or an hour before the end.
    for days in (DAYS[outcome], DAYS[outcome] - 1, DAYS[outcome] + 1):
        day = max(as_of, FIRST_DAY) - timedelta(days=days)
        before = within(contacted, None, FunnelFilter(contacted_to=day).window(as_of, zone).end)
        if np.array_equal(before & (old | who.young), old):
            return min(chosen.contacted_to or day, day)
    return None


def _ripe_on(contacted: "pd.Series", owner: Account, outcome: Outcome) -> date | None:
    if contacted.empty:
        return None
    # A day is told as of its end, and its end is the first instant of the next one.
    old = contacted.min() + timedelta(days=DAYS[outcome]) - timedelta(microseconds=1)
    first: date = old.tz_convert(owner.zone).date()
    return first


def _answer(question: Question, rows: "pd.DataFrame", who: Outcomes, owner: Account) -> Answer:
    keys = question.keys(rows, owner.zone)
    counts = {str(key): pair for key, pair in counted(who, keys).items()}
    ordered = sorted(counts, key=lambda key: _place(question, key))
    unlisted = who.left_out | (who.judged & (rows["forgotten"] == 1)) if "forgotten" in rows else who.left_out
    return Answer(
        question,
        compare({key: counts[key] for key in ordered}),
        int(who.judged.sum()) - sum(n for _, n in counts.values()),
        frozenset(str(key) for key in keys[unlisted].dropna().unique()),
    )


def _place(question: Question, key: str) -> tuple[int, str]:
    return (question.order.index(key), "") if key in question.order else (0, folded(group_name(question.name, key)))
