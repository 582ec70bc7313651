"""Goal 9: logging a touchpoint with history, milestones and search kept, against the same transaction without them."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Touchpoint
from outreach.touchpoints.actions import log_touchpoint
from tests.benchmarks.harness import Row, alternate, in_milliseconds, stopwatch
from tests.benchmarks.many_leads import app_on, fill

LEADS = 10_000
EACH = 20
ROUNDS = 15


def run() -> list[Row]:
    """One row: a measure logs 20 touchpoints, each in a transaction of its own, with people who have none yet."""
    with TemporaryDirectory() as folder, app_on(Path(folder)).app_context():
        fill(LEADS)
        db.session.remove()
        numbers = count(1)
        measures = (stopwatch(lambda: repeated(bare, numbers)), stopwatch(lambda: repeated(ours, numbers)))
        floor, kept = alternate(*measures, rounds=ROUNDS)
        db.engine.dispose()
    what = "log a touchpoint: history, milestones, next step and search kept, against its row alone"
    return [in_milliseconds("9", what, floor / EACH, kept / EACH, 1.5)]


def repeated(work: object, numbers: Iterator[int]) -> None:
    """Do it for the next leads."""
    assert callable(work)
    for _time in range(EACH):
        work(next(numbers))


def bare(number: int) -> None:
    """The transaction without them: load account and lead, add the row, say when the lead was touched last."""
    owner, lead = loaded(number)
    now = clock.now()
    row = Touchpoint(direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, text="Hello")
    row.owner_id, row.lead_id, row.recorded_at = owner.id, lead.id, now
    row.happen(Moment(now))
    db.session.add(row)
    lead.last_touch_at = now
    finish()


def ours(number: int) -> None:
    """The whole of it, as page and command line call it."""
    owner, lead = loaded(number)
    log_touchpoint(
        owner, lead, direction=Direction.OUT, channel=Channel.EMAIL, moment=Moment(clock.now()), text="Hello"
    )
    finish()


def loaded(number: int) -> tuple[Account, Lead]:
    """The rows that a request has at hand when it begins."""
    owner = db.session.scalars(select(Account)).one()
    return owner, db.session.get_one(Lead, number)


def finish() -> None:
    """Commit, and forget everything as the end of a request does."""
    db.session.commit()
    db.session.remove()
