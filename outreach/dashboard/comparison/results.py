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
from outreach.models import Account, start_of_day

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
    before I wrote.
    """

    chosen: FunnelFilter
    outcome: Outcome
    as_of: date
    until: date
    judged: int
    succeeded: int
    young: int
    left_out: int
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
    until = as_of - timedelta(days=DAYS[outcome])
    window = chosen.window(as_of, owner.zone)
    border = start_of_day(until + timedelta(days=1), owner.zone)
    rows = {
        name: frame(session, getattr(frames, name)(owner, chosen))
        for name in dict.fromkeys(question.rows for question in asked)
    }
    who = {name: outcomes(each, outcome, window, border) for name, each in rows.items()}
    all_of_them = next(iter(who.values()))
    return Found(
        chosen=chosen,
        outcome=outcome,
        as_of=as_of,
        until=until,
        judged=int(all_of_them.judged.sum()),
        succeeded=int(all_of_them.success.sum()),
        young=int(all_of_them.young.sum()),
        left_out=int(all_of_them.left_out.sum()),
        answers=tuple(_answer(question, rows[question.rows], who[question.rows], owner) for question in asked),
    )


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
    return (question.order.index(key), "") if key in question.order else (0, group_name(question.name, key).casefold())
