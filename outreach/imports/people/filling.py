"""How the cells of one row fill a person: one function for each kind of field that is more than plain text.

A value that a field cannot take is never lost: it is kept among the details under its header, and noticed."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.imports.columns import days, own_export, value_words
from outreach.imports.columns.header_words import fields, plain
from outreach.imports.columns.mapping import CUSTOM, DATE_FIELDS, EMAIL_LABEL, IGNORED, PAIR_LABEL, PAIR_VALUE, Column
from outreach.imports.findings import Notice
from outreach.imports.people.identity import address_of, addresses_in, slug_of
from outreach.imports.people.person import LENGTHS, LONGEST_PHONE, LONGEST_TAG, Person

_SOURCE_WORDS = frozenset(
    {"source", "lead source", "leadsource", "original source", "provenance", "quelle", "fuente", "origen"}
)
_MOST_WORDS = 1000
_FEWEST_DIGITS = 3
_ROUNDED = re.compile(r"\d[.,]?\d*E\+\d+")  # what a spreadsheet makes of a long number
_TICKED = {"first_contact": "contacted", "replied_on": "replied", "met_on": "met"}
_RISING = ("", *_TICKED.values())
_YES = frozenset(
    (
        "yes",
        "y",
        "true",
        "x",
        "oui",
        "o",
        "vrai",
        "ja",
        "j",
        "wahr",
        "si",
        "sí",
        "s",
        "verdadero",
        "✓",
        "✔",
        "☑",
        "✅",
        "1",
    )
)
_NO = frozenset(("no", "n", "false", "non", "faux", "nein", "falsch", "falso", "☐", "❌", "✗", "0"))
_NAMED = re.compile(r"[\s'\"]*([^<>\"]*[^\s<>\"'])[\s'\"]*<[^<>\s]+@[^<>\s]+>")
_NAMES = frozenset({"full_name", "first_name", "last_name"})


class Filling:
    """The row that is being read, and what is known about its columns."""

    def __init__(
        self,
        columns: Sequence[Column],
        orders: Mapping[int, str],
        notice: Callable[[Notice], None],
        words: Mapping[str, str],
    ) -> None:
        self.headers = [name_of(column) for column in columns]
        self.fields = [column.target for column in columns]
        self.orders, self.notice = orders, notice
        self.words = {plain(word): meant for word, meant in words.items()}
        labels = {c.group: c.position for c in columns if c.target in (EMAIL_LABEL, PAIR_LABEL)}
        self.label_of = {c.position: labels[c.group] for c in columns if c.group in labels}
        self.person = Person(0)
        self.cells: list[str] = []
        self.primary_said = self.ticked = False
        self._said: set[tuple[int, str]] = set()

    def begin(self, line: int, cells: list[str]) -> Person:
        """Turn to the next row."""
        self.person, self.cells, self.primary_said, self.ticked = Person(line), cells, False, False
        return self.person

    def label(self, position: int) -> str:
        """What Google wrote beside the value at `position`: `* Work`."""
        return self.cells[self.label_of[position]].strip() if position in self.label_of else ""

    def takes_bare(self, position: int) -> bool:
        """Whether the header says LinkedIn, so that a slug needs no address around it."""
        return self.fields[position] == "linkedin" and "linkedin" in plain(self.headers[position])

    def keep(self, position: int, value: str) -> None:
        """Store a value among the details."""
        self.person.custom.setdefault(self.headers[position], value)

    def refuse(self, position: int, value: str, why: str) -> None:
        """Leave a value out of its field; it stays to be seen among the details."""
        self.keep(position, value)
        self.notice(Notice(self.person.line, self.headers[position], value[:200], why))

    def refuse_word(self, position: int, value: str, why: str) -> None:
        """The same for a word, said for the first row only: it means the same in all others."""
        self.keep(position, value)
        if (position, value) not in self._said and len(self._said) < _MOST_WORDS:
            self._said.add((position, value))
            self.notice(Notice(self.person.line, self.headers[position], value[:200], why))


def name_of(column: Column) -> str:
    """How a column is called among the details, where canonical names already have a meaning."""
    header = column.header or f"#{column.position + 1}"
    return header.capitalize() if header in fields() else header


def take_again(row: Filling, position: int, value: str) -> None:
    """A second column for the same field, or more text than the field holds: nothing is replaced."""
    name, texts = row.fields[position], row.person.texts
    if name in texts:
        if texts[name] != value:
            row.keep(position, value)
        return
    longest = LENGTHS.get(name, len(value))
    texts[name] = value[:longest].strip()
    if len(value) > longest:
        row.refuse(position, value, "long")


def _email(row: Filling, position: int, value: str) -> None:
    found, bad = addresses_in(value)
    emails, texts = row.person.emails, row.person.texts
    if found and "<" in value and len(value) < LENGTHS["full_name"] and not _NAMES & texts.keys():
        named = _NAMED.fullmatch(value)
        if named and not address_of(named[1]):
            texts["full_name"] = named[1]
    if found and not row.primary_said and row.label(position).startswith("*"):
        row.primary_said = True
        emails[:0] = found
    else:
        emails += found
    if len(emails) > 1:
        emails[:] = dict.fromkeys(emails)
    if bad:
        row.refuse(position, value, "bad_email")


def _phone(row: Filling, position: int, value: str) -> None:
    for number in map(str.strip, value.split(":::")):
        if len(number) > LONGEST_PHONE:
            row.refuse(position, value, "long")
        elif number and (sum(map(str.isdigit, number)) < _FEWEST_DIGITS or _ROUNDED.fullmatch(number)):
            row.refuse(position, value, "bad_phone")
        elif number and number not in row.person.phones:
            row.person.phones.append(number)


def _page(row: Filling, position: int, value: str) -> None:
    texts = row.person.texts
    slug = slug_of(value, bare=row.takes_bare(position))
    if slug:
        if texts.setdefault("linkedin", slug) != slug:
            row.refuse(position, value, "second_profile")
    elif row.fields[position] == "linkedin" and ("." not in value or "linkedin.com/" in value.casefold()):
        row.refuse(position, value, "bad_profile")
    elif len(value) > LENGTHS["website"]:
        row.refuse(position, value, "long")
    elif texts.setdefault("website", value) != value:
        row.keep(position, value)


def _tags(row: Filling, _position: int, value: str) -> None:
    tags = row.person.tags
    for part in value.split(":::") if ":::" in value else value.replace(";", ",").split(","):
        tag = part.strip()[:LONGEST_TAG]
        if tag and not tag.startswith("* ") and tag not in tags and tag != "myContacts":
            tags.append(tag)


def _day(row: Filling, position: int, value: str) -> None:
    name, texts = row.fields[position], row.person.texts
    if days.says_nothing(value):
        return
    day = days.day_of(value, row.orders.get(position))
    if isinstance(day, date):
        if texts.setdefault(name, day.isoformat()) != day.isoformat():
            row.keep(position, value)
    elif name == "birthday" and value.startswith("--"):
        texts.setdefault(name, value)
    elif (stage := _TICKED.get(name)) and day is None and value.casefold() in _YES | _NO:
        row.keep(position, value)
        _tick(row, stage, value)
    else:
        row.refuse(position, value, "ambiguous_day" if day else "bad_day")


def _tick(row: Filling, stage: str, value: str) -> None:
    """A box ticked under *contacted* or *replied* is a stage without a day; what a status says goes before it."""
    texts = row.person.texts
    if value.casefold() in _YES and (row.ticked or not ("stage" in texts or "closing" in texts)):
        texts["stage"] = max(stage, texts.get("stage", ""), key=_RISING.index)
        row.ticked = True


def _stage(row: Filling, position: int, value: str) -> None:
    texts, said = row.person.texts, row.words.get(plain(value)) if row.words else None
    meant = value_words.meaning_of(said) if said else value_words.stage_of(value)
    if meant and row.ticked:
        texts.pop("stage", None)
        row.ticked = False
    if said == IGNORED:
        row.keep(position, value)
    elif meant is None:
        row.refuse_word(position, value, "unknown_stage")
    elif "stage" in texts or "closing" in texts:
        row.keep(position, value)
    else:
        stage, closing = meant
        texts.update({"stage": stage} if stage else {}, **({"closing": closing} if closing else {}))


def _channel(row: Filling, position: int, value: str) -> None:
    texts, header = row.person.texts, plain(row.headers[position])
    channel = value_words.channel_of(value)
    source = value_words.source_of(value) if header in _SOURCE_WORDS else None
    if channel:
        texts.setdefault("channel", channel)
    if source:
        texts.setdefault("source", source)
    if not channel and not source:
        row.refuse_word(position, value, "unknown_channel")
    elif plain(value) != channel:
        row.keep(position, value)


def _pair(row: Filling, position: int, value: str) -> None:
    label = row.label(position).lstrip("* ")
    if plain(label) == "hook":
        row.person.texts.setdefault("hook", value)
    else:
        row.person.custom.setdefault(label or row.headers[position], value)


TAKERS: dict[str, Callable[[Filling, int, str], None]] = {
    "email": _email,
    "email_other": _email,
    "phone": _phone,
    "phone_other": _phone,
    "linkedin": _page,
    "website": _page,
    "tags": _tags,
    "stage": _stage,
    "channel": _channel,
    CUSTOM: Filling.keep,
    own_export.TARGET: own_export.take,
    PAIR_VALUE: _pair,
    **dict.fromkeys(DATE_FIELDS, _day),
}
