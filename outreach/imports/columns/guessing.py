"""Columns without words over them: what they hold says what they are, as far as values can."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach.imports.columns.mapping import CUSTOM, Column
from outreach.imports.people.identity import addresses_in, slug_of

_PHONE = re.compile(r"\+?(?:[\s()./-]*\d){7,15}[\s()./-]*(?:(?:ext|x|poste|durchwahl)\.?\s*\d+)?", re.IGNORECASE)
_DAY = re.compile(r"(?:\d{1,4}[./-]){2}\d{1,4}.*")
_PAGE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = r"[^\W\d_]+(?:['’.-][^\W\d_]*)*"
_NAME = re.compile(rf"(?!.*\b(?:inc|ltd|llc|gmbh|ag|sarl|sas|sa|bv|plc|corp|co)\b){_WORD}(?:,?\s+{_WORD}){{0,4}}", re.I)
_MOST = 0.6


def _is_phone(value: str) -> bool:
    return _PHONE.fullmatch(value) is not None and _DAY.fullmatch(value) is None


_Kind = tuple[str, str, Callable[[str], object]]
_SURE: tuple[_Kind, ...] = (
    ("linkedin", "linkedin", slug_of),
    ("email", "email_other", lambda value: addresses_in(value)[0]),
    ("website", "website", _PAGE.fullmatch),
    ("phone", "phone_other", _is_phone),
)


def guessed(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of a table without a header: addresses, profiles, pages, phones, then names to the left of the rest."""
    found = _by_values(columns, sample, _SURE)
    for position, target in _names(found, sample):
        found[position] = replace(found[position], target=target)
    return found


def addresses_and_profiles(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """Columns under words that nobody knows, as far as what they hold leaves no doubt."""
    return _by_values(columns, sample, _SURE[:2])


def _by_values(columns: Sequence[Column], sample: Sequence[Sequence[str]], kinds: Sequence[_Kind]) -> list[Column]:
    found = list(columns)
    taken: set[str] = set()
    for column in columns:
        values = _values(sample, column.position) if column.target == CUSTOM else []
        for first, further, is_one in kinds:
            if values and sum(1 for value in values if is_one(value)) >= _MOST * len(values):
                found[column.position] = replace(column, target=further if first in taken else first)
                taken.add(first)
                break
    return found


def _names(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The first column of names holds whole ones, or given ones beside the family names in the next."""
    texts = [column.position for column in columns if column.target == CUSTOM and _are_names(sample, column.position)]
    if not texts:
        return []
    first, second = texts[0], texts[1] if len(texts) > 1 and texts[1] == texts[0] + 1 else None
    values = _values(sample, first)
    if second is None or sum(" " in value for value in values) * 2 > len(values) or not _are_short(sample, second):
        return [(first, "full_name")]
    if all(value.isupper() for value in values) and not all(value.isupper() for value in _values(sample, second)):
        return [(first, "last_name"), (second, "first_name")]
    return [(first, "first_name"), (second, "last_name")]


def _are_names(sample: Sequence[Sequence[str]], position: int) -> bool:
    values = _values(sample, position)
    fitting = [value for value in values if _NAME.fullmatch(value) and not value[0].islower()]
    return bool(values) and len(fitting) >= _MOST * len(values)


def _are_short(sample: Sequence[Sequence[str]], position: int) -> bool:
    """Whether a column could be family names: a word, seldom two or three."""
    values = _values(sample, position)
    return sum(len(value.split()) for value in values) <= 1.6 * len(values)


def _values(sample: Sequence[Sequence[str]], position: int) -> list[str]:
    return [row[position] for row in sample if len(row) > position and row[position]]
