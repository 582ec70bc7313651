"""The pairs that are suggested: found at once in a small account, by a job whose result is kept in a large one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from outreach import jobs
from outreach.extensions import db, reading_only
from outreach.leads.joining import queries
from outreach.leads.joining.alike import Found, Person, alike
from outreach.leads.joining.handing import some
from outreach.models import Account, Job

AT_ONCE = 5_000
LOST_AFTER = timedelta(minutes=15)
Couple = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggested:
    """The pairs, the strongest first, and how many there are.

    In a large account: when it was looked through, how many leads came since, and the job that looks now.
    """

    pairs: list[Couple] = field(default_factory=list)
    count: int = 0
    leads: int = 0
    looked_at: datetime | None = None
    added: int = 0
    job: Job | None = None

    @property
    def is_large(self) -> bool:
        """Whether looking takes so long that it is asked for."""
        return self.leads > AT_ONCE


def suggested(owner: Account) -> Suggested:
    """What looks like one person among the leads of `owner`, as far as it is known."""
    leads = db.session.scalar(queries.how_many(owner)) or 0
    if leads <= AT_ONCE:
        found = look(owner)
        return Suggested([(pair.first, pair.second) for pair in found.pairs], found.count, leads)
    job = db.session.scalar(queries.last_look(owner))
    if job is None:
        return Suggested(leads=leads)
    if job.state != "done":
        return Suggested(leads=leads, job=None if job.state == "failed" else job)
    pairs = _still_alike(owner, [(first, second) for first, second in job.payload["pairs"]])
    added = db.session.scalar(queries.added_since(owner, job.payload["newest"])) or 0
    gone = len(job.payload["pairs"]) - len(pairs)
    return Suggested(pairs, job.payload["count"] - gone, leads, job.finished_at, added)


def look(owner: Account) -> Found:
    """Compare everybody with everybody whose name is near."""
    apart = [(first, second) for first, second in db.session.execute(queries.apart(owner))]
    return alike((Person(*row) for row in db.session.execute(queries.people_of(owner))), apart=apart)


def ask_to_look(owner: Account) -> None:
    """Let a large account be looked through, unless that is under way."""
    job = db.session.scalar(queries.last_look(owner))
    if job is None or job.state in ("done", "failed"):
        jobs.enqueue(queries.KIND, {}, owner_id=owner.id)


def look_by_job(job: Job, _progress: jobs.Progress) -> None:
    """Keep the numbers of the pairs with the job: numbers only, so that nobody is named in it."""
    owner_id = job.owner_id
    with reading_only():
        owner = db.session.get_one(Account, owner_id)
        newest = db.session.scalar(queries.newest(owner)) or 0
        found = look(owner)
        db.session.rollback()
    for earlier in db.session.scalars(queries.last_look(owner).where(Job.id != job.id).limit(None)):
        db.session.delete(earlier)
    pairs = [[pair.first, pair.second] for pair in found.pairs]
    job.payload = {"pairs": pairs, "count": found.count, "newest": newest}


def _still_alike(owner: Account, pairs: list[Couple]) -> list[Couple]:
    """Those of whom both are still there and nobody has said that they are two."""
    apart = {(first, second) for first, second in db.session.execute(queries.apart(owner))}
    ids = sorted({number for pair in pairs for number in pair})
    here = {number for portion in some(ids) for number in db.session.scalars(queries.still_here(owner, portion))}
    return [pair for pair in pairs if pair not in apart and here.issuperset(pair)]
