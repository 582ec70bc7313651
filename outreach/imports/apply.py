"""Bring a file in, or say beforehand what would come of it. One transaction, which the caller commits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from outreach.imports.people.survey import Survey
from outreach.imports.planning.chunks import chunks
from outreach.imports.planning.knowing import Acquaintance
from outreach.imports.planning.plan import Planner
from outreach.imports.planning.recognising import Recognition
from outreach.imports.planning.retelling import Retelling
from outreach.imports.planning.tally import Tally
from outreach.imports.reading import Reading
from outreach.imports.writing.bulk import roomy
from outreach.imports.writing.own_history import OwnHistories, tag_maker
from outreach.imports.writing.rows import tag_key
from outreach.imports.writing.writer import Setting, Writer
from outreach.leads.queries import briefs_of
from outreach.models import Account, ImportRun

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would come of a file: the counts, and what the first reading found."""

    tally: Tally
    survey: Survey


def _silent(_done: int, _total: int) -> None:
    """Nobody waits for news of a small file."""


def foresee(session: Session, owner: Account, reading: Reading, at: datetime, tell: Tell = _silent) -> Outlook:
    """What would come of the file now; nothing is written."""
    survey = reading.survey()
    tally, today = Tally(), at.astimezone(owner.zone).date()
    lookup = Acquaintance(session, owner.id, today, locking=False)
    own = OwnHistories(session, lookup, today, tally.notice)
    planner = Planner(today, tally.notice, tag_key)
    retelling = Retelling(session, owner.id, at, reading)
    recognise = Recognition(session, owner.id)
    for chunk in chunks(retelling.news(own.heard(reading.found(survey, tally.notice))), recognise, lookup, planner):
        tally.count(chunk)
        tell(tally.rows, survey.rows)
    tally.skipped = retelling.skipped
    return Outlook(tally, survey)


def bring_in(
    session: Session,
    owner: Account,
    run: ImportRun,
    reading: Reading,
    survey: Survey,
    at: datetime,
    tell: Tell = _silent,
) -> Tally:
    """Write everything that the file says, with what its undo needs; `run` tells the result.

    `survey` was taken before the transaction began: on SQLite nobody else can write while it lasts.
    """
    # Two imports of one owner follow each other, also where several can write at a time.
    session.execute(select(Account.id).where(Account.id == owner.id).with_for_update(key_share=True))
    tally, today = Tally(), at.astimezone(owner.zone).date()
    first = session.scalar(briefs_of(owner))
    setting = Setting(owner, run, at, today, first.id if first else None)
    writer = Writer(session, setting)
    lookup = Acquaintance(session, owner.id, today, locking=True)
    own = OwnHistories(session, lookup, today, tally.notice, tag_maker(session, owner.id, writer.new_tags))
    planner = Planner(today, tally.notice, tag_key)
    retelling = Retelling(session, owner.id, at, reading)
    recognise = Recognition(session, owner.id)
    with roomy(session, survey.rows):
        for chunk in chunks(retelling.news(own.heard(reading.found(survey, tally.notice))), recognise, lookup, planner):
            writer.write(chunk)
            own.write(setting)
            tally.count(chunk)
            tell(tally.rows, survey.rows)
    tally.skipped = retelling.skipped
    run.state, run.applied_at, run.kind = "done", at, reading.kind
    run.new_tags, run.result = writer.new_tags, tally.to_json()
    return tally
