"""From the cells of a row to a person, or to the reason why there is none."""

from collections.abc import Callable, Mapping, Sequence

from outreach.imports.columns.mapping import EMAIL_LABEL, IGNORED, PAIR_LABEL, Column
from outreach.imports.findings import Notice, Rejected
from outreach.imports.people.filling import Filling, take_again
from outreach.imports.people.identity import addresses_in, fingerprint, slug_of
from outreach.imports.people.person import LENGTHS, SHORTEST, Person
from outreach.imports.people.rejecting import is_blank, is_footer, why_nobody
from outreach.imports.people.takers import TAKERS
from outreach.imports.planning.own_marks import is_mark, place_of_mark

# What some programs write into cells that nobody filled.
NOISE = {
    "outlook": frozenset(
        ("0/0/00", "0.0.00", "00/00/00", "Unspecified", "Non spécifié", "Keine Angabe", "Sin especificar", "Normal")
        + ("Normale", "False", "Faux", "Falsch", "Falso")
    ),
    "eventbrite": frozenset({"Info Requested"}),
}
SOURCES = {"linkedin_connections": "linkedin", "eventbrite": "event", "meetup": "event"}


def _no_notice(_notice: Notice) -> None:
    """The first look at a file has nothing to say about its values."""


class Builder:
    """Reads rows by a mapping. `orders` says how the numeric dates of a column are read; absent: it is not decided.

    `words` says what the user means by words of a status: word -> stage, closing or `ignored`.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        kind: str,
        orders: Mapping[int, str] | None = None,
        notice: Callable[[Notice], None] = _no_notice,
        words: Mapping[str, str] | None = None,
    ) -> None:
        self._row = Filling(columns, orders or {}, notice, words or {})
        self._kind = kind
        self._noise, self._source = NOISE.get(kind, frozenset()), SOURCES.get(kind)
        read = [c for c in columns if c.target not in (IGNORED, EMAIL_LABEL, PAIR_LABEL)]
        self._simple = [(c.position, c.target) for c in read if c.target not in TAKERS]
        self._special = [(c.position, TAKERS[c.target]) for c in read if c.target in TAKERS]
        self._marked = place_of_mark(columns)
        self._mail = [c.position for c in read if c.target in ("email", "email_other")]
        self._pages = [c.position for c in read if c.target in ("linkedin", "website")]

    def build(self, line: int, cells: list[str]) -> Person | Rejected | None:
        """The person of this row; Rejected with a reason; None for a row in which nothing stands."""
        row, noise = self._row, self._noise
        person = row.begin(line, cells)
        texts = person.texts
        for position, name in self._simple:
            value = cells[position].strip()
            if value and value not in noise:
                if name in texts or len(value) > SHORTEST:
                    take_again(row, position, value)
                else:
                    texts[name] = value
        for position, take in self._special:
            value = cells[position].strip()
            if value and value not in noise:
                take(row, position, value)
        return self._finished(person, cells)

    def takes_bare(self, position: int) -> bool:
        """Whether a LinkedIn slug needs no address around it in this column."""
        return self._row.takes_bare(position)

    def keys(self, cells: list[str]) -> tuple[str, ...]:
        """Only what identifies the person of a row: the first look at a file needs no more."""
        found: list[str] = []
        for position in self._mail:
            if value := cells[position].strip():
                found += ["e" + address for address in addresses_in(value)[0]]
        for position in self._pages:
            value = cells[position].strip()
            if value and (slug := slug_of(value, bare=self._row.takes_bare(position))):
                found.append("l" + slug)
        return tuple(found) or ("f" + self._fingerprint(cells),)

    def _finished(self, person: Person, cells: list[str]) -> Person | Rejected | None:
        texts = person.texts
        if "full_name" not in texts and ("first_name" in texts or "last_name" in texts):
            parts = (texts.get("first_name"), texts.get("middle_name"), texts.get("last_name"))
            texts["full_name"] = " ".join(part for part in parts if part)[: LENGTHS["full_name"]]
        keys = ["e" + address for address in person.emails]
        if "linkedin" in texts:
            keys.append("l" + texts["linkedin"])
        if not keys:
            if "full_name" not in texts or is_footer(cells):
                return None if is_blank(cells) else self._rejected(person, cells)
            keys.append("f" + self._fingerprint(cells))
        person.keys = tuple(keys)
        if self._source:
            texts.setdefault("source", self._source)
        return person

    def _fingerprint(self, cells: list[str]) -> str:
        """What a row with neither address nor page is recognised by."""
        mark = cells[self._marked].strip() if self._marked is not None else ""
        return mark if mark and is_mark(mark) else fingerprint(cells)

    def _rejected(self, person: Person, cells: list[str]) -> Rejected:
        return Rejected(person.line, why_nobody(cells, person.texts, self._kind), list(cells))
