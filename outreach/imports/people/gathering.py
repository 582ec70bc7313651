"""The second reading of a file: its plain people in blocks, the others one by one, rows that say somebody twice put
together.

Rows of whom every key stands once stream through. The others, few in most files, wait until the end, because any
later row may still belong to them."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator

from outreach.imports.findings import Notice, Rejected
from outreach.imports.people.building import Builder
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.people.sorting import Identified, Sorter, hash_of
from outreach.imports.people.survey import Survey
from outreach.imports.readers.grid import Row

_BY = {"e": "email", "l": "linkedin"}


def people_in(
    pieces: Iterable[Identified | Row],
    sorter: Sorter,
    builder: Builder,
    survey: Survey,
    notice: Callable[[Notice], None],
) -> Iterator[Plain | Person | Rejected]:
    """Everybody in the file once, and every row that is nobody. Blank rows are left out."""
    repeated, alike = survey.repeated, Counter[str]()
    groups = _Groups(notice)
    for piece in pieces:
        if not isinstance(piece, Identified):
            line, cells, flaw = piece
            yield Rejected(line, flaw, list(cells))
            continue
        plain, odd = sorter.sort(piece, repeated)
        if plain:
            yield plain
        for found in (builder.build(line, cells) for line, cells in odd):
            if isinstance(found, Rejected) or found and _stands_alone(found, repeated, alike):
                yield found
            elif found:
                groups.add(found)
    yield from groups.people()


def _stands_alone(found: Person, repeated: Container[int], alike: Counter[str]) -> bool:
    """Whether no other row can be about the same person."""
    if not any(hash_of(key) in repeated for key in found.keys):
        return True
    if found.keys[0][0] != "f":
        return False
    # Nothing says that two nameless rows are one person: the second of two equal ones is another person.
    alike[found.keys[0]] += 1
    found.keys = (f"{found.keys[0]}.{alike[found.keys[0]]}",)
    return True


class _Groups:
    """People of whom the file has, or may have, several rows."""

    def __init__(self, notice: Callable[[Notice], None]) -> None:
        self._notice = notice
        self._by_key: dict[str, Person] = {}

    def add(self, later: Person) -> None:
        """Join `later` to whoever shares a key with it; a row may show that two earlier people are one."""
        # All of them are looked up before any is joined: joining changes what the keys lead to.
        met = {id(known): (known, _BY[key[0]]) for key in later.keys if (known := self._by_key.get(key))}
        first = later
        for known, by in met.values():
            one, other = sorted((known, first), key=lambda person: person.line)
            self._absorb(one, other, by)
            first = one
        for key in first.keys:
            self._by_key[key] = first

    def people(self) -> list[Person]:
        """Everybody once, in the order of the file."""
        return sorted({id(person): person for person in self._by_key.values()}.values(), key=lambda p: p.line)

    def _absorb(self, first: Person, later: Person, by: str) -> None:
        for name, value in missing(first, later, self._notice).items():
            first.texts[name] = value
        self._compare(first, later)
        first.emails = list(dict.fromkeys(first.emails + later.emails))
        first.phones = first.phones or later.phones
        first.tags = list(dict.fromkeys(first.tags + later.tags))
        first.custom = later.custom | first.custom
        first.keys = tuple(dict.fromkeys(first.keys + later.keys))
        first.merged += [(later.line, by), *later.merged]

    def _compare(self, first: Person, later: Person) -> None:
        """Say what the later row tells differently where the first value stays."""
        for name, value in later.custom.items():
            if first.custom.get(name, value) != value:
                self._notice(Notice(later.line, name, value[:200], "differs"))
        if first.phones and later.phones and later.phones[0] not in first.phones:
            self._notice(Notice(later.line, "phone", later.phones[0], "differs"))


def missing(first: Person, later: Person, notice: Callable[[Notice], None]) -> dict[str, str]:
    """What `later` knows and `first` does not; what both know and say differently is noticed."""
    found: dict[str, str] = {}
    told = "stage" in first.texts or "closing" in first.texts
    for name, value in later.texts.items():
        if name in first.texts:
            if first.texts[name] != value:
                notice(Notice(later.line, name, value[:200], "differs"))
        elif not (told and name in ("stage", "closing")):
            found[name] = value
    return found
