"""Facts of an invented search, and the same facts recorded as a user records them, in any order."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd

from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Direction,
    HistoryRow,
    Kind,
    Lead,
    Moment,
    Recorder,
    Source,
    Stage,
)
from tests.analysis.searches import earliest
from tests.dashboard.conftest import TODAY
from tests.support.terminal import Run, told

ASKED: tuple[tuple[str, ...], ...] = (
    ("funnel",),
    *(("funnel", "--by", by) for by in ("channel", "source", "week", "month", "company")),
    ("funnel", "--from", "2025-11-01", "--to", "2026-01-15"),
    *(("curve", "--to", goal) for goal in ("replied", "met", "ongoing")),
    ("plan",),
)
CHANNELS = (Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE)
MOST_LEADS = 60


@dataclass(frozen=True)
class Fact:
    """What happened with lead `lead`, so many days before today: a touchpoint, or a passage set by hand."""

    lead: int
    days: float
    direction: Direction = Direction.OUT
    kind: Kind = Kind.MESSAGE
    stage: Stage | None = None

    @property
    def moment(self) -> Moment:
        return Moment(TODAY - timedelta(days=self.days))


def search(seed: int) -> list[Fact]:
    """Some sixty people over half a year; some of them wrote first, some were met without a letter."""
    chance = random.Random(seed)
    return [fact for lead in range(MOST_LEADS) for fact in _of_lead(lead, chance)]


def _of_lead(lead: int, chance: random.Random) -> list[Fact]:
    days = chance.uniform(1, 180)
    facts = [Fact(lead, days)] if chance.random() < 0.9 else []
    steps = (
        (0.5, Direction.IN, Kind.MESSAGE, None),
        (0.6, Direction.IN, Kind.MEETING, None),
        (0.5, Direction.OUT, Kind.MESSAGE, Stage.ONGOING),
    )
    for share, direction, kind, stage in steps:
        days -= chance.expovariate(1 / 9)
        if chance.random() > share or days <= 0:
            break
        facts.append(Fact(lead, days, direction, kind, stage))
    return facts + [Fact(lead, chance.uniform(0, days)) for _ in range(chance.randrange(3)) if facts and days > 0]


def leads_of(owner: Account, numbers: Sequence[int]) -> dict[int, Lead]:
    """The people, in an order of one's own; who they are follows from their number."""
    companies = {0: owner.company or "Ours", 1: "Theirs", 2: ""}
    leads = {
        number: Lead(
            owner_id=owner.id, created_at=TODAY, name=f"Person {number}", source=list(Source)[number % 4],
            channel=CHANNELS[number % 3], company=companies[number % 3],
        )
        for number in numbers
    }  # fmt: skip
    for lead in leads.values():
        db.session.add(lead)
        db.session.flush()
    return leads


def record(owner: Account, facts: Sequence[Fact], leads: dict[int, Lead]) -> list[tuple[HistoryRow, Lead]]:
    """Write them down one by one."""
    history = Recorder(db.session(), owner, TODAY)
    return [(_recorded(history, fact, leads[fact.lead]), leads[fact.lead]) for fact in facts]


def _recorded(history: Recorder, fact: Fact, lead: Lead) -> HistoryRow:
    if fact.stage is not None:
        return history.move(lead, fact.stage, fact.moment)
    channel = CHANNELS[fact.lead % 3]
    return history.touch(lead, direction=fact.direction, channel=channel, kind=fact.kind, moment=fact.moment, text="")


def everything(terminal: Run) -> dict[str, Any]:
    """What the commands tell programs."""
    return {" ".join(words): told(terminal(*words, "--json")) for words in ASKED}


def milestones(facts: Sequence[Fact]) -> pd.DataFrame:
    """The frame of the analysis, from the facts alone, by the rules of the funnel."""
    rows = [_milestones([fact for fact in facts if fact.lead == lead]) for lead in range(MOST_LEADS)]
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in rows[0]}
    return pd.DataFrame({name: pd.to_datetime(instants, utc=True) for name, instants in columns.items()})


def _milestones(facts: Sequence[Fact]) -> dict[str, Any]:
    def first(*kinds: tuple[Direction, Kind]) -> float | None:
        # The earliest is the one that lies the most days back.
        return earliest(*(-f.days for f in facts if f.stage is None and (f.direction, f.kind) in kinds))

    out = first((Direction.OUT, Kind.MESSAGE))
    ongoing = earliest(*(-f.days for f in facts if f.stage is Stage.ONGOING))
    met = earliest(first((Direction.IN, Kind.MEETING)), ongoing)
    answers = [-f.days for f in facts if f.stage is None and f.kind is Kind.MESSAGE and f.direction is Direction.IN]
    replied = earliest(*(at for at in answers if out is not None and at >= out), met)
    days = {
        "contacted_at": earliest(out, replied), "replied_at": replied, "met_at": met, "ongoing_at": ongoing,
        "first_outgoing_at": out, "closed_at": None,
    }  # fmt: skip
    return {name: None if at is None else TODAY + timedelta(days=at) for name, at in days.items()}
