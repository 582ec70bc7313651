"""How the cells of one row fill a person: one function for each kind of field that is more than plain text."""

import re
from collections.abc import Callable

from outreach.imports.columns import own_export
from outreach.imports.columns.header_words import plain
from outreach.imports.columns.mapping import CUSTOM, DATE_FIELDS, PAIR_VALUE
from outreach.imports.people.filling import Filling
from outreach.imports.people.identity import address_of, addresses_in, slug_of
from outreach.imports.people.past import take_channel, take_day, take_stage
from outreach.imports.people.person import LENGTHS, LONGEST_PHONE, LONGEST_TAG

_FEWEST_DIGITS = 3
_ROUNDED = re.compile(r"\d[.,]?\d*E\+\d+")  # what a spreadsheet makes of a long number
_NAMED = re.compile(r"[\s'\"]*([^<>\"]*[^\s<>\"'])[\s'\"]*<[^<>\s]+@[^<>\s]+>")
_NAMES = frozenset({"full_name", "first_name", "last_name"})


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


def _tags(row: Filling, position: int, value: str) -> None:
    tags = row.person.tags
    for part in value.split(":::") if ":::" in value else value.replace(";", ",").split(","):
        tag = part.strip()
        if len(tag) > LONGEST_TAG:
            row.refuse(position, value, "long")
        elif tag and not tag.startswith("* ") and tag not in tags and tag != "myContacts":
            tags.append(tag)


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
    "stage": take_stage,
    "channel": take_channel,
    CUSTOM: Filling.keep,
    own_export.TARGET: own_export.take,
    PAIR_VALUE: _pair,
    **dict.fromkeys(DATE_FIELDS, take_day),
}
