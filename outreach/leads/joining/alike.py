"""Which people of a list look like one person. Pure: names and what strengthens them in, pairs out.

Everybody is put into small blocks of names that could be one (the same words, or one word and the initial of another),
and only names of one block are compared.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations, pairwise
from sys import intern
from typing import Any, NamedTuple

from outreach.models import folded

MOST_PAIRS = 2_000
MOST_IN_BLOCK = 80
ALONE, STRENGTHENED = 93.0, 85.0
SAME, LONGER, INITIALS, SPELLED, SHARED = "same_name", "longer_name", "initials", "spelling", "one_name"
COMPANY, LOCAL_PART, PHONE, TWO_PROFILES = "company", "local_part", "phone", "two_profiles"
WEIGHT = {COMPANY: 8, LOCAL_PART: 8, PHONE: 10, TWO_PROFILES: -12}
BASE = {SAME: 80, LONGER: 72, INITIALS: 64, SHARED: 60}
_ALWAYS = frozenset({SAME, LONGER})
_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "mme", "mlle", "phd", "mba", "jr", "sr", "ing", "dipl", "me"))
_OFFICES = frozenset(("info", "contact", "hello", "office", "mail", "admin", "sales", "team", "bonjour", "kontakt"))
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "'": "", "’": ""})
_WORD = re.compile(r"[^\W_]+")
_LONG = 3


class Person(NamedTuple):
    """What of a lead is compared."""

    id: int
    name: str
    email: str | None = None
    linkedin: str | None = None
    phone: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, the smaller number first; `why` are words of this module, `score` orders pairs."""

    first: int
    second: int
    score: int
    why: tuple[str, ...] = ()


class _Known(NamedTuple):
    id: int
    words: tuple[str, ...]
    sorted: str
    local: str
    phone: str
    company: str
    linkedin: str
    plain: bool
    """Two words without an initial: nothing but the spelling can make it the name of somebody else too."""


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs that look most alike, the strongest first, and how many there were in all."""

    pairs: list[Pair]
    count: int


def alike(people: Iterable[Person], *, apart: Iterable[tuple[int, int]] = (), most: int = MOST_PAIRS) -> Found:
    """Pairs that look like one person, but for those in `apart` (smaller number first)."""
    from rapidfuzz.fuzz import ratio

    seen, found = set(apart), list[Pair]()
    for sign, block in _blocks([_known(person) for person in people]):
        for one, other in block:
            # Most pairs of a block end here: this line is what looking through many people takes its time for.
            plain = one.plain and other.plain and sign != PHONE
            if plain and not ratio(one.sorted, other.sorted, score_cutoff=STRENGTHENED):
                continue
            key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if one.id != other.id and key not in seen:
                pair = _compared(one, other)
                if pair is not None:
                    seen.add(key)
                    found.append(pair)
    return Found(nlargest(most, found, key=lambda pair: (pair.score, -pair.first, -pair.second)), len(found))


def compare(one: Person, other: Person) -> Pair | None:
    """Why two people look like one; None when they do not."""
    return _compared(_known(one), _known(other))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without titles."""
    words = tuple(_WORD.findall(folded(name).translate(_LETTERS)))
    return tuple(word for word in words if word not in _TITLES) or words


def _known(person: Person) -> _Known:
    local = (person.email or "").partition("@")[0]
    words = words_of(person.name or ("" if local in _OFFICES else local))
    digits = "".join(c for c in person.phone if c.isdigit())
    return _Known(
        person.id, words, " ".join(sorted(words)),
        local if len(local) >= _LONG and local not in _OFFICES else "",
        digits[-9:] if len(digits) > 6 else "", intern(folded(person.company)), person.linkedin or "",
        len(words) == 2 and min(map(len, words)) > 1,
    )  # fmt: skip


def _blocks(people: Sequence[_Known]) -> Iterator[tuple[str, Iterable[tuple[_Known, _Known]]]]:
    """Pairs worth a look, block by block, each with what its people share. A pair may come more than once."""
    for sign, keys in _KEYS.items():
        # One kind of blocks after the other, so that those of a hundred thousand people do not stand there at once.
        blocks: dict[Any, list[_Known]] = defaultdict(list)
        for person in people:
            for key in keys(person):
                blocks[key].append(person)
        for block in blocks.values():
            if 1 < len(block) <= MOST_IN_BLOCK:
                yield sign, combinations(block, 2)
            elif len(block) > 1 and sign != SHARED:
                # A name that very many have: whoever shares more than the name stands next to each other.
                yield sign, pairwise(sorted(block, key=lambda one: (one.company, one.local, one.phone, one.id)))


def _with_initials(person: _Known) -> Iterable[tuple[str, str]]:
    """Each longer word with the initials of the others."""
    words = person.words
    return {(word, other[0]) for word in words if len(word) >= _LONG for other in words if other is not word}


_KEYS: dict[str, Callable[[_Known], Iterable[Any]]] = {
    SAME: lambda person: [person.sorted] if person.words else (),
    SPELLED: lambda person: ["".join(person.words)] if len(person.words) > 1 else (),
    SHARED: _with_initials,
    PHONE: lambda person: [person.phone] if person.phone and person.words else (),
    LOCAL_PART: lambda person: [person.local] if person.local and person.words else (),
}


def _compared(one: _Known, other: _Known) -> Pair | None:
    signs = tuple(_signs(one, other))
    strong = any(WEIGHT[sign] > 0 for sign in signs)
    kind, base = _likeness(one, other, strong=strong)
    if not kind or not (strong or kind in _ALWAYS or kind == SPELLED):
        return None
    first, second = sorted((one.id, other.id))
    return Pair(first, second, base + sum(WEIGHT[sign] for sign in signs), (kind, *signs))


def _signs(one: _Known, other: _Known) -> Iterator[str]:
    if one.company and one.company == other.company:
        yield COMPANY
    if one.local and one.local == other.local:
        yield LOCAL_PART
    if one.phone and one.phone == other.phone:
        yield PHONE
    if one.linkedin and other.linkedin and one.linkedin != other.linkedin:
        yield TWO_PROFILES


def _likeness(one: _Known, other: _Known, *, strong: bool) -> tuple[str, int]:
    """What makes two names one, and how much it counts; an empty word when nothing does."""
    if one.sorted == other.sorted or "".join(one.words) == "".join(other.words):
        return SAME, BASE[SAME]
    shorter, longer = sorted((one.words, other.words), key=len)
    if len(shorter) > 1 and set(shorter) <= set(longer):
        return LONGER, BASE[LONGER]
    shared = any(len(word) >= _LONG and word in longer for word in shorter)
    if len(shorter) > 1 and shared and _as_initials(shorter, longer):
        return INITIALS, BASE[INITIALS]
    ratio = _ratio(one, other, STRENGTHENED if strong else ALONE)
    if ratio:
        return SPELLED, round(ratio) - 20
    return (SHARED, BASE[SHARED]) if shared and strong and one.phone and one.phone == other.phone else ("", 0)


def _as_initials(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether every word of one stands in the other, in full or as its initial: J. Smith, John Smith."""
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        fitting = [o for o in left if o == word] or [o for o in left if 1 in (len(o), len(word)) and o[0] == word[0]]
        if not fitting:
            return False
        left.remove(fitting[0])
    return True


def _ratio(one: _Known, other: _Known, least: float) -> float:
    from rapidfuzz import fuzz

    in_order = fuzz.ratio(" ".join(one.words), " ".join(other.words), score_cutoff=least)
    return max(in_order, fuzz.ratio(one.sorted, other.sorted, score_cutoff=least))
