"""What changed between two answers to the same question. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_WORDS = 600
ALIKE = 0.4
"""Two answers that share less than this of their words are two answers, not one that was changed."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered in one round; nothing when it was passed over."""

    text: str = ""
    hole: bool = False


class Change(StrEnum):
    """How an answer stands to the one before it."""

    NONE = "none"
    """Nothing was answered, now or before."""
    FIRST = "first"
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    """There was an answer before, and there is none now."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an answer, and whether they were not there before."""

    text: str
    new: bool = False


def change(before: Given | None, after: Given) -> Change:
    """How `after` stands to the last answer before it, if there was any."""
    if before is None or not before.text:
        return Change.FIRST if after.text else Change.NONE
    if not after.text:
        return Change.GONE
    return Change.SAME if after.text == before.text else Change.CHANGED


def pieces(before: Given | None, after: Given) -> list[Piece]:
    """The text of `after`, parted into what was there before and what is new; whole when the two have little in common.

    Joined, the pieces are the text.
    """
    old, new = _words(before.text if before else ""), _words(after.text)
    if not old or len(old) + len(new) > MOST_WORDS:
        return [Piece(after.text)] if after.text else []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [Piece(after.text)] if after.text else []
    parts = [(op != "equal", "".join(new[low:high])) for op, _a, _b, low, high in matcher.get_opcodes()]
    return [Piece(text, is_new) for is_new, text in parts if text]


def _words(text: str) -> list[str]:
    """Words with the space after them, so that nothing is lost between them."""
    found, word = [], ""
    for letter in text:
        if word and word[-1].isspace() and not letter.isspace():
            found.append(word)
            word = ""
        word += letter
    return [*found, word] if word else found
