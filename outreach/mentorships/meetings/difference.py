"""Two versions of the same notes, line by line: what differs, and both in one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of a version; `differs` when the other version does not have it there."""

    text: str
    differs: bool


def sides(theirs: str, mine: str) -> tuple[list[NoteLine], list[NoteLine]]:
    """The lines of both versions."""
    left, right = theirs.split("\n"), mine.split("\n")
    shown: tuple[list[NoteLine], list[NoteLine]] = ([], [])
    for tag, from_left, to_left, from_right, to_right in _steps(left, right):
        differs = tag != "equal"
        shown[0].extend(NoteLine(line, differs) for line in left[from_left:to_left])
        shown[1].extend(NoteLine(line, differs) for line in right[from_right:to_right])
    return shown


def both(theirs: str, mine: str) -> str:
    """Every line of either version: those that they share once, then theirs, then mine."""
    left, right = theirs.split("\n"), mine.split("\n")
    lines: list[str] = []
    for tag, from_left, to_left, from_right, to_right in _steps(left, right):
        lines.extend(left[from_left:to_left])
        if tag != "equal":
            lines.extend(right[from_right:to_right])
    return "\n".join(lines)


def _steps(left: list[str], right: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
