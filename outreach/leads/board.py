"""The board: who stands at each stage, for how long, and what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from outreach import clock
from outreach.analysis.durations import Usual, usual
from outreach.extensions import db
from outreach.leads.criteria import LEAD
from outreach.leads.filters import LeadFilter
from outreach.leads.lines import detail_of, name_of
from outreach.leads.ordering import by_touch
from outreach.leads.paging import walk
from outreach.leads.queries import COUNTED, Count, counted_to, lines
from outreach.models import STAGES, Account, Channel, Lead, Stage
from outreach.text import _, _n
from outreach.web import filters

CARDS = 20
# What a card shows beside what a line shows.
MORE = (LEAD.channel, LEAD.first_outgoing_at, LEAD.stage_since, LEAD.created_at)
LATEST = 2_000
DAY = timedelta(days=1)
# A stage that was stayed in, and the milestones between which it was.
STAYS = {
    Stage.CONTACTED: (Lead.contacted_at, Lead.replied_at),
    Stage.REPLIED: (Lead.replied_at, Lead.met_at),
    Stage.MET: (Lead.met_at, Lead.ongoing_at),
}


@dataclass(frozen=True)
class Card:
    """One person on the board. `tone` is empty, `warn` beyond the usual half, `danger` beyond nine in ten."""

    id: int
    name: str
    detail: str
    hook: str
    stage: Stage
    closing: str | None
    age: str
    age_in_full: str
    tone: str
    channel: Channel | None
    written: bool


@dataclass(frozen=True)
class Column:
    """One stage: its cards, how many there are in all, and how long it usually takes to leave it."""

    stage: Stage
    cards: Sequence[Card]
    count: Count
    usually: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count.n - len(self.cards)


def columns_of(owner: Account, chosen: LeadFilter) -> list[Column]:
    """The five columns; `chosen` says who is on the board, whatever its stages and order."""
    usuals, counts = usual_stays(owner), counts_by_stage(owner, chosen)
    return [
        Column(stage, _cards(owner, chosen, stage, usuals.get(stage)), counts[stage], _usually(usuals.get(stage)))
        for stage in STAGES
    ]


def counts_by_stage(owner: Account, chosen: LeadFilter) -> dict[Stage, Count]:
    """How many stand at each stage, each counted up to a bound; one query."""
    columns = [counted_to(owner, chosen.having(stage=(stage,)), COUNTED + 1).scalar_subquery() for stage in STAGES]
    found = db.session.execute(select(*columns)).one()
    return {stage: Count(min(n, COUNTED), n > COUNTED) for stage, n in zip(STAGES, found, strict=True)}


def usual_stays(owner: Account) -> dict[Stage, Usual]:
    """How long, in days, this user's leads stayed at each stage before the next; of the latest 2,000 contacted.

    Milestones at the same instant were implied by one another: no stay was seen between them.
    """
    reached = (Lead.contacted_at, Lead.replied_at, Lead.met_at, Lead.ongoing_at)
    latest = select(*reached).where(Lead.owner_id == owner.id, Lead.contacted_at.is_not(None))
    rows: list[Any] = list(db.session.execute(latest.order_by(Lead.contacted_at.desc()).limit(LATEST)))
    return {
        stage: usual((r[i + 1] - r[i]) / DAY for r in rows if r[i] and r[i + 1] and r[i + 1] > r[i])
        for i, stage in enumerate(STAYS)
    }


def _cards(owner: Account, chosen: LeadFilter, stage: Stage, usually: Usual | None) -> list[Card]:
    here = lines(owner, chosen.having(stage=(stage,))).add_columns(*MORE)
    return [_card(hit.row, usually) for hit in walk(here, by_touch(), CARDS)]


def _card(row: Row[Any], usually: Usual | None) -> Card:
    since: datetime = row.stage_since or row.created_at
    return Card(
        id=row.id, name=name_of(row), detail=detail_of(row), hook=row.hook, stage=row.stage, closing=row.closing,
        age=_age(row.stage, row.created_at if row.stage is Stage.PROSPECT else since),
        age_in_full=filters.long_day(since),
        tone=tone_of((clock.now() - since) / DAY, usually), channel=row.channel,
        written=row.first_outgoing_at is not None,
    )  # fmt: skip


def tone_of(days: float, usually: Usual | None) -> str:
    """How unusual a stay is: nothing to say while fewer than five were seen."""
    if usually is None or usually.median is None or usually.ninetieth is None:
        return ""
    return "danger" if days > usually.ninetieth else "warn" if days > usually.median else ""


def _age(stage: Stage, since: datetime) -> str:
    if stage is Stage.PROSPECT:
        return _("Added %(when)s", when=filters.ago(since))
    return _("Since %(day)s", day=filters.day(since)) if stage is Stage.ONGOING else filters.age(since)


def _usually(usually: Usual | None) -> str:
    if usually is None or usually.median is None:
        return ""
    days = max(1, round(usually.median))
    return _n("usually %(num)s d", "usually %(num)s d", days)
