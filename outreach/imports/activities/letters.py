"""One mail after the other: what it is, with whom it belongs, and what is told of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from outreach.imports.activities.activity import Activity, reference_of, shortened
from outreach.imports.activities.classify import Class, classify
from outreach.imports.activities.companies import is_machine
from outreach.imports.activities.gathering import NOT_CHOSEN, Company
from outreach.imports.activities.headers import Headers
from outreach.imports.activities.labels import labels_of, marks_of
from outreach.imports.activities.moments import after, true_moment
from outreach.imports.activities.parts import Part, parts_of
from outreach.imports.activities.reports import originals_of, recipients_of, report_of
from outreach.imports.activities.sending import MOST_BY_HAND, Outgoing
from outreach.imports.activities.subjects import bare
from outreach.imports.activities.texts import text_of
from outreach.imports.activities.tying import Incoming, tie
from outreach.imports.findings import Notice
from outreach.imports.people.person import Person
from outreach.imports.readers.mailbox import Letter
from outreach.models import Channel, Direction, Kind

_TOLD = {
    Class.REPLY: Kind.MESSAGE,
    Class.CALENDAR: Kind.MESSAGE,
    Class.AUTO_REPLY: Kind.AUTO_REPLY,
    Class.BOUNCE: Kind.BOUNCE,
}
_MOST_ANSWERED = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What the head of a message tells."""

    sort: Class
    sender: str
    at: datetime | None
    number: str
    answers: Sequence[str]
    thread: str
    subject: str

    @classmethod
    def of(cls, letter: Letter, mine: Collection[str], report: str = "", calendar: str = "") -> "Look":
        """Look at a message; its parts are only needed for reports and calendar answers."""
        head = letter.head
        _name, sender = sender_of(head)
        labels = labels_of(head.raw("x-gmail-labels")) | marks_of(head)
        sort = classify(head, mine=sender in mine, labels=labels, report=report, calendar=calendar)
        answers = list(dict.fromkeys([*head.ids("in-reply-to"), *reversed(head.ids("references"))]))
        numbers = head.ids("message-id") or [head.raw("message-id")[:500]]
        return cls(
            sort,
            sender,
            true_moment(head.moment("date"), letter.delivered),
            numbers[0],
            answers,
            head.raw("x-gm-thrid"),
            head.text("subject"),
        )


