"""Which column of a file becomes which field: suggested from the header words, changed by the user."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach.imports.columns import own_export
from outreach.imports.columns.header_words import field_of, fields, plain
from outreach.imports.findings import Refused
from outreach.imports.people.identity import slug_of

CUSTOM, IGNORED = "custom", "ignored"
EMAIL_LABEL, PAIR_LABEL, PAIR_VALUE = "email_label", "pair_label", "pair_value"
# What our own file of rejected rows adds to the columns of the file that they came from.
OUR_COLUMNS = ("outreach_line", "outreach_reason")
PERSON_FIELDS = frozenset({"first_name", "last_name", "full_name", "email", "email_other", "linkedin"})
DATE_FIELDS = frozenset({"birthday", "connected_on", "first_contact", "last_contacted", "met_on", "replied_on"})

_PAIR = re.compile(r"(.+) (\d+) (type|label|libelle|bezeichnung|etiqueta|value|valeur|wert|valor)")
_VALUES = frozenset({"value", "valeur", "wert", "valor"})
_OUTLOOK = re.compile(
    r"e mail( \d+)? display name|e mail type|type de messagerie( \d+)?|nom complet de l'adresse.*"
    r"|e mail( \d+)? (angezeigter name|typ)|tipo de correo electronico.*|nombre de pantalla de.*correo electronico.*"
)
# Nombre, Nome, Имя, Όνομα, Jméno, Imię: a given name beside a family name, else the whole name.
_GIVEN_OR_WHOLE = frozenset(map(plain, ("nombre", "nome", "имя", "όνομα", "jméno", "imię")))
_LABELLED = ("phone", "website", "organization", "address", "telephone", "telefon", "telefono")
_URL_WORDS = frozenset({"url", "profile url", "profil"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, the word over it, what it becomes; `group` ties a label to its value."""

    position: int
    header: str
    target: str
    group: str = ""


def suggest(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> list[Column]:
    """What each column probably means. Unknown words are kept as details, decoys too; nothing is left out silently."""
    if (ours := own_export.targets(headers, CUSTOM)) is not None:
        return [Column(p, word, IGNORED if word in OUR_COLUMNS else to) for p, (word, to) in enumerate(ours)]
    columns = [_by_word(position, header) for position, header in enumerate(headers)]
    columns = _pairs_that_match(columns)
    columns = _names(columns)
    columns = _form_of_address(columns)
    return _addresses_of_pages(columns, sample)


def override(columns: Sequence[Column], choices: dict[int, str]) -> list[Column]:
    """The columns with the user's own choices by position; a choice that is no field is refused."""
    known = {*fields(), CUSTOM, IGNORED}
    for position, target in choices.items():
        if target not in known:
            raise Refused("unknown_field", field=target)
        if not 0 <= position < len(columns):
            raise Refused("unknown_column", column=position + 1)
    return [
        replace(column, target=choices[column.position], group="") if column.position in choices else column
        for column in columns
    ]


def find_column(columns: Sequence[Column], name: str) -> int:
    """The place of the column that a user calls `name`: its header word, else its number from 1."""
    for same in (name, plain(name)):
        for column in columns:
            if same in (column.header, plain(column.header)):
                return column.position
    if name.isdecimal() and 1 <= int(name) <= len(columns):
        return int(name) - 1
    raise Refused("unknown_column", column=name)


def could_be_people(columns: Sequence[Column]) -> bool:
    """Whether any column can say who somebody is."""
    return any(column.target in PERSON_FIELDS for column in columns)


def _by_word(position: int, header: str) -> Column:
    word = plain(header)
    if header in OUR_COLUMNS:
        return Column(position, header, IGNORED)
    pair = _PAIR.fullmatch(word)
    if pair and pair[3] not in _VALUES:
        if pair[1] == "e mail":
            return Column(position, header, EMAIL_LABEL, pair[2])
        target = IGNORED if pair[1] in _LABELLED else PAIR_LABEL
        return Column(position, header, target, f"{pair[1]} {pair[2]}")
    field = field_of(header)
    if pair and field is None:
        return Column(position, header, PAIR_VALUE, f"{pair[1]} {pair[2]}")
    group = pair[2] if pair and pair[1] == "e mail" else ""
    return Column(position, header, field or CUSTOM, group)


def _pairs_that_match(columns: list[Column]) -> list[Column]:
    """A label or a value that stands alone is an ordinary column; a type of address that labels none says nothing."""
    groups = {target: {c.group for c in columns if c.target == target} for target in (PAIR_LABEL, PAIR_VALUE)}
    both = groups[PAIR_LABEL] & groups[PAIR_VALUE]
    addresses = {c.group for c in columns if c.target in ("email", "email_other")}

    def meant(column: Column) -> Column:
        if column.target in (PAIR_LABEL, PAIR_VALUE) and column.group not in both:
            return replace(column, target=CUSTOM, group="")
        if column.target == EMAIL_LABEL and column.group not in addresses or _OUTLOOK.fullmatch(plain(column.header)):
            return replace(column, target=IGNORED, group="")
        return column

    return [meant(column) for column in columns]


def _names(columns: list[Column]) -> list[Column]:
    """*Nom*, *Name* and *Nombre* are the whole name, unless another column holds the rest of it."""
    words = {column.position: plain(column.header) for column in columns}
    given = any(c.target == "first_name" and words[c.position] not in _GIVEN_OR_WHOLE for c in columns)
    family = any(c.target == "last_name" and words[c.position] != "nom" for c in columns)

    def meant(column: Column) -> str:
        word = words[column.position]
        if word == "nom":
            return "last_name" if given and not family else "full_name"
        if word == "name":
            return "last_name" if given and not family else "first_name" if family and not given else "full_name"
        if word in _GIVEN_OR_WHOLE:
            return "first_name" if family and not given else "full_name"
        return column.target

    return [replace(column, target=meant(column)) for column in columns]


def _form_of_address(columns: list[Column]) -> list[Column]:
    """*Title* before a second column for the job title is the form of address."""
    titles = [column for column in columns if column.target == "title"]
    first = titles[0] if len(titles) > 1 else None
    if first is None or plain(first.header) not in ("title", "titre"):
        return columns
    return [replace(column, target="prefix") if column is first else column for column in columns]


def _addresses_of_pages(columns: list[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """*URL* is the LinkedIn page only if the values say so."""

    def meant(column: Column) -> str:
        if column.target != "linkedin" or plain(column.header) not in _URL_WORDS:
            return column.target
        values = [row[column.position] for row in sample if len(row) > column.position and row[column.position]]
        return "linkedin" if not values or any(map(slug_of, values)) else "website"

    return [replace(column, target=meant(column)) for column in columns]
