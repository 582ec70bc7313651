"""The lines of one page: who, for how long, what the curve says, and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan
from typing import Any

from outreach.analysis.rates import SMALLEST_SAMPLE
from outreach.analysis.survival import Curve
from outreach.dashboard.silences import drawing, frames, words
from outreach.dashboard.silences.advice import WEEK, Reason, Word
from outreach.dashboard.silences.advice_words import Told, advice, planned, put_off, reason
from outreach.dashboard.silences.drawing import Now
from outreach.dashboard.silences.results import Answered, Unanswered
from outreach.extensions import db
from outreach.follow_ups.actions import working_day
from outreach.models import Account, Stage

LONGEST_WAIT = 30


@dataclass(frozen=True, slots=True)
class Person:
    """Who a line is about."""

    lead_id: int
    name: str
    detail: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Silence:
    """One line of those who never answered; `share` is None where nothing can be said, the band may be missing too."""

    person: Person
    word: Word
    advice: str
    reason: str
    put_off: str
    silent: int
    unwritten: int
    share: float | None
    low: float | None
    high: float | None
    at_risk: int
    under_share: str
    now: Now | None
    due_on: date | None
    until: date


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of those who answered once."""

    person: Person
    turn: int
    spoke: str
    silent: int
    due_on: date | None
    planned: str
    until: date


def silences(owner: Account, found: Unanswered, places: Sequence[int]) -> list[Silence]:
    """The lines at these places of `found`."""
    who = people(owner, (int(found.ids[place]) for place in places))
    line = drawing.line(found.curve) if isinstance(found.curve, Curve) else None
    pairs = ((place, who.get(int(found.ids[place]))) for place in places)
    return [_silence(owner, found, place, person, line) for place, person in pairs if person is not None]


def turns(owner: Account, found: Answered, places: Sequence[int]) -> list[Turn]:
    """The same of those who answered."""
    who = people(owner, (int(found.ids[place]) for place in places))
    pairs = ((place, who.get(int(found.ids[place]))) for place in places)
    return [_turn(owner, found, place, person) for place, person in pairs if person is not None]


def people(owner: Account, ids: Iterable[int]) -> dict[int, Person]:
    """The leads of these numbers."""
    return known(frames.people(owner.id, list(ids)))


def known(chosen: frames.Rows) -> dict[int, Person]:
    """Those who are chosen, by their number."""
    rows = db.session.execute(chosen)
    return {row.id: Person(row.id, row.name or row.email or row.linkedin or "", row.company or row.title, row.stage)
            for row in rows}  # fmt: skip


def wait_until(owner: Account, today: date, due_on: date | None, *, usual: date | None = None) -> date:
    """Until when one waits: a week more than is planned anyway, or until half of the answers usually have come, but
    for that not over a month; a working day."""
    start = max(today, due_on) if due_on is not None else today
    until = start + timedelta(days=WEEK)
    if usual is not None:
        until = max(until, min(usual, today + timedelta(days=LONGEST_WAIT)))
    return working_day(owner, until)


def _silence(owner: Account, found: Unanswered, place: int, person: Person, line: drawing.Line | None) -> Silence:
    told, chance = _told(found, place), found.found
    share, low, high = (_number(column[place]) for column in (chance.share, chance.low, chance.high))
    usual = found.as_of + timedelta(days=told.median - told.last)
    return Silence(
        person,
        Word(int(found.words[place])),
        advice(Word(int(found.words[place]))),
        reason(Reason(int(found.reasons[place])), told),
        put_off(Word(int(found.words[place])), told),
        int(found.facts.silent[place]),
        told.last,
        share,
        low,
        high,
        int(chance.at_risk[place]),
        _under(found, place, share),
        line.now(float(found.waited[place])) if line is not None else None,
        told.due_on,
        wait_until(owner, found.as_of, told.due_on, usual=usual),
    )


def _turn(owner: Account, found: Answered, place: int, person: Person) -> Turn:
    due_on = _day(found.steps.due_on[place])
    return Turn(
        person,
        int(found.turns[place]),
        str(found.spoke[place]),
        int(found.silent[place]),
        due_on,
        planned(due_on, found.as_of),
        wait_until(owner, found.as_of, due_on),
    )


def _told(found: Unanswered, place: int) -> Told:
    due_on = _day(found.steps.due_on[place])
    due_in = None if due_on is None else (due_on - found.as_of).days
    last, through = (int(column[place]) for column in (found.facts.unwritten, found.found.through))
    return Told(last, found.usual.median_day or 0, found.usual.hardly_from or 0, due_in, due_on, through)


def _under(found: Unanswered, place: int, share: float | None) -> str:
    at_risk, seen = int(found.found.at_risk[place]), float(found.found.seen_days[place])
    if share is not None:
        return words.at_risk(at_risk, seen, found.found.within_days, nobody=share == 0)
    return words.no_share(at_risk, at_risk < SMALLEST_SAMPLE) if isinstance(found.curve, Curve) else ""


def _number(value: Any) -> float | None:
    return None if isnan(value) else float(value)


def _day(value: Any) -> date | None:
    day: date | None = value.astype("datetime64[D]").item()
    return day