class Teller:
    """Puts messages with the people to whom they belong."""

    def __init__(
        self,
        company: Company,
        outgoing: Outgoing,
        mine: Collection[str],
        chosen: Collection[str],
        notice: Callable[[Notice], None],
    ) -> None:
        self._company, self._outgoing, self._mine, self._chosen = company, outgoing, mine, chosen
        self._notice = notice

    def tell(self, letter: Letter) -> str:
        """Tell one message; why it is no contact, if so."""
        look = Look.of(letter, self._mine)
        if look.sort in (Class.DRAFT, Class.SPAM, Class.TRASH, Class.AUTOMATIC, Class.RECEIPT, Class.BULK):
            return look.sort.value
        parts = list(parts_of(letter.head, letter.body))
        report = report_of(parts)
        look = Look.of(letter, self._mine, report, _method(parts))
        if look.at is None:
            return "no_date"
        if look.sort is Class.OUTREACH:
            return self._tell_sent(letter, look, parts, look.at)
        if look.sort in _TOLD or look.sort is Class.COMPLAINT:
            return self._tell_answer(letter, look, parts, report, look.at)
        return look.sort.value

    def _tell_sent(self, letter: Letter, look: Look, parts: Sequence[Part], at: datetime) -> str:
        people = [(name, one) for name, one in letter.head.people("to", "cc", "bcc") if one not in self._mine]
        if len(people) > MOST_BY_HAND:
            return "mass_mailing"
        people = sorted(
            (pair for pair in people if not is_machine(pair[1])), key=lambda pair: pair[1] not in self._chosen
        )
        text = text_of(parts, mbox=letter.from_mbox) or shortened(look.subject)
        for place, (name, address) in enumerate(people):
            reference = reference_of("mail", _number(look, text), address)
            activity = Activity(
                letter.number, at, Direction.OUT, Channel.EMAIL, Kind.MESSAGE, text, reference, again=place > 0
            )
            self._add(address, activity, name)
        return "" if people else "no_recipient"

    def _tell_answer(self, letter: Letter, look: Look, parts: Sequence[Part], report: str, at: datetime) -> str:
        machine = look.sort in (Class.BOUNCE, Class.COMPLAINT)
        named = recipients_of(letter.head, report, parts) if machine else ()
        answers = [*look.answers, *(originals_of(parts) if machine else ())]
        says = Incoming(look.sender, at, answers, look.thread, bare(look.subject), named)
        tied, kind = tie(says, self._outgoing), _TOLD.get(look.sort)
        if kind is None:
            if tied is not None:
                self._notice(Notice(letter.number, "email", tied.address, "complaint"))
            return look.sort.value
        told = self._incoming(letter, look, parts, at, kind)
        if tied is None:
            return self._untied(look, says, told)
        if tied.other and kind is Kind.MESSAGE and tied.address in self._chosen:
            self._notice(Notice(letter.number, "email", look.sender, "other_address"))
        self._add(tied.address, replace(told, at=after(at, tied.sent_at, letter.delivered)))
        return ""

    def _untied(self, look: Look, says: Incoming, told: Activity) -> str:
        """A message that answers nothing I sent: somebody whom I wrote to later wrote first; of others nothing is
        decided. An answer to an invitation from somebody I wrote to is one, whatever its subject."""
        first = self._outgoing.first_to(look.sender)
        if first is None and self._tell_if_tied(says, told):
            return ""
        if look.sort not in (Class.REPLY, Class.CALENDAR):
            return look.sort.value
        if first is None:
            return "no_thread"
        if told.at < first or look.sort is Class.CALENDAR:
            self._add(look.sender, told)
            return ""
        if look.sender in self._chosen:
            self._notice(Notice(told.line, "email", look.sender, "perhaps_an_answer"))
        return "no_thread"

    def _tell_if_tied(self, says: Incoming, told: Activity) -> bool:
        """What it answers may have come in another file."""
        whom = says.named[0] if says.named else says.sender
        ties = tuple(reference_of("mail", number, whom) for number in says.answers[:_MOST_ANSWERED])
        if not ties or not whom:
            return False
        return self._company.tell_if_tied(whom, replace(told, ties=ties), lambda: _person(whom, "", told.line))

    def _incoming(self, letter: Letter, look: Look, parts: Sequence[Part], at: datetime, kind: Kind) -> Activity:
        text = text_of(parts, mbox=letter.from_mbox) or shortened(look.subject)
        reference = reference_of("mail", _number(look, text))
        return Activity(letter.number, at, Direction.IN, Channel.EMAIL, kind, text, reference)

    def _add(self, address: str, activity: Activity, name: str = "") -> None:
        if address not in self._chosen:
            self._company.skipped[NOT_CHOSEN] += not activity.again
            return
        called = name or self._outgoing.names.get(address, "")
        self._company.tell(address, activity, lambda: _person(address, called, activity.line))


def sender_of(head: Headers) -> tuple[str, str]:
    """Name and address of who wrote."""
    return next(iter(head.people("from")), ("", ""))


def _person(address: str, name: str, line: int) -> Person:
    texts = {"full_name": name} if name else {}
    return Person(line, texts=texts, emails=[address], keys=("e" + address,))


def _number(look: Look, text: str) -> str:
    """By what a message is recognised: its number, or what it says when it bears none."""
    return look.number or "\x1f".join((look.sender, str(look.at), look.subject, text[:200]))


def _method(parts: Sequence[Part]) -> str:
    """The method of a calendar part that says yes, no or perhaps, or proposes another time."""
    for part in parts:
        if part.sort == "text/calendar":
            text = part.text[:64_000].upper()
            said = (part.head.parameter("content-type", "method") or _said(text)).upper()
            if said == "COUNTER" or any(f"PARTSTAT={word}" in text for word in ("ACCEPTED", "DECLINED", "TENTATIVE")):
                return said
    return ""


def _said(text: str) -> str:
    return text.partition("METHOD:")[2].split("\n", 1)[0].strip()
