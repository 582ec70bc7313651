"""A mailbox as people with their history. It is read twice: first the heads, to know who was written to and by whom
an answer is recognised; then what is told of the people who are part of the search."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from outreach.imports.activities.classify import Class
from outreach.imports.activities.gathering import Company
from outreach.imports.activities.labels import labels_of
from outreach.imports.activities.letters import Look, Teller, sender_of
from outreach.imports.activities.moments import true_moment
from outreach.imports.activities.owning import addresses_of_owner
from outreach.imports.activities.sending import MOST_BY_HAND, Outgoing, Participants, Sent
from outreach.imports.activities.subjects import bare, is_answer
from outreach.imports.choices import Choices
from outreach.imports.findings import Notice, Rejected
from outreach.imports.histories import History
from outreach.imports.owner import Owner
from outreach.imports.people.identity import address_of
from outreach.imports.people.person import Person
from outreach.imports.people.survey import Survey
from outreach.imports.readers.mailbox import Letter
from outreach.models import folded

Letters = Callable[[], Iterator[Letter]]


class MailReading(History):
    """A mailbox, or messages by themselves. `letters` reads them from the beginning."""

    asks_me = True

    def __init__(self, letters: Letters, choices: Choices, owner: Owner, kind: str = "mailbox") -> None:
        super().__init__()
        self.kind = kind
        self._letters, self._choices, self._owner = letters, choices, owner
        self._rows = 0

    @property
    def me(self) -> str | None:
        """The owner's first address."""
        return min(self._mine, key=self._is_further) if self._mine else None

    @property
    def counterparts(self) -> Sequence[tuple[str, str, bool, int]]:  # type: ignore[override]
        """Whom the owner wrote to by hand."""
        return self._listed

    def survey(self, _tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Count the messages."""
        assert self._listed is not None
        return Survey(rows=self._rows)

    def found(self, _survey: Survey, notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
        """Whoever is part of the search; nothing is told of anybody else."""
        chosen = self._chosen()
        company = Company()
        teller = Teller(company, self._outgoing, frozenset(self._mine), chosen, notice)
        for letter in self._letters():
            if why := teller.tell(letter):
                company.skipped[why] += 1
        yield from company.chosen()
        self.skipped = +company.skipped

    def _chosen(self) -> Collection[str]:
        said = self._choices.people
        if isinstance(said, str):
            return {address for address, _name, suggested, _count in self._listed if suggested or said == "all"}
        return {address for text in said if (address := address_of(text))}

    def _is_further(self, address: str) -> tuple[bool, str]:
        return address not in (address_of(self._choices.me or ""), self._owner.address), address

    @cached_property
    def _mine(self) -> Collection[str]:
        there, count = Participants(), 0
        for letter in self._letters():
            count += 1
            name, address = sender_of(letter.head)
            others = [other for _name, other in letter.head.people("to", "cc", "delivered-to")]
            sent = "sent" in labels_of(letter.head.raw("x-gmail-labels"))
            there.add((folded(name), address), others, sent=sent)
        self._rows = count
        return addresses_of_owner(self._choices.me or "", self._owner, there)

    @cached_property
    def _listed(self) -> list[tuple[str, str, bool, int]]:
        """Leads are part of the search already."""
        listed = self._outgoing.counterparts(self._mine)
        leads = set(self._owner.leads([address for address, _name, _suggested, _count in listed]))
        return [(address, name, first or address in leads, count) for address, name, first, count in listed]

    @cached_property
    def _outgoing(self) -> Outgoing:
        """What was sent, and when the others first wrote."""
        outgoing, mine = Outgoing(), frozenset(self._mine)
        seen: set[int] = set()
        answers: list[tuple[Sent, str, str, list[int]]] = []
        for letter in self._letters():
            look = Look.of(letter, mine)
            seen.add(hash(look.number))
            if look.sort is Class.OUTREACH and (sent := _sent(letter, mine)):
                refers = [hash(number) for number in look.answers]
                answers.append((sent, look.number, look.thread, refers))
                outgoing.names.update({a: n for n, a in letter.head.people("to", "cc", "bcc") if n})
            elif look.sort in (Class.REPLY, Class.CALENDAR) and look.at:
                outgoing.heard(look.sender, look.at)
                outgoing.names.setdefault(look.sender, sender_of(letter.head)[0])
        for sent, number, thread, refers in answers:
            unknown = bool(refers) and not seen.intersection(refers) and is_answer(sent.raw)
            outgoing.add(sent.as_answer() if unknown else sent, number, thread)
        return outgoing


def _sent(letter: Letter, mine: Collection[str]) -> Sent | None:
    """What was sent by hand to others; None for circulars and for notes to oneself."""
    head = letter.head
    to = [address for _name, address in head.people("to", "cc", "bcc") if address not in mine]
    at = true_moment(head.moment("date"), letter.delivered)
    if not to or len(to) > MOST_BY_HAND or at is None:
        return None
    subject = head.text("subject")
    return Sent(at, tuple(to), bare(subject), raw=subject[:40])
