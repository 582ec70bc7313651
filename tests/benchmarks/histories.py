"""A search with a long history: ten touchpoints with each lead, the events that they wrote, and the milestones."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import TableClause, column, insert, table

from outreach.archive.writing import write
from outreach.extensions import db
from outreach.models import STAGES, Account, Base, Channel, Direction, Kind, Lead, Stage
from tests.benchmarks.many_leads import CHUNK, NOW, fresh_account, lead_row

EACH = 10
"""Touchpoints with one lead."""
DAYS = 700
CHANNELS = (Channel.EMAIL, Channel.LINKEDIN, Channel.INTRODUCTION, Channel.EVENT)
ANSWERS = {Channel.EMAIL: 0.15, Channel.LINKEDIN: 0.25, Channel.INTRODUCTION: 0.5, Channel.EVENT: 0.35}
MEETS, STAYS = 0.5, 0.2
TOUCHPOINT = ("id", "owner_id", "lead_id", "direction", "channel", "kind", "text", "occurred_at", "recorded_at")
EVENT = ("owner_id", "lead_id", "touchpoint_id", "stage", "outgoing", "why", "occurred_at", "recorded_at")
STEPS = (
    (Direction.OUT, Kind.MESSAGE, Stage.CONTACTED),
    (Direction.IN, Kind.MESSAGE, Stage.REPLIED),
    (Direction.IN, Kind.MEETING, Stage.MET),
)


@dataclass
class History:
    """One lead: by what it was reached, and when it came to contacted, replied, met and ongoing, as far as it did."""

    number: int
    channel: Channel
    reached: list[datetime]


def fill(leads: int) -> Account:
    """Tables, one account with its session, its leads, ten touchpoints with each and an event for every one of them."""
    account, chance = fresh_account(), random.Random(7)
    for start in range(1, leads + 1, CHUNK):
        people = [history(number, chance) for number in range(start, min(start + CHUNK, leads + 1))]
        touches = [row for person in people for row in touchpoints(person, account.id, chance)]
        leads_of = [{**lead_row(person.number, account.id, chance), **standing(person)} for person in people]
        db.session.execute(insert(Lead), leads_of)
        put("touchpoint", [{name: row[name] for name in TOUCHPOINT} for row in touches])
        put("stage_event", [{name: row[name] for name in EVENT} for row in touches])
        put("stage_event", [by_hand(person, account.id) for person in people if len(person.reached) == len(STAGES) - 1])
    db.session.commit()
    return account


def put(name: str, rows: list[dict[str, Any]]) -> None:
    """Rows as quickly as the database takes them."""
    if rows:
        types = Base.metadata.tables[name].c
        into: TableClause = table(name, *(column(each, types[each].type) for each in rows[0]))
        write(db.session.connection(), into, rows)


def history(number: int, chance: random.Random) -> History:
    """One lead that was contacted at some time; the days until each stage are exponential."""
    channel = chance.choice(CHANNELS)
    at = NOW - timedelta(days=DAYS * chance.random())
    reached = [at]
    for share, days in ((ANSWERS[channel], 8), (MEETS, 10), (STAYS, 20)):
        at += timedelta(days=chance.expovariate(1 / days))
        if chance.random() > share or at > NOW:
            break
        reached.append(at)
    return History(number, channel, reached)


def standing(person: History) -> dict[str, Any]:
    """The columns of the lead that its history says."""
    instants: dict[str, datetime | None] = {f"{stage}_at": None for stage in STAGES[1:]}
    instants |= {f"{stage}_at": at for stage, at in zip(STAGES[1:], person.reached, strict=False)}
    last = {"stage": STAGES[len(person.reached)], "stage_since": person.reached[-1], "closing": None, "closed_at": None}
    return {**instants, **last, "first_outgoing_at": person.reached[0], "channel": person.channel}


def touchpoints(person: History, owner_id: int, chance: random.Random) -> list[dict[str, Any]]:
    """The first contact, the answer and the conversation, and letters at any time since; with what each moved."""
    rows = []
    for place in range(EACH):
        direction, kind, stage = STEPS[place] if place < min(len(person.reached), 3) else STEPS[0]
        since = person.reached[0]
        at = person.reached[place] if stage is not STEPS[0][2] or not place else since + chance.random() * (NOW - since)
        number = (person.number - 1) * EACH + place + 1
        rows.append({
            "id": number, "touchpoint_id": number, "owner_id": owner_id, "lead_id": person.number, "text": "Hello",
            "direction": direction, "channel": person.channel, "kind": kind, "stage": stage, "why": "",
            "outgoing": direction is Direction.OUT, "occurred_at": at, "recorded_at": at,
        })  # fmt: skip
    return rows


def by_hand(person: History, owner_id: int) -> dict[str, Any]:
    """That the relationship is ongoing, which no touchpoint says."""
    at = person.reached[-1]
    return {
        "owner_id": owner_id, "lead_id": person.number, "touchpoint_id": None, "stage": Stage.ONGOING,
        "outgoing": False, "why": "", "occurred_at": at, "recorded_at": at,
    }  # fmt: skip
