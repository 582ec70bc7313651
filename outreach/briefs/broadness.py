"""Whether a problem is said specifically enough to ask somebody about it: questions, never a refusal. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from outreach.briefs import broad_words as words

FEWEST_WORDS = 6
FEWEST_OWN_WORDS = 3
MOST_DOUBTS_OF_A_SPECIFIC_ONE = 2
MONTH_OF_MAY = "May"  # in English its capital alone tells it from the verb
_WORD = re.compile(r"[^\W_]+")
_NAMED = re.compile(r"(?<=[^.!?:\s])\s+[«“\"(]?\s?([^\W\d_]{2,})")


class Doubt(StrEnum):
    """What may be missing from a sentence that says a problem."""

    FIELD = "field"
    """It names a whole field, and nothing of it."""
    SHORT = "short"
    HAPPENS = "happens"
    """Nothing happens in it: no verb."""
    NUMBER = "number"
    WHO = "who"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt, with the word of the sentence that gave it, if one did."""

    doubt: Doubt
    word: str = ""


def questions_about(problem: str, locale: str) -> tuple[Question, ...]:
    """What to ask about `problem`, the weightiest first; nothing about an empty one.

    `locale` (`en` or `fr`) is the language that is supposed unless the sentence is plainly in the other.
    """
    spoken = [(token, _folded(token)) for token in _WORD.findall(problem)]
    if not spoken:
        return ()
    said = [plain for _token, plain in spoken]
    language = language_of(said, locale)
    found = [*_of_field(spoken, language)]
    found += [Question(doubt) for doubt, absent in _absent(problem, said, language).items() if absent]
    return tuple(found)


def too_broad(questions: Sequence[Question]) -> bool:
    """Whether these questions together say: this is a field rather than a problem."""
    doubts = {question.doubt for question in questions}
    return bool(doubts & {Doubt.FIELD, Doubt.SHORT}) or len(doubts) > MOST_DOUBTS_OF_A_SPECIFIC_ONE


def language_of(said: Sequence[str], locale: str) -> str:
    """The language whose small words occur more often in folded words; `locale`, if known, when neither does."""
    counted = {language: sum(word in small for word in said) for language, small in words.SMALL.items()}
    most = max(counted.values())
    return locale if counted.get(locale) == most else max(counted, key=lambda language: counted[language])


def _of_field(spoken: Sequence[tuple[str, str]], language: str) -> list[Question]:
    fields = [token for token, plain in spoken if plain in words.FIELDS[language]]
    empty = words.FIELDS[language] | words.VAGUE[language] | words.SMALL[language]
    own = [plain for _token, plain in spoken if plain not in empty]
    return [Question(Doubt.FIELD, fields[0])] if fields and len(own) < FEWEST_OWN_WORDS else []


def _absent(problem: str, said: Sequence[str], language: str) -> dict[Doubt, bool]:
    def lacks(listed: Mapping[str, frozenset[str]]) -> bool:
        return not any(word in listed[language] for word in said)

    return {
        Doubt.SHORT: len(said) < FEWEST_WORDS,
        Doubt.HAPPENS: lacks(words.HAPPENS),
        Doubt.NUMBER: lacks(words.NUMBERS) and not any(word[0].isdigit() for word in said),
        Doubt.WHO: lacks(words.WHO) and not _names_somebody(problem, language),
        Doubt.WHEN: lacks(words.WHEN) and not any(_is_year(word) for word in said),
    }


def _names_somebody(problem: str, language: str) -> bool:
    """Whether a word within a sentence begins with a capital: a person, a company, a country."""
    named = (word for word in _NAMED.findall(problem) if word[0].isupper() and not word.isupper())
    return any(_folded(word) not in words.WHEN[language] for word in named)


def _is_year(word: str) -> bool:
    return len(word) == len("2026") and word.isascii() and word.isdigit() and word.startswith(("19", "20"))


def _folded(token: str) -> str:
    if token == MONTH_OF_MAY:
        return token
    parts = unicodedata.normalize("NFKD", token.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
