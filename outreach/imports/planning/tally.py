"""What came, or would come, of the rows of a file: counts that add up, and the lines behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from outreach.imports.columns.header_words import plain
from outreach.imports.findings import Notice, Rejected
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.planning.chunks import Chunk
from outreach.imports.planning.plan import Decision

KEPT_LINES = 200
_KEPT_OF_VALUE = 120
_MOST_WORDS = 200

Filled = list[tuple[str, str]]
Line = tuple[int, str, Filled]
"""Line of the file, whom it is about, and for those who are completed: column and what fills it."""


@dataclass(slots=True)
class Tally:
    """`notices` holds the first ones only; how many there were is `noticed`."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    """Line, the line that it became one with, and by what: `email` or `linkedin`."""
    rejected: list[tuple[int, str]] = field(default_factory=list)
    shown: list[Rejected] = field(default_factory=list)
    """The first rejected rows with their cells."""
    people: dict[str, list[Line]] = field(default_factory=lambda: {"create": [], "update": [], "unchanged": []})
    """The first people of each verb."""
    names: dict[int, str] = field(default_factory=dict)
    """Line of the first merged rows -> whom they are about."""
    notices: list[Notice] = field(default_factory=list)
    noticed: int = 0
    most_notices: int = 1_000
    unknown: dict[str, str] = field(default_factory=dict)
    """Words of a status that nobody knows, as they are compared -> as they were first typed."""
    activities: int = 0
    """Messages and answers that become touchpoints."""
    aside: int = 0
    """New people whom only messages tell of, beside the rows of a table."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Messages that are no contact, by reason."""

    @property
    def rows(self) -> int:
        """All rows but the blank ones; the sum of what became of them."""
        return self.created + self.updated + self.unchanged + len(self.merged) + len(self.rejected)

    def notice(self, one: Notice) -> None:
        """Keep a notice, unless there are too many already."""
        self.noticed += 1
        if len(self.notices) < self.most_notices:
            self.notices.append(one)
        if one.why == "unknown_stage" and len(self.unknown) < _MOST_WORDS:
            self.unknown.setdefault(plain(one.value), one.value)

    def count(self, chunk: Chunk) -> None:
        """Add what became of a chunk."""
        if chunk.new:
            self.created += len(chunk.new)
            self._list("create", chunk.new)
        if chunk.unchanged:
            self.unchanged += len(chunk.unchanged)
            self._list("unchanged", chunk.unchanged)
        for one in chunk.decided:
            if isinstance(one, Rejected):
                self.rejected.append((one.line, one.reason))
                if len(self.shown) < KEPT_LINES:
                    self.shown.append(one)
                continue
            if one.person.aside:
                self.aside += one.verb == "create"
            elif one.verb == "create":
                self.created += 1
            elif one.verb == "update":
                self.updated += 1
            else:
                self.unchanged += 1
            if len(listed := self.people[one.verb]) < KEPT_LINES:
                listed.append((one.person.line, name_of(one.person), _filled(one)))
            if one.activities:
                self.activities += sum(not activity.again for activity in one.activities)
            if one.person.merged:
                self._merge(one.person)

    def _list(self, verb: str, people: Plain) -> None:
        listed = self.people[verb]
        listed += [(line, name, []) for line, name in people.names(KEPT_LINES - len(listed))]

    def _merge(self, person: Person) -> None:
        if len(self.merged) < KEPT_LINES:
            self.names.update((line, name_of(person)) for line, _why in person.merged)
        self.merged += [(line, person.line, why) for line, why in person.merged]

    @property
    def counts(self) -> dict[str, int]:
        """What the sentences say."""
        return {
            "rows": self.rows,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "merged": len(self.merged),
            "rejected": len(self.rejected),
            "notices": self.noticed,
            "activities": self.activities,
            "aside": self.aside,
        }

    def to_json(self, most: int = KEPT_LINES) -> dict[str, Any]:
        """Codes, not sentences: they are put into words when they are read. `most` lines of each kind."""
        merged = [(line, into, by, self.names.get(line, "")) for line, into, by in sorted(self.merged)[:most]]
        return {
            "counts": self.counts,
            "people": {verb: sorted(lines)[:most] for verb, lines in self.people.items()},
            "merged": merged,
            "rejected": sorted(self.rejected)[:most],
            "notices": [(n.line, n.field, n.value, n.why) for n in sorted(self.notices, key=lambda n: n.line)][:most],
            "skipped": dict(self.skipped),
        }


def name_of(person: Person) -> str:
    """What to call somebody of a file: the name, else an address, else the LinkedIn page."""
    texts = person.texts
    return texts.get("full_name") or (person.emails[0] if person.emails else texts.get("linkedin", ""))


def _filled(one: Decision) -> Filled:
    """What an update writes, as pairs of a column and a text."""
    if one.verb != "update":
        return []
    told: Filled = []
    for column, value in one.filled.items():
        if isinstance(value, dict):
            told += [(name, _cut(text)) for name, text in value.items()]
        else:
            told.append((column, _cut(value)))
    told += [("stage", f"{stage} {day or ''}".strip()) for stage, day in one.history.passages]
    return told


def _cut(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text[:_KEPT_OF_VALUE]
