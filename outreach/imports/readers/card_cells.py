"""The properties of a card as the cells of a row: what each becomes, under which header it is shown."""

import re
from collections.abc import Callable, Iterator

from outreach.imports.columns.mapping import CUSTOM, IGNORED
from outreach.imports.people.identity import address_of, slug_of
from outreach.imports.readers.content_line import Property
from outreach.imports.readers.vcard import MEDIA, Card

Cell = tuple[str, str, str]
"""Header, field, text."""

SEPARATOR = " ::: "
_NO_PERSON = {
    "group": "group_card", "org": "company_card", "organization": "company_card", "location": "thing_card",
    "application": "thing_card", "device": "thing_card", "thing": "thing_card",
}  # fmt: skip
_NAMES = (
    ("N family", "last_name"),
    ("N given", "first_name"),
    ("N additional", "middle_name"),
    ("N prefix", "prefix"),
    ("N suffix", "suffix"),
)
_SIMPLE = {"TITLE": "title", "ROLE": "title", "NICKNAME": "nickname"}
_TECHNICAL = MEDIA | {"REV", "UID", "PRODID", "AGENT", "CLIENTPIDMAP", "X-ABUID", "X-IMAGETYPE", "X-IMAGEHASH"}
_SAID_ELSEWHERE = {"VERSION", "BEGIN", "END", "X-ABLABEL", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
_PROFILES = {"X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "X-LINKEDIN", "X-LINKEDIN-URL", "X-LINKEDIN-PROFILE"}
_NO_SERVICE = {"home", "work", "pref", "internet", "other", "personal", "x-apple"}
_UNANSWERED = {"fax", "pager", "modem", "textphone"}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_FULL_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
_DAY_OF_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:T.*)?")
_NO_YEAR = "1604"  # what Apple writes for a birthday without its year


def flaw_of(card: Card) -> str:
    """Why a card is no person, as far as its marks say; mostly nothing."""
    for found in card.properties:
        if found.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") and (why := _NO_PERSON.get(found.text.casefold())):
            return why
        if found.name == "X-ABSHOWAS" and found.text.casefold() == "company":
            return "company_card"
    return card.flaw


def cells_of(card: Card) -> list[Cell]:
    """All that a card says. Of equal headers the later ones are numbered."""
    labels = {found.group: _label(found) for found in card.properties if found.name == "X-ABLABEL" and found.group}
    by_name: dict[str, list[Property]] = {}
    for found in card.properties:
        if found.name not in _SAID_ELSEWHERE:
            by_name.setdefault(found.name, []).append(found)
    cells: list[Cell] = list(_name(by_name.pop("FN", []), by_name.pop("N", []), by_name, card))
    for name, several in by_name.items():
        several.sort(key=lambda one: one.rank)
        if name in _TOGETHER:
            cells += _TOGETHER[name](several)
        else:
            for one in several:
                cells += _one(one, labels.get(one.group, ""))
    return _numbered(cells)


def _name(full: list[Property], parts: list[Property], others: dict[str, list[Property]], card: Card) -> Iterator[Cell]:
    """FN and N. An FN that only repeats the company or the address is no name."""
    components = [component for one in parts[:1] for component in one.components()]
    organisation = next((one.components()[0] for one in others.get("ORG", []) if one.components()), "")
    for one in sorted(full, key=lambda one: one.rank):
        if not any(components) and one.text == organisation and not _is_v4(card):
            continue
        if address_of(one.text) and not any(components):
            yield "EMAIL of FN", "email_other", one.text
        elif one.text:
            yield "FN", "full_name", one.text
    for (header, target), text in zip(_NAMES, components, strict=False):
        yield header, target, text


def _is_v4(card: Card) -> bool:
    return any(found.name == "VERSION" and found.value.startswith("4") for found in card.properties)


def _emails(several: list[Property]) -> Iterator[Cell]:
    yield "EMAIL", "email", SEPARATOR.join(one.text for one in several if one.text)


def _phones(several: list[Property]) -> Iterator[Cell]:
    numbers = [one for one in several if not one.types & _UNANSWERED]
    yield "TEL", "phone", SEPARATOR.join(text for one in numbers if (text := _number(one.text)))
    for one in several:
        if one not in numbers:
            yield f"TEL ({', '.join(sorted(one.types & _UNANSWERED))})", CUSTOM, _number(one.text)


def _number(text: str) -> str:
    """A phone number that may be an address of its own: `tel:+33-1-99;ext=5`."""
    number, _semicolon, rest = re.sub(r"(?i)^tel:", "", text).partition(";")
    extension = re.search(r"(?i)\bext=(\w+)", rest)
    return f"{number} ext. {extension[1]}" if extension else number


def _organisations(several: list[Property]) -> Iterator[Cell]:
    for one in several:
        company, *units = one.components()
        yield "ORG", "company", company
        yield "ORG unit", "department", ", ".join(unit for unit in units if unit)


def _addresses(several: list[Property]) -> Iterator[Cell]:
    """City and country of the preferred address; whole addresses, where more is said, as details."""
    for index, one in enumerate(several):
        parts = [*one.components(), *[""] * 7][:7]
        box, extended, street, city, region, code, country = parts
        if index == 0:
            yield "ADR city", "city", city
            yield "ADR country", "country", country
        if index or any((box, extended, street, region, code)):
            town = " ".join(part for part in (code, city) if part)
            yield "ADR", CUSTOM, ", ".join(part for part in (box, extended, street, town, region, country) if part)


def _notes(several: list[Property]) -> Iterator[Cell]:
    yield "NOTE", "notes", "\n".join(one.text for one in several if one.text)


def _categories(several: list[Property]) -> Iterator[Cell]:
    tags = [tag for one in several for tag in one.items()]
    closing = SEPARATOR if len(tags) == 1 and ("," in tags[0] or ";" in tags[0]) else ""
    yield "CATEGORIES", "tags", SEPARATOR.join(tags) + closing


_TOGETHER: dict[str, Callable[[list[Property]], Iterator[Cell]]] = {
    "EMAIL": _emails,
    "TEL": _phones,
    "ORG": _organisations,
    "ADR": _addresses,
    "NOTE": _notes,
    "CATEGORIES": _categories,
}


def _one(found: Property, label: str) -> Iterator[Cell]:
    if found.name in _TECHNICAL:
        yield found.name, IGNORED, ""
    elif found.name in _SIMPLE:
        yield found.name, _SIMPLE[found.name], found.text
    elif found.name == "BDAY":
        yield found.name, "birthday", _birthday(found)
    elif found.name == "URL" or found.name in _PROFILES:
        yield _page(found, label)
    else:
        yield f"{found.name} ({label})" if label else found.name, CUSTOM, found.text


def _page(found: Property, label: str) -> Cell:
    """A page is the LinkedIn profile when it says so itself, or when its label does."""
    services = found.types - _NO_SERVICE
    named = found.parameters.get("SERVICE-TYPE") or found.parameters.get("X-SERVICE-TYPE") or label
    service = named or ", ".join(sorted(services))
    text = re.sub(r"(?i)^x-apple:", "", found.text) or found.parameters.get("X-USER", "")
    if slug_of(text) or "linkedin" in f"{service} {found.name}".casefold():
        return f"{found.name} (LinkedIn)", "linkedin", text
    if found.name == "URL":
        return "URL", "website", text
    return f"{found.name} ({service})" if service else found.name, CUSTOM, text


def _birthday(found: Property) -> str:
    """A day as the rest of the import reads it; Apple's year 1604 and `--MMDD` are a day without a year."""
    text = found.text
    if day := _FULL_DAY.fullmatch(text):
        omitted = found.parameters.get("X-APPLE-OMIT-YEAR", _NO_YEAR)
        return f"--{day[2]}-{day[3]}" if day[1] == omitted else f"{day[1]}-{day[2]}-{day[3]}"
    short = _DAY_OF_YEAR.fullmatch(text)
    return f"--{short[1]}-{short[2]}" if short else text


def _label(found: Property) -> str:
    """What a group is called: Apple wraps its own words in signs."""
    wrapped = _APPLE.fullmatch(found.text)
    return wrapped[1] if wrapped else found.text


def _numbered(cells: list[Cell]) -> list[Cell]:
    seen: dict[str, int] = {}
    found: list[Cell] = []
    for header, target, text in cells:
        if not text and target != IGNORED:
            continue
        seen[header] = count = seen.get(header, 0) + 1
        found.append((header if count == 1 or target == IGNORED else f"{header} {count}", target, text))
    return found
