"""How often somebody may try: counted in the database, so that a restart or a second process forgets nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import delete, func, select, text

from outreach import clock
from outreach.extensions import db
from outreach.models import Attempt
from outreach.text import _


@dataclass(frozen=True)
class Limit:
    """At most `tries` within any `window`, for each account and for each network address."""

    tries: int
    window: timedelta


LIMITS = {
    "sign_in": Limit(10, timedelta(minutes=5)),
    "second_factor": Limit(5, timedelta(minutes=5)),
    "reset": Limit(5, timedelta(days=1)),
    "door": Limit(20, timedelta(minutes=5)),
    "door_all": Limit(500, timedelta(minutes=5)),
    "door_answer": Limit(30, timedelta(hours=1)),
}
KEPT = timedelta(days=1)


def take_turn(scope: str, *subjects: str) -> list[Attempt]:
    """Count one try for every subject, committed at once; empty, and nothing counted, when one of them is used up.

    What is refused is not counted: who goes on trying keeps nobody out for longer than the window.
    """
    now, limit = clock.now(), LIMITS[scope]
    hashes = sorted(_hashed(subject) for subject in subjects)
    _one_at_a_time(scope, hashes)
    if any(_count(scope, each, limit) >= limit.tries for each in hashes):
        db.session.rollback()
        return []
    db.session.execute(delete(Attempt).where(Attempt.at <= now - KEPT))
    taken = [Attempt(scope=scope, subject=each, at=now) for each in hashes]
    db.session.add_all(taken)
    db.session.commit()
    return taken


def used_up(scope: str, subject: str) -> bool:
    """Whether `subject` has no try left; asking counts nothing and writes nothing."""
    return _count(scope, _hashed(subject), LIMITS[scope]) >= LIMITS[scope].tries


def give_back(taken: Sequence[Attempt]) -> None:
    """A try that succeeded does not count."""
    for attempt in taken:
        db.session.delete(attempt)


def forget(subject: str) -> None:
    """Let go of every try that was counted for `subject`, in the transaction at hand."""
    db.session.execute(delete(Attempt).where(Attempt.subject == _hashed(subject)))


def too_many() -> str:
    """What somebody is told who tries too often."""
    minutes = int(LIMITS["sign_in"].window.total_seconds() // 60)
    return _("There were too many tries. Wait %(minutes)s minutes, then try again.", minutes=minutes)


def network_of(address: str | None) -> str:
    """What counts as one place: the address, or the /64 that an IPv6 customer holds entirely."""
    try:
        parsed = ip_address((address or "").split("%")[0])
    except ValueError:
        return address or "unknown"
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)


def _count(scope: str, subject: str, limit: Limit) -> int:
    since = clock.now() - limit.window
    counted = select(func.count()).where(Attempt.scope == scope, Attempt.subject == subject, Attempt.at > since)
    return db.session.scalar(counted) or 0


def _one_at_a_time(scope: str, hashes: Sequence[str]) -> None:
    # SQLite lets one transaction write at a time; PostgreSQL has to be asked, or two would count the same rows.
    if db.engine.dialect.name == "postgresql":
        for each in hashes:
            key = int.from_bytes(sha256(f"{scope}{each}".encode()).digest()[:8], signed=True)
            db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _hashed(subject: str) -> str:
    return sha256(subject.encode()).hexdigest()
