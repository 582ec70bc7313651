"""Two people, or two tabs, change one lead: what both can have, and what only one of them can.

Pure: each side is a mapping from field to text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Values = Mapping[str, str]


@dataclass(frozen=True)
class Merged:
    """`changes` are to be written; for a field in `conflicts` both sides changed the same text differently."""

    changes: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


def merge(base: Values, mine: Values, theirs: Values) -> Merged:
    """What I changed since `base`, unless somebody changed the same field to something else meanwhile.

    A field that `base` does not know was empty: what is there now is then never overwritten.
    """
    changed = {name: value for name, value in mine.items() if value not in (base.get(name, ""), theirs[name])}
    conflicts = tuple(name for name in changed if theirs[name] != base.get(name, ""))
    return Merged(changed, conflicts)
