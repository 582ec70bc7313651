"""What becomes of each person of a file: create, fill gaps of somebody known, or leave as they are. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from outreach.imports.activities.activity import Activity
from outreach.imports.findings import Notice
from outreach.imports.people.person import Person
from outreach.imports.planning.history import NOTHING, Told, told_by

CHUNK = 2_000
Verb = Literal["create", "update", "unchanged"]

# Canonical field -> column of the lead. Everything else of a person is kept among the details.
COLUMNS = {
    "full_name": "name",
    "first_name": "given_name",
    "last_name": "family_name",
    "linkedin": "linkedin",
    "website": "website",
    "company": "company",
    "title": "title",
    "industry": "industry",
    "city": "city",
    "country": "country",
    "hook": "hook",
    "notes": "notes",
    "channel": "channel",
    "introduced_by": "introduced_by",
    "connected_on": "connected_on",
}
_NOT_DETAILS = {*COLUMNS, "stage", "closing", "source"}


@dataclass(slots=True)
class Known:
    """Somebody who is a lead already: what of them an import may look at or fill."""

    lead_id: int
    version: int
    columns: dict[str, Any]
    details: dict[str, Any]
    emails: set[str]
    tags: set[str]
    has_history: bool


@dataclass(slots=True)
class Decision:
    """One person, and what is to be written about them. `filled`: a column, or `emails`, `tags`, `details`."""

    verb: Verb
    person: Person
    known: Known | None = None
    filled: dict[str, Any] = field(default_factory=dict)
    history: Told = NOTHING
    activities: Sequence[Activity] = ()
    """Of the person's, those that no touchpoint tells yet."""


class Planner:
    """Decides about people, `today` being the day in the owner's zone. `fold` compares tags."""

    def __init__(self, today: date, notice: Callable[[Notice], None], fold: Callable[[str], str]) -> None:
        self._today, self._notice, self._fold = today, notice, fold

    def decide(self, person: Person, known: Mapping[str, Known]) -> Decision:
        """Nobody has one of the keys: create. Else fill what is empty; first values win, what differs is noticed."""
        history = told_by(person.texts, self._today)
        for why, name in history.doubts:
            self._notice(Notice(person.line, name, person.texts.get(name, ""), why))
        matches = [known[key] for key in person.keys if key in known]
        if not matches:
            return Decision("create", person, history=history, activities=person.activities)
        one = matches[0]
        if any(other.lead_id != one.lead_id for other in matches):
            self._leave_to_the_other(person, one, known)
        filled = self._gaps(person, one)
        if history and not one.has_history:
            one.has_history = True
        else:
            history = NOTHING
        told = person.activities
        verb: Verb = "update" if filled or history or told or person.own else "unchanged"
        return Decision(verb, person, one, filled, history, told)

    def _gaps(self, person: Person, known: Known) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        for column, value in columns_of(person).items():
            there = known.columns.get(column)
            if not there and not (column == "email" and value in known.emails):
                filled[column] = known.columns[column] = value
                known.emails.update([value] if column == "email" else ())
            elif there and there != value and column != "email":
                self._notice(Notice(person.line, column, value[:200], "differs"))
        addresses = [address for address in person.emails if address not in known.emails]
        tags = [tag for tag in person.tags if self._fold(tag) not in known.tags]
        details = {name: value for name, value in details_of(person).items() if name not in known.details}
        known.emails.update(addresses)
        known.tags.update(map(self._fold, tags))
        known.details.update(details)
        more = {"emails": addresses, "tags": tags, "details": details}
        filled.update({name: values for name, values in more.items() if values})
        return filled

    def _leave_to_the_other(self, person: Person, one: Known, known: Mapping[str, Known]) -> None:
        """An address or a profile that is another lead's stays with it: two leads are never made one in silence."""
        for key in person.keys:
            other = known.get(key)
            if other is None or other.lead_id == one.lead_id:
                continue
            self._notice(Notice(person.line, "linkedin" if key[0] == "l" else "email", key[1:], "belongs_to_another"))
            if key[0] == "l":
                person.texts.pop("linkedin", None)
            else:
                person.emails.remove(key[1:])


def columns_of(person: Person) -> dict[str, Any]:
    """The columns of the lead that this person fills."""
    found: dict[str, Any] = {COLUMNS[name]: text for name, text in person.texts.items() if name in COLUMNS}
    if person.emails:
        found["email"] = person.emails[0]
    if person.phones:
        found["phone"] = person.phones[0]
    return found


def details_of(person: Person) -> dict[str, Any]:
    """What has no column: canonical fields by name, the rest by its header word."""
    found: dict[str, Any] = {name: text for name, text in person.texts.items() if name not in _NOT_DETAILS}
    if len(person.phones) > 1:
        found["phone_other"] = person.phones[1:]
    return person.custom | found if person.custom else found
