"""What came of the mentorships of one account, computed once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from outreach.analysis.comparison import Comparison, NoComparison, compare
from outreach.analysis.lasting import Lasting, Path, lasting
from outreach.analysis.months import months_until, reached_by, spread, summed
from outreach.analysis.rates import Rate, jeffreys
from outreach.dashboard.fruits import frames
from outreach.models import Account, AdviceVerdict, GoalState, Moment, OutcomeKind, Party

ASKED = ("empowered", "connected", "inspired")
AGREED = 4
"""From this answer on, of 1 to 5, somebody agrees."""
UNKNOWN = "none"


@dataclass(frozen=True, slots=True)
class Goals:
    """Goals in all, and by the end of each month how many had been set, met and dropped."""

    months: Sequence[date]
    set: Sequence[int]
    met: Sequence[int]
    dropped: Sequence[int]
    total: int
    reached: Rate
    """Met, of those that are met or dropped."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of talk in each month, and in all."""

    months: Sequence[date]
    minutes: Sequence[int]
    total: int
    a_month: float | None
    """Hours a month of mentorship so far; None below one month."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One question of the pulse: the mean of each month by side, and who agreed."""

    key: str
    mine: Sequence[float | None]
    theirs: Sequence[float | None]
    agreed: Rate


@dataclass(frozen=True, slots=True)
class Ways:
    """One question to channels or sources: what each led to, and what can be told of it."""

    name: str
    groups: Mapping[str, Lasting]
    result: Comparison | NoComparison


@dataclass(frozen=True, slots=True)
class Fruits:
    """All of it, as of the end of a day."""

    as_of: date
    mentorships: int
    going_on: int
    goals: Goals
    hours: Hours
    tried: Rate
    useful: Rate
    pulse_months: Sequence[date]
    pulse: Sequence[Beat]
    outcomes: Mapping[OutcomeKind, Rate]
    ways: Sequence[Ways]


def fruits(session: Session, owner: Account, as_of: date) -> Fruits:
    """What came of the mentorships in which `owner` is mentored."""
    begun = session.execute(frames.mentorships(owner)).all()
    advice = session.execute(frames.advice(owner)).all()
    tried = [useful for verdict, useful in advice if verdict is AdviceVerdict.TRIED]
    told = [useful for useful in tried if useful is not None]
    months, pulse = _pulse(session.execute(frames.pulses(owner)).all(), as_of)
    return Fruits(
        as_of=as_of,
        mentorships=len(begun),
        going_on=sum(row.ended_on is None for row in begun),
        goals=_goals(session.execute(frames.goals(owner)).all(), as_of),
        hours=_hours(session.execute(frames.hours(owner)).all(), begun, as_of),
        tried=jeffreys(len(tried), len(advice)),
        useful=jeffreys(sum(told), len(told)),
        pulse_months=months,
        pulse=pulse,
        outcomes=_outcomes(session.execute(frames.outcomes(owner)).all(), len(begun)),
        ways=_ways(session.execute(frames.paths(owner)).all(), owner, as_of),
    )


def _goals(rows: Sequence[Any], as_of: date) -> Goals:
    ended = {state: [row.ended_on for row in rows if row.state is state] for state in GoalState}
    months = months_until(min((row.set_on for row in rows), default=None), as_of)
    met, dropped = ended[GoalState.MET], ended[GoalState.DROPPED]
    return Goals(
        months, reached_by([row.set_on for row in rows], months), reached_by(met, months), reached_by(dropped, months),
        len(rows), jeffreys(len(met), len(met) + len(dropped)),
    )  # fmt: skip


def _hours(rows: Sequence[Any], begun: Sequence[Any], as_of: date) -> Hours:
    talks = [(day, minutes) for day, minutes in rows if day <= as_of]
    months = months_until(min((day for day, _minutes in talks), default=None), as_of)
    total = sum(minutes for _day, minutes in talks)
    days = sum(max(((row.ended_on or as_of) - row.began_on).days, 0) for row in begun)
    return Hours(months, summed(talks, months), total, total / 60 / (days / 30.4375) if days >= 31 else None)


def _pulse(rows: Sequence[Any], as_of: date) -> tuple[list[date], list[Beat]]:
    months = months_until(min((row.month for row in rows), default=None), as_of)
    beats = []
    for key in ASKED:
        sides = {}
        for side in Party:
            values: dict[date, list[int]] = {}
            for row in rows:
                if row.side is side:
                    values.setdefault(row.month, []).append(getattr(row, key))
            sides[side] = spread(values, months)
        given = [getattr(row, key) for row in rows if row.side is Party.ME]
        agreed = jeffreys(sum(value >= AGREED for value in given), len(given))
        beats.append(Beat(key, sides[Party.ME], sides[Party.THEM], agreed))
    return months, beats


def _outcomes(rows: Sequence[Any], mentorships: int) -> dict[OutcomeKind, Rate]:
    had = {kind: {row.mentorship_id for row in rows if row.kind is kind} for kind in OutcomeKind}
    return {kind: jeffreys(len(ids), mentorships) for kind, ids in had.items()}


def _ways(rows: Sequence[Any], owner: Account, as_of: date) -> list[Ways]:
    asked = []
    for name in ("channel", "source"):
        paths = [
            Path(
                getattr(row, name) or UNKNOWN, Moment(row.contacted_at).local_day(owner.zone), row.began_on,
                row.ended_on,
            )
            for row in rows
        ]  # fmt: skip
        groups = dict(sorted(lasting(paths, as_of).items()))
        asked.append(Ways(name, groups, compare({key: (each.lasted, each.judged) for key, each in groups.items()})))
    return asked
