"""What the columns of a table probably are: by the words over them, by the program they come from, by their values."""

from collections.abc import Sequence
from dataclasses import replace

from outreach.imports.columns.guessing import addresses_and_profiles, guessed
from outreach.imports.columns.header_words import plain
from outreach.imports.columns.mapping import CUSTOM, PERSON_FIELDS, Column, suggest

# Words that mean something else in lists of these programs: a ticket is no stage, a link to the group no website.
_OTHERWISE = {
    "eventbrite": {"attendee status": CUSTOM, "order status": CUSTOM, "status": CUSTOM, "group": CUSTOM},
    "meetup": {"title": CUSTOM, "rsvp": CUSTOM, "photo": CUSTOM, "intro": "notes"},
}


def suggested(headers: Sequence[str], sample: Sequence[Sequence[str]], kind: str) -> list[Column]:
    """A column for each header; of a table without any, what its values say."""
    columns = suggest(headers, sample)
    if not any(headers):
        return guessed(columns, sample)
    otherwise = _OTHERWISE.get(kind, {})
    columns = [replace(one, target=otherwise.get(plain(one.header), one.target)) for one in columns]
    if any(column.target in PERSON_FIELDS for column in columns):
        return columns
    return addresses_and_profiles(columns, sample)
