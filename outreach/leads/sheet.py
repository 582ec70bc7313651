"""The columns of the tables that we write ourselves: what the exports print and what the importer knows again.

The words over the columns are English in every language, and plain enough for other programs: a file means the same
whoever reads it. A field with a word of its own in our importer is called by that word."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from outreach.web.spreadsheet import FORMULA_STARTS

# Canonical field, as README's command line contract calls it -> the word over its column.
PERSON = {
    "full_name": "Full Name",
    "first_name": "First Name",
    "middle_name": "Middle Name",
    "last_name": "Last Name",
    "prefix": "Name Prefix",
    "suffix": "Name Suffix",
    "nickname": "Nickname",
    "email": "Email",
    "email_other": "Secondary Email",
    "phone": "Phone",
    "phone_other": "Other Phone",
    "company": "Company",
    "department": "Department",
    "title": "Job Title",
    "industry": "Industry",
    "linkedin": "LinkedIn",
    "website": "Website",
    "city": "City",
    "country": "Country",
    "tags": "Tags",
    "hook": "Hook",
    "notes": "Notes",
    "birthday": "Birthday",
    "connected_on": "Connected On",
    "first_contact": "First Contact",
    "last_contacted": "Last Contacted",
    "replied_on": "Replied On",
    "met_on": "Met On",
    "introduced_by": "Introduced by",
}
# What the importer reads in its own way when the file is ours.
STANDING = {
    "stage": "Stage",
    "closing": "Closing",
    "closed_at": "Closed at",
    "parked_until": "Parked until",
    "do_not_contact": "Do not contact",
    "channel": "Channel",
    "source": "Source",
    "contacted_at": "Contacted at",
    "replied_at": "Replied at",
    "met_at": "Met at",
    "ongoing_at": "Ongoing at",
    "touchpoints": "Touchpoints",
    "lead": "Outreach lead",
    "path": "Stage path",
    "told": "Touchpoint list",
    "references": "Message references",
    "more": "Further fields",
    "all_tags": "All tags",
}
COLUMNS = PERSON | STANDING
# Where these two stand in a header, the table is one of ours.
SIGNS = (STANDING["lead"], STANDING["path"])
CUSTOM = "Custom: "
_BETWEEN = " ::: "
_MASKED = re.compile(r"\\(.)", re.DOTALL)


def header_of_custom(name: str) -> str:
    """The word over the column of a custom field; one that says something else already, or that a spreadsheet would
    compute, is marked.

    >>> header_of_custom("Shoe size"), header_of_custom("email")
    ('Shoe size', 'Custom: email')
    """
    taken = name.casefold() in _TAKEN or name.startswith(CUSTOM) or _is_more(name) or name != name.strip()
    computed = name.lstrip("'").startswith(FORMULA_STARTS)
    return CUSTOM + name if taken or computed or name.isdecimal() else name


def custom_of_header(header: str) -> str:
    """The name of the custom field under `header`."""
    return header.removeprefix(CUSTOM)


def more(title: str, number: int) -> str:
    """The word over the column in which a column goes on that holds more than a cell can: `Touchpoint list 2`."""
    return title if number == 1 else f"{title} {number}"


def field_of(header: str) -> str | None:
    """The field under `header`; None for custom fields. Where a cell goes on is the same field."""
    title = header.rstrip("0123456789").rstrip() if _is_more(header) else header
    return _FIELDS.get(title)


def joined(parts: Iterable[str]) -> str:
    """Several values in one cell, as Google writes them: `a ::: b`; what looks like the mark between them is masked.

    >>> joined(["a", "b:::c"]), parted(joined(["a", "b:::c"]))
    ('a ::: b\\\\:\\\\:\\\\:c', ['a', 'b:::c'])
    """
    return _BETWEEN.join(part.replace("\\", "\\\\").replace(":::", "\\:\\:\\:") for part in parts)


def parted(cell: str) -> list[str]:
    """The values that `joined` wrote."""
    parts = (part.strip() for part in cell.split(":::"))
    return [_MASKED.sub(r"\1", part) for part in parts if part]


def is_ours(headers: Sequence[str]) -> bool:
    """Whether these are the words over a table that we wrote."""
    return all(sign in headers for sign in SIGNS)


def mark(lead_id: int, created_at: datetime, account_since: datetime) -> str:
    """By what a lead of an account is known again where neither address nor page tells it: its number, and a word that
    the lead with this number of another account does not have.

    >>> from datetime import UTC
    >>> mark(7, datetime(2026, 2, 9, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    '7-a71dadbf'
    """
    told = f"{lead_id} {created_at.timestamp():.6f} {account_since.timestamp():.6f}"
    return f"{lead_id}-{blake2b(told.encode(), digest_size=4).hexdigest()}"


def _is_more(header: str) -> bool:
    return header.rstrip("0123456789") in _GOING_ON and header[-1:].isdecimal()


_FIELDS = {title: name for name, title in COLUMNS.items()}
_TAKEN = frozenset(title.casefold() for title in COLUMNS.values()) | frozenset(COLUMNS)
_GOING_ON = frozenset(f"{STANDING[name]} " for name in ("path", "told", "references"))
