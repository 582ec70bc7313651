"""What the owner sent: by whom an answer is recognised, and who was written to first."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from outreach.imports.activities.companies import is_free, is_machine, same_company

MOST_BY_HAND = 20
"""A message to more people than that is a circular, not one written by hand."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of the owner. `answering`: it answers a message that the mailbox does not hold."""

    at: datetime
    to: tuple[str, ...]
    subject: str
    raw: str = ""
    """The beginning of the subject as it stands."""
    answering: bool = False

    def as_answer(self) -> "Sent":
        """The same, to a message that the mailbox does not hold."""
        return replace(self, answering=True)


@dataclass(slots=True)
class _Talk:
    first_out: Sent | None = None
    first_in: datetime | None = None
    subjects: dict[str, datetime] = field(default_factory=dict)
    messages: int = 0


class Outgoing:
    """Everything that was sent, by number, by thread and by recipient."""

    def __init__(self) -> None:
        self.by_id: dict[str, Sent] = {}
        self.by_thread: dict[str, list[Sent]] = {}
        self._talks: dict[str, _Talk] = {}
        self.names: dict[str, str] = {}

    def add(self, one: Sent, number: str, thread: str) -> None:
        """A message that was sent."""
        if number:
            self.by_id.setdefault(number, one)
        if thread:
            self.by_thread.setdefault(thread, []).append(one)
        for address in one.to:
            talk = self._talks.setdefault(address, _Talk())
            talk.messages += 1
            if one.subject:
                talk.subjects[one.subject] = min(one.at, talk.subjects.get(one.subject, one.at))
            if talk.first_out is None or one.at < talk.first_out.at:
                talk.first_out = one

    def heard(self, address: str, at: datetime) -> None:
        """Somebody wrote."""
        talk = self._talks.setdefault(address, _Talk())
        talk.messages += 1
        talk.first_in = min(at, talk.first_in or at)

    def first_to(self, address: str) -> datetime | None:
        """When somebody was written to first; None for those who never were."""
        talk = self._talks.get(address)
        return talk.first_out.at if talk and talk.first_out else None

    def subject_since(self, address: str, subject: str) -> datetime | None:
        """Since when there is a message to somebody with this subject."""
        talk = self._talks.get(address)
        return talk.subjects.get(subject) if talk and subject else None

    def counterparts(self, mine: Collection[str]) -> list[tuple[str, str, bool, int]]:
        """Whom the owner wrote to: address, name, whether they look like part of the search, how many messages."""
        listed = [
            (address, self.names.get(address, ""), _is_suggested(address, talk, mine), talk.messages)
            for address, talk in self._talks.items()
            if talk.first_out is not None
        ]
        return sorted(listed, key=lambda one: (not one[2], -one[3], one[0]))


class Participants:
    """Counts who takes part in the messages of a mailbox, so that its owner can be told."""

    def __init__(self) -> None:
        self._in, self._senders = Counter[str](), Counter[str]()
        self.labelled = Counter[str]()
        self._named: dict[str, set[str]] = {}
        self._messages = 0

    def add(self, sender: tuple[str, str], others: Sequence[str], *, sent: bool) -> None:
        """One message: who wrote it, folded name and address; whether its labels say that it was sent."""
        name, address = sender
        self._messages += 1
        self._in.update({address, *others} - {""})
        self._senders[address] += 1
        if sent and address:
            self.labelled[address] += 1
        if name and address:
            self._named.setdefault(name, set()).add(address)

    def __contains__(self, address: str) -> bool:
        return address in self._in

    def called(self, name: str) -> set[str]:
        """The addresses from which somebody of this name wrote."""
        return self._named.get(name, set())

    def bearing_names_of(self, addresses: Collection[str]) -> set[str]:
        """Every address from which somebody wrote who bears the full name of one of these."""
        bearers = [those for name, those in self._named.items() if " " in name and not those.isdisjoint(addresses)]
        return set().union(*bearers)

    def most(self) -> str | None:
        """Who takes part in nearly every message, more than any other, and wrote some of them."""
        first, second = [*self._in.most_common(2), ("", 0), ("", 0)][:2]
        enough = first[1] > second[1] and first[1] >= 0.9 * self._messages
        return first[0] if enough and self._senders[first[0]] else None


def _is_suggested(address: str, talk: _Talk, mine: Collection[str]) -> bool:
    """Written to first, by hand, outside the own company."""
    first = talk.first_out
    if first is None or first.answering or is_machine(address):
        return False
    if talk.first_in is not None and talk.first_in < first.at:
        return False
    return not any(same_company(address, own) for own in mine if not is_free(own))
