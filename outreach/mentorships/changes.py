"""What changed between two wordings: term by term, and word by word where a term is long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from outreach.mentorships.terms import Clause, Pair, clauses_of

Kind = Literal["same", "gone", "new"]
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONG = 60


@dataclass(frozen=True)
class Piece:
    """Words in a row that stayed, went, or came."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Change:
    """One term that is not what it was. `pieces` is empty where old and new are better read one after the other."""

    title: str
    old: str
    new: str
    pieces: Sequence[Piece] = ()


def changes(old: Mapping[str, Any], new: Mapping[str, Any], pair: Pair) -> list[Change]:
    """The terms that differ, in the order of the agreement."""
    both = zip(clauses_of(old, pair), clauses_of(new, pair), strict=True)
    return [_change(before, after) for before, after in both if before.words != after.words]


def pieces(old: str, new: str) -> list[Piece]:
    """Both texts in one: the words of `old` are those that stayed and went, of `new` those that stayed and came."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[Piece] = []
    gone = came = ""
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        first, second = "".join(before[i:j]), "".join(after[k:m])
        if tag == "equal" and (first.strip() or not (gone or came)):
            found += [*_both(gone, came), Piece("same", first)]
            gone = came = ""
        else:  # a space alone between two changes belongs to them: "two days", not "two", "days"
            gone, came = gone + first, came + second
    return [*found, *_both(gone, came)]


def _both(gone: str, came: str) -> list[Piece]:
    pair: list[Piece] = [Piece("gone", gone), Piece("new", came)]
    return [piece for piece in pair if piece.words]


def _change(before: Clause, after: Clause) -> Change:
    by_word = before.is_long and before.words and after.words and max(len(before.words), len(after.words)) > LONG
    return Change(after.title, before.words, after.words, pieces(before.words, after.words) if by_word else ())
