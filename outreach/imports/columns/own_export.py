"""Tables that we wrote ourselves, read back without loss: their columns mean what `leads/sheet.py` says.

Who somebody is, is read as in every table. Where a lead stands is told by its history, so the columns that follow from
it (milestones, counts) are read and say nothing; raw cells wait with the person until they are needed."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from outreach.imports.columns import value_words
from outreach.imports.people.person import LENGTHS, LONGEST_PHONE, LONGEST_TAG
from outreach.leads import sheet
from outreach.models import Channel, Source

if TYPE_CHECKING:
    from outreach.imports.people.filling import Filling

TARGET = "outreach"
"""What the importer calls a column that only this file understands."""
_AS_ALWAYS = frozenset(
    (
        "full_name", "first_name", "middle_name", "last_name", "prefix", "suffix", "nickname", "email", "email_other",
        "company", "department", "title", "industry", "city", "country", "hook", "notes", "birthday", "connected_on",
        "introduced_by", "linkedin",
    )
)  # fmt: skip
# Days that became history when they were first brought in: the stage path tells them now.
_TOLD_DAYS = frozenset({"first_contact", "last_contacted", "replied_on", "met_on"})


def targets(headers: Sequence[str], custom: str) -> list[tuple[str, str]] | None:
    """What the columns are called and what they become, fields without a column of ours as `custom`; None for a table
    that is not ours."""
    if not sheet.is_ours(headers):
        return None
    return [_target(header, custom) for header in headers]


def take(row: "Filling", position: int, value: str) -> None:
    """A cell of one of our own columns."""
    name = sheet.field_of(row.headers[position]) or ""
    if name in _TAKERS:
        _TAKERS[name](row, value)
    elif name in _TOLD_DAYS:
        row.person.custom[name] = value
    else:
        own = row.person.own = row.person.own or {}
        own[name] = f"{own[name]}\n{value}" if name in own else value


def _target(header: str, custom: str) -> tuple[str, str]:
    name = sheet.field_of(header)
    if name is None:
        return sheet.custom_of_header(header), custom
    return header, name if name in _AS_ALWAYS else TARGET


def _phone(row: "Filling", value: str) -> None:
    row.person.phones.insert(0, value[:LONGEST_PHONE])


def _phones(row: "Filling", value: str) -> None:
    row.person.phones += [one[:LONGEST_PHONE] for one in sheet.parted(value)]


def _website(row: "Filling", value: str) -> None:
    row.person.texts["website"] = value[: LENGTHS["website"]]


def _tags(row: "Filling", value: str) -> None:
    row.person.tags += [tag[:LONGEST_TAG] for tag in sheet.parted(value) if tag not in row.person.tags]


def _channel(row: "Filling", value: str) -> None:
    meant = value if value in set(Channel) else value_words.channel_of(value)
    if meant:
        row.person.texts["channel"] = meant


def _source(row: "Filling", value: str) -> None:
    meant = value if value in set(Source) else value_words.source_of(value)
    if meant:
        row.person.texts["source"] = meant


def _more(row: "Filling", value: str) -> None:
    try:
        told = json.loads(value)
    except ValueError:
        told = {sheet.STANDING["more"]: value}
    row.person.custom.update({str(name): text if isinstance(text, str) else str(text) for name, text in told.items()})


_TAKERS: dict[str, Callable[["Filling", str], None]] = {
    "phone": _phone,
    "phone_other": _phones,
    "website": _website,
    "tags": _tags,
    "channel": _channel,
    "source": _source,
    "more": _more,
}
