"""What the page and its downloads tell: every question asked of the same people, computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from outreach.analysis.comparison import Comparison, NoComparison, compare
from outreach.analysis.outcomes import DAYS, Outcome, Outcomes, counted, outcomes
from outreach.dashboard.comparison import frames
from outreach.dashboard.comparison.names import group_name
from outreach.dashboard.comparison.questions import QUESTIONS, Question
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.reading import frame
from outreach.models import Account, folded, start_of_day

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

    `young` people were contacted after `until`, the last day of those who are judged; `left_out` answered or met me
    before I wrote. `ripe_on` is the day from which the first of the young ones is judged.
    """

    chosen: FunnelFilter
    outcome: Outcome
    as_of: date
    until: date
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
    last_day = as_of - timedelta(days=DAYS[outcome])
    window, border = chosen.window(as_of, owner.zone), start_of_day(last_day + timedelta(days=1), owner.zone)
    frames_read = dict.fromkeys(question.rows for question in asked)
    rows = {name: frame(session, getattr(frames, name)(owner, chosen)) for name in frames_read}
    who = {name: outcomes(each, outcome, window, border) for name, each in rows.items()}
    read, told = next((rows[name], who[name]) for name in frames_read)
    return Found(
        chosen=chosen,
        outcome=outcome,
        as_of=as_of,
        until=min(chosen.contacted_to or last_day, last_day),
        judged=int(told.judged.sum()),
        succeeded=int(told.success.sum()),
        young=int(told.young.sum()),
        left_out=int(told.left_out.sum()),
        ripe_on=_ripe_on(read["contacted_at"][told.young], owner, outcome),
        answers=tuple(_answer(question, rows[question.rows], who[question.rows], owner) for question in asked),
    )


def _ripe_on(contacted: "pd.Series", owner: Account, outcome: Outcome) -> date | None:
    if contacted.empty:
        return None
    first: date = contacted.min().tz_convert(owner.zone).date()
    return first + timedelta(days=DAYS[outcome])


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
