"""Somebody as a file tells it, before anybody has looked whether they are known already."""

from dataclasses import dataclass, field

from outreach.imports.activities.activity import Activity

# What a column of the database holds; what is longer is kept whole among the details.
LENGTHS = {
    "first_name": 150,
    "last_name": 150,
    "full_name": 300,
    "company": 300,
    "title": 300,
    "industry": 200,
    "city": 150,
    "country": 100,
    "website": 500,
    "introduced_by": 300,
}
LONGEST_PHONE, LONGEST_TAG = 60, 80
SHORTEST = min(LENGTHS.values())


@dataclass(slots=True)
class Person:
    """`texts` holds canonical fields (days as YYYY-MM-DD), `custom` what has no field: header word -> as typed."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    """By what they are recognised: `e` and an address, `l` and a LinkedIn slug, or else `f` and a fingerprint."""
    activities: list[Activity] = field(default_factory=list)
    """Messages and answers that the file tells, in no order."""
    aside: bool = False
    """Whether only messages tell of them, beside a table of people: they are none of its rows."""
    only_known: str = ""
    """Why they are left out unless they are a lead already, such as `not_written_to`; empty for all others."""
    own: dict[str, str] | None = None
    """Cells of our own export that tell the history, by the names of `leads/sheet.py`."""
    merged: list[tuple[int, str]] = field(default_factory=list)
    """Later rows of the file that are this person: line, and `email` or `linkedin`."""
