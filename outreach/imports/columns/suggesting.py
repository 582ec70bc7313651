"""What the columns of a table probably are: by the words over them, by the program they come from, by their values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from outreach.imports.columns.guessing import addresses_and_profiles, guessed
from outreach.imports.columns.header_words import plain
from outreach.imports.columns.mapping import CUSTOM, PERSON_FIELDS, Column, suggest

# Words that mean something else in lists of these programs: a ticket is no stage, a link to the group no website.
_OTHERWISE = {
    "eventbrite": {"attendee status": CUSTOM, "order status": CUSTOM, "status": CUSTOM, "group": CUSTOM},
    "meetup": {"title": CUSTOM, "rsvp": CUSTOM, "photo": CUSTOM, "intro": "notes"},
    "apollo": {"replied": CUSTOM, "keywords": CUSTOM, "corporate phone": CUSTOM},
}


def suggested(headers: Sequence[str], sample: Sequence[Sequence[str]], kind: str) -> list[Column]:
    """A column for each header; of a table without any, what its values say."""
    columns = suggest(headers, sample)
    if not any(headers):
        return guessed(columns, sample)
    otherwise = _OTHERWISE.get(kind, {})
    columns = [replace(one, target=otherwise.get(plain(one.header), one.target)) for one in columns]
    columns = _one_stage(_names_that_are_addresses(columns, sample))
    if not any(column.target in PERSON_FIELDS for column in columns):
        columns = addresses_and_profiles(columns, sample)
    return _told_apart(columns)


def _told_apart(columns: list[Column]) -> list[Column]:
    """Details under the same word are kept under names of their own, so that none hides another."""
    seen = Counter[str]()
    found: list[Column] = []
    for column in columns:
        if column.target == CUSTOM and column.header:
            seen[column.header] += 1
            if (count := seen[column.header]) > 1:
                column = replace(column, header=f"{column.header} ({count})")
        found.append(column)
    return found


def _one_stage(columns: list[Column]) -> list[Column]:
    """Beside a status of their own, people have a *lifecycle stage* that says what they are to a shop."""
    stages = [column for column in columns if column.target == "stage"]
    shops = [column.position for column in stages if plain(column.header) == "lifecycle stage"]
    if len(stages) == 1:
        return columns
    return [replace(one, target=CUSTOM) if one.position in shops else one for one in columns]


def _names_that_are_addresses(columns: list[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """*Contact* may stand over names, and over addresses."""
    blank = [replace(one, target=CUSTOM) if one.target == "full_name" else one for one in columns]
    found = addresses_and_profiles(blank, sample)
    return [
        new if old.target == "full_name" and new.target != CUSTOM else old
        for old, new in zip(columns, found, strict=True)
    ]
