"""When a message really was: its own word, unless the mailbox knows better."""

from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD, _BEHIND = timedelta(minutes=10), timedelta(days=1)


def true_moment(said: datetime | None, delivered: datetime | None) -> datetime | None:
    """What the Date says, in UTC; the delivery where that is missing or cannot be: nothing is written after it arrived,
    and hardly anything travels for longer than a day."""
    if delivered is not None and delivered < EARLIEST:
        delivered = None
    if said is None or said < EARLIEST:
        return delivered
    if delivered is None:
        return said
    return said if delivered - _BEHIND <= said <= delivered + _AHEAD else delivered


def after(at: datetime, sent_at: datetime, delivered: datetime | None) -> datetime:
    """An answer cannot be older than what it answers: then its delivery counts, else at least that moment."""
    if at >= sent_at:
        return at
    return delivered if delivered is not None and delivered >= sent_at else sent_at
