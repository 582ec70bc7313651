"""A search with a bit of everything, its first contacts crowded around the ends of days."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from outreach.extensions import db
from outreach.leads.actions import set_tags
from outreach.models import (
    Account,
    Brief,
    Channel,
    ClosingReason,
    Direction,
    Kind,
    Lead,
    Moment,
    Recorder,
    Source,
    Stage,
    start_of_day,
)

PEOPLE = 64
COMPANIES = ("Cap Ouest", "CAP  OUEST", "Nordlys", "")
INDUSTRIES = ("Santé", "sante", "Energy", "")
OFFSETS = (timedelta(0), timedelta(microseconds=-1), timedelta(hours=1), timedelta(hours=-1), timedelta(hours=13))
DAY = timedelta(days=1)


def rich_search(owner: Account, now: datetime) -> list[Lead]:
    """Sixty-four people of `owner`, as different as can be; the same ones every time."""
    owner.company, owner.industry = "Cap Ouest", "Santé"
    brief = Brief(owner_id=owner.id, title="Pricing", created_at=now)
    db.session.add(brief)
    db.session.flush()
    random, history = Random(4), Recorder(db.session(), owner, now)
    people = [_person(owner, number, brief, random, now) for number in range(PEOPLE)]
    for lead in people:
        _tell(history, lead, owner, random, now)
    db.session.commit()
    return people


def _person(owner: Account, number: int, brief: Brief, random: Random, now: datetime) -> Lead:
    lead = Lead(
        owner_id=owner.id, name=f"Person {number:02}", created_at=now, brief_id=random.choice([brief.id, None]),
        source=random.choice([Source.EVENT, Source.LINKEDIN, None]), company=random.choice(COMPANIES),
        industry=random.choice(INDUSTRIES), inside_company=random.choice([None, None, None, True, False]),
        inside_industry=random.choice([None, None, None, True, False]),
    )  # fmt: skip
    db.session.add(lead)
    db.session.flush()
    set_tags(owner, lead, random.choice([["Warm"], ["Warm", "Paris"], []]))
    return lead


def _tell(history: Recorder, lead: Lead, owner: Account, random: Random, now: datetime) -> None:
    """What happened with one person: contacted at the edge of a day, and then as far as it went."""
    day = now.astimezone(owner.zone).date() - random.randrange(1, 130) * DAY
    at = start_of_day(day, owner.zone) + random.choice(OFFSETS)
    channel = random.choice([Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE])
    for kind, direction in random.choice(HISTORIES):
        if at < now:
            history.touch(lead, direction=direction, channel=channel, kind=kind, moment=Moment(at))
        at += random.choice([1, 5, 20, 45]) * DAY
    if lead.met_at and random.random() < 0.5:
        history.move(lead, Stage.ONGOING, Moment(now - 0.5 * DAY))
    if random.random() < 0.3:
        history.close(lead, random.choice(list(ClosingReason)), Moment(now - 0.1 * DAY))


OUT, ANSWER = (Kind.MESSAGE, Direction.OUT), (Kind.MESSAGE, Direction.IN)
MEETING = (Kind.MEETING, Direction.IN)
HISTORIES: Sequence[Sequence[tuple[Kind, Direction]]] = (
    (), (OUT,), (OUT, OUT), (OUT, ANSWER), (OUT, ANSWER, MEETING), (OUT, ANSWER, MEETING), (OUT, MEETING),
    (MEETING, OUT), (ANSWER,),
)  # fmt: skip
