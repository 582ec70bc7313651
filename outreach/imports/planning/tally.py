"""What came, or would come, of the rows of a file: counts that add up, and the lines behind them."""

from dataclasses import dataclass, field
from typing import Any

from outreach.imports.findings import Notice, Rejected
from outreach.imports.planning.plan import Decision

KEPT_LINES = 200


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
    notices: list[Notice] = field(default_factory=list)
    noticed: int = 0
    most_notices: int = 1_000

    @property
    def rows(self) -> int:
        """All rows but the blank ones; the sum of what became of them."""
        return self.created + self.updated + self.unchanged + len(self.merged) + len(self.rejected)

    def notice(self, one: Notice) -> None:
        """Keep a notice, unless there are too many already."""
        self.noticed += 1
        if len(self.notices) < self.most_notices:
            self.notices.append(one)

    def count(self, chunk: list[Decision | Rejected]) -> None:
        """Add what became of a chunk."""
        for one in chunk:
            if isinstance(one, Rejected):
                self.rejected.append((one.line, one.reason))
                if len(self.shown) < KEPT_LINES:
                    self.shown.append(one)
                continue
            if one.verb == "create":
                self.created += 1
            elif one.verb == "update":
                self.updated += 1
            else:
                self.unchanged += 1
            if one.person.merged:
                self.merged += [(line, one.person.line, why) for line, why in one.person.merged]

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
        }

    def to_json(self, most: int = KEPT_LINES) -> dict[str, Any]:
        """Codes, not sentences: they are put into words when they are read. `most` lines of each kind."""
        return {
            "counts": self.counts,
            "merged": sorted(self.merged)[:most],
            "rejected": sorted(self.rejected)[:most],
            "notices": [(n.line, n.field, n.value, n.why) for n in sorted(self.notices, key=lambda n: n.line)][:most],
        }
