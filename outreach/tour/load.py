"""The sample brought into an account: its files through the importer, then everything that was recorded."""

from collections.abc import Callable

from outreach import clock
from outreach.extensions import db
from outreach.imports.apply import bring_in
from outreach.imports.limits import Limits
from outreach.imports.readers.source import PathSource
from outreach.imports.reading import open_file
from outreach.leads.queries import briefs_of
from outreach.models import Account, Category, ImportRun, Side
from outreach.tour.days import Days
from outreach.tour.files import File, Sample, read_sample
from outreach.tour.mentoring import mentor
from outreach.tour.queries import people_of
from outreach.tour.replay import Replay

Tell = Callable[[int, int], None]
TOLD_EVERY = 50
# What the brief says by one of the fixed words.
WORDS = {"category": Category, "company_side": Side}


def _silent(_done: int, _total: int) -> None:
    """Nobody waits for news."""


def fill(owner: Account, tell: Tell = _silent) -> None:
    """Bring the whole sample into an empty account, in the transaction at hand. The clock alone decides its days."""
    sample = read_sample()
    days = Days(clock.today(owner.zone), owner.zone)
    _describe(owner, sample)
    for file in sample.files:
        _bring_in(owner, file, days)
    replay = Replay(owner, days, db.session.scalars(people_of(owner)))
    replay.play(sample.journal, lambda done: _tell_now_and_then(tell, done, len(sample.journal)))
    mentor(owner, days, replay.people, sample.mentorships)


def _describe(owner: Account, sample: Sample) -> None:
    """What the invented person says about herself, and what she seeks a mentor for."""
    owner.company, owner.industry = sample.account["company"], sample.account["industry"]
    owner.weekly_target = sample.account["weekly_target"]
    brief = db.session.scalars(briefs_of(owner)).first()
    if brief is not None:
        for name, said in sample.brief.items():
            setattr(brief, name, WORDS[name](said) if name in WORDS else said)


def _bring_in(owner: Account, file: File, days: Days) -> None:
    at = days.past(file.days_ago, file.at)
    run = ImportRun(owner_id=owner.id, file_name=file.path.name, size=file.path.stat().st_size, created_at=at)
    db.session.add(run)
    db.session.flush()
    reading = open_file(PathSource(file.path), Limits())
    bring_in(db.session(), owner, run, reading, reading.survey(), at)
    db.session.flush()


def _tell_now_and_then(tell: Tell, done: int, total: int) -> None:
    if done % TOLD_EVERY == 0 or done == total:
        tell(done, total)
