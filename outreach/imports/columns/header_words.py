"""The words that stand over columns, in four languages, and the field that each of them means."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_SPACES = re.compile(r"[\s_\-.:]+")
_MARK = re.compile(r"\s*\((1st|2nd) of two\)$")
_NUMBERED = (
    (re.compile(r"e mail \d+ (value|address)|email \d+|alternate email \d+|e mail\d+"), "email_other"),
    (re.compile(r"phone \d+ value|phone \d+"), "phone_other"),
    (re.compile(r"website \d+ value|web page \d+"), "website"),
    (re.compile(r"organization \d+ name"), "company"),
    (re.compile(r"organization \d+ title"), "title"),
    (re.compile(r"address \d+ city"), "city"),
    (re.compile(r"address \d+ country"), "country"),
)


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """`word` as header words are compared: without BOM, case, accents, and with runs of space _ - . : as one space.

    >>> plain("E-Mail 2: Adresse")
    'e mail 2 adresse'
    """
    bare = unicodedata.normalize("NFKD", word.replace("\ufeff", "").strip().casefold())
    return _SPACES.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(__package__).joinpath("header_words.json").read_text("utf-8"))
    return data


@cache
def fields() -> tuple[str, ...]:
    """Every canonical field, in the order of the file."""
    return tuple(_words()["fields"])


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for field, words in _words()["fields"].items():
        for word in words:
            known.setdefault(plain(_MARK.sub("", word)), field)
    # Single columns of these names are the job title; mapping.py sees to the two of them.
    return known | {"title": "title", "titre": "title"}


@cache
def _decoys() -> frozenset[str]:
    return frozenset(plain(word) for word in _words()["decoys"])


def field_of(header: str) -> str | None:
    """The canonical field that `header` means by itself; None for unknown words and for decoys."""
    word = plain(header)
    if word in _decoys():
        return None
    if word in _known():
        return _known()[word]
    return next((field for pattern, field in _NUMBERED if pattern.fullmatch(word)), None)
