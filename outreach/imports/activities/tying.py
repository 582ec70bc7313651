"""To whose message something answers, in this order: by number, by thread, by subject. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from outreach.imports.activities.sending import Outgoing, Sent


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a message from somebody else says about what it answers. `named`: addresses that a machine writes about."""

    sender: str
    at: datetime
    answers: Sequence[str] = ()
    thread: str = ""
    subject: str = ""
    named: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """With whom a message belongs. `sent_at`: when the message went out that it answers; `other` address: somebody
    else's, such as an assistant's."""

    address: str
    sent_at: datetime
    other: bool = False


def tie(one: Incoming, outgoing: Outgoing) -> Tie | None:
    """Whom the message belongs with; None when nothing ties it to a message that was sent."""
    for address in one.named:
        first = outgoing.first_to(address)
        if first is not None:
            return Tie(address, first)
    return _by_number(one, outgoing) or _by_thread(one, outgoing) or _by_subject(one, outgoing)


def _by_number(one: Incoming, outgoing: Outgoing) -> Tie | None:
    found = (outgoing.by_id.get(number) for number in one.answers)
    return next((made for sent in found if sent and (made := _with(one, [sent]))), None)


def _by_thread(one: Incoming, outgoing: Outgoing) -> Tie | None:
    earlier = [sent for sent in outgoing.by_thread.get(one.thread, ()) if sent.at <= one.at] if one.thread else []
    return _with(one, earlier)


def _by_subject(one: Incoming, outgoing: Outgoing) -> Tie | None:
    since = outgoing.subject_since(one.sender, one.subject)
    return Tie(one.sender, since) if since is not None and since <= one.at else None


def _with(one: Incoming, sent: Iterable[Sent]) -> Tie | None:
    """The recipient who wrote; else the only one there was, for whom somebody else answered."""
    told = sorted(sent, key=lambda message: message.at)
    recipients: Collection[str] = {address for message in told for address in message.to}
    first = {address: message.at for message in reversed(told) for address in message.to}
    if one.sender in recipients:
        return Tie(one.sender, first[one.sender])
    if len(recipients) == 1:
        (only,) = recipients
        return Tie(only, first[only], other=True)
    return None
