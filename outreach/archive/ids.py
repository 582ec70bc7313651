"""Numbers of rows, when they move into a database that has rows of its own: old ones in, new ones out."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

# Columns of JSON that hold numbers of rows.
IN_JSON = {
    "import_run": ("new_tags",),
    "import_change": ("filled", "before"),
    "lead_merge": ("other", "before", "moved"),
}
# The keys under which these stand -> the table that they number; a key that is the name of a table numbers that.
KEYS = {
    "new_tags": "tag", "tags": "tag", "lead_id": "lead", "brief_id": "brief", "import_run_id": "import_run",
    "touchpoint_id": "touchpoint", "ended_by_id": "touchpoint", "voided_by_id": "account", "owner_id": "account",
    "introducer_of": "introduction",
}  # fmt: skip
# What the `id` of a row is that stands under such a key.
ROWS_UNDER = {"other": "lead", "steps": "follow_up", "left": "follow_up"}
# Under this key stand the user's own words: header -> text.
OWN_WORDS = "details"


class Numbers:
    """The new numbers of the rows of one table, given in the order of the old ones. Sixteen bytes a row."""

    def __init__(self, reserved: "array[int]") -> None:
        self._old, self._new = array("q"), reserved

    def give(self, old: int) -> int:
        """The new number of the next row. ValueError when the rows do not come in order, or there are too many."""
        if (self._old and old <= self._old[-1]) or len(self._old) >= len(self._new):
            raise ValueError("rows out of order")
        self._old.append(old)
        return self._new[len(self._old) - 1]

    def of(self, old: int) -> int | None:
        """The new number of a row that has come; None when none of this number has."""
        place = bisect_left(self._old, old)
        found = place < len(self._old) and self._old[place] == old
        return self._new[place] if found else None


def renumbered(value: Any, numbers: Mapping[str, Numbers], key: str) -> Any:
    """A value out of a column of JSON, with the numbers of rows in it made new.

    A number whose row did not come becomes none, and so does what is no number where one must be: it would point at
    a row of somebody else.
    """
    if isinstance(value, dict):
        return {name: _under(name, each, numbers, key) for name, each in value.items()}
    table = KEYS.get(key, key)
    if isinstance(value, list):
        new = [renumbered(each, numbers, key) for each in value]
        return [each for each in new if each is not None] if table in numbers else new
    if type(value) is int and table in numbers:
        return numbers[table].of(value)
    return None if key in KEYS else value


def _under(name: str, value: Any, numbers: Mapping[str, Numbers], key: str) -> Any:
    if name == OWN_WORDS:
        return value
    if name == "id":
        table = numbers.get(ROWS_UNDER.get(key, ""))
        return table.of(value) if table is not None and type(value) is int else None
    return renumbered(value, numbers, name)
