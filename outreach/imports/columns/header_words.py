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
    (
        re.compile(r"e mail \d+ (value|address|valeur|wert|valor)|email \d+|alternate email \d+|e mail\d+"),
        "email_other",
    ),
    (re.compile(r"(phone|telephone|telefon|telefono) \d+ (value|valeur|wert|valor)|phone \d+"), "phone_other"),
    (re.compile(r"website \d+ value|web page \d+"), "website"),
    (re.compile(r"organization \d+ name"), "company"),
    (re.compile(r"organization \d+ title"), "title"),
    (re.compile(r"address \d+ city"), "city"),
    (re.compile(r"address \d+ country"), "country"),
)
# What people and programs add to a word: `Courriel *`, `E-mail (pro)`, `# LinkedIn`, `📧 Mail`.
_ADDED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\*?$|[*?!]+$|^[^\w'\"]+\s*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ABOUT = re.compile(r"(?:person|contact|connection|lead|attendee|participant|mentor|mentee) (.+)")
_KIND = re.compile(r" (?:work|home|mobile|other|personal|business)$")
_PRIVATE = re.compile(r" (?:home|other|personal)$")


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
            known.setdefault(_joined(plain(_MARK.sub("", word))), field)
    # Single columns of these names are the job title; mapping.py sees to the two of them.
    return known | {"title": "title", "titre": "title"}


@cache
def _decoys() -> frozenset[str]:
    return frozenset(_joined(plain(word)) for word in _words()["decoys"])


@cache
def spellings() -> frozenset[str]:
    """Every header word, without case: what no person is called."""
    return frozenset(word.casefold() for words in _words()["fields"].values() for word in words)


def _joined(word: str) -> str:
    return word.replace("e mail", "email")


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The canonical field that `header` means by itself; None for unknown words and for decoys.

    >>> field_of("Person - Email - Home"), field_of("MobilePhone"), field_of("Courriel *"), field_of("Email Status")
    ('email_other', 'phone', 'email', None)
    """
    word = plain(header)
    for spelt in (word, plain(_ADDED.sub("", header)), plain(_HUMP.sub(" ", header))):
        if _joined(spelt) in _decoys():
            return None
        if found := _field(spelt):
            return found
    about = _ABOUT.fullmatch(word)
    return _field_about_a_person(about[1]) if about else None


def _field(word: str) -> str | None:
    return _known().get(_joined(word)) or next((field for pattern, field in _NUMBERED if pattern.fullmatch(word)), None)


def _field_about_a_person(word: str) -> str | None:
    """`email home`, as Pipedrive writes it below `Person`; names of companies are never below it."""
    bare = _KIND.sub("", word)
    field = None if {_joined(word), _joined(bare)} & _decoys() else _field(word) or _field(bare)
    return f"{field}_other" if field in ("email", "phone") and _PRIVATE.search(word) else field
