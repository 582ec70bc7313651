"""Calendar answers as people with their history: accepted, declined, perhaps, or another time proposed.

An invitation that was only sent, and a meeting that is only planned, are no meeting: nobody has met yet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from outreach.imports.activities.activity import Activity, reference_of, shortened
from outreach.imports.activities.companies import is_machine
from outreach.imports.activities.gathering import Company
from outreach.imports.choices import Choices
from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.histories import History
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.people.identity import address_of
from outreach.imports.people.person import Person
from outreach.imports.people.survey import Survey
from outreach.imports.readers.calendar import MOST_ENTRIES, Attendee, Entry, entries_of
from outreach.imports.readers.source import Source
from outreach.models import Channel, Direction, Kind

ANSWERS = frozenset({"ACCEPTED", "DECLINED", "TENTATIVE"})
PLANNED = "planned"


class CalendarReading(History):
    """One .ics file."""

    kind = "calendar"

    def __init__(self, source: Source, limits: Limits, choices: Choices, owner: Owner) -> None:
        super().__init__()
        self._source, self._limits, self._owner = source, limits, owner
        self._me = {address for said in (choices.me or "", owner.address) if (address := address_of(said))}

    def survey(self, _tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Count the entries."""
        return Survey(rows=self._rows)

    def found(self, _survey: Survey, _notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
        """Everybody who answered."""
        company = Company()
        for entry in self._entries():
            if why := self._told(entry, company):
                company.skipped[why] += 1
        yield from company.people(strangers=True)
        self.skipped = company.skipped

    @cached_property
    def _rows(self) -> int:
        return sum(1 for _entry in self._entries())

    def _entries(self) -> Iterator[Entry]:
        with self._source.open() as stream:
            lines = iter(lambda: stream.readline(LONGEST_READ), b"")
            for number, entry in enumerate(entries_of(lines, self._owner.zone)):
                if number >= MOST_ENTRIES:
                    raise Refused("entries", limit=MOST_ENTRIES)
                yield entry

    def _told(self, entry: Entry, company: Company) -> str:
        if entry.method not in ("REPLY", "COUNTER"):
            return PLANNED
        others = [one for one in entry.attendees if one.address not in self._me and not is_machine(one.address)]
        said = [one for one in others if entry.method == "COUNTER" or one.says in ANSWERS]
        if not said:
            return "no_answer"
        if entry.told is None:
            return "no_date"
        for place, one in enumerate(said):
            answer = answer_of(entry, one, again=place > 0)
            company.tell(one.address, answer, partial(_person, one, entry.line))
            company.tell(one.address, invitation_to(entry, one, answer), partial(_person, one, entry.line))
        return ""


LONGEST_READ = 64 * 1024


def answer_of(entry: Entry, one: Attendee, *, again: bool = False) -> Activity:
    """What somebody answered to an invitation, at the moment at which they did."""
    if entry.told is None:
        raise ValueError("an answer without a moment")
    word = "COUNTER" if entry.method == "COUNTER" else one.says
    text = shortened("\n".join(part for part in (f"{word.capitalize()}: {entry.summary}", entry.comment) if part))
    reference = reference_of("calendar", entry.uid, one.address, word, entry.told.isoformat())
    return Activity(entry.line, entry.told, Direction.IN, Channel.EMAIL, Kind.MESSAGE, text, reference, again)


def invitation_to(entry: Entry, one: Attendee, answer: Activity) -> Activity:
    """That I invited whoever answers: at the latest when they did, which is all that the file knows."""
    reference = reference_of("calendar invitation", entry.uid, one.address)
    return replace(answer, direction=Direction.OUT, text=entry.summary, reference=reference, again=True, implied=True)


def _person(one: Attendee, line: int) -> Person:
    person = Person(line, emails=[one.address], keys=("e" + one.address,))
    if one.name and one.name.casefold() != one.address:
        person.texts["full_name"] = one.name
    return person
