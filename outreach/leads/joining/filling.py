"""What the kept of two leads gets from the other: gaps are filled, what is chosen is taken over, nothing is lost.

A text of the other that finds no place stands among the details of the kept one, as `Company (2)`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel.speaklater import LazyString

from outreach.leads.identity import linkedin_url
from outreach.models import Lead, folded
from outreach.text import _l

# What a person may know and choose, in the order in which pages show it.
LABELS: Mapping[str, LazyString] = {
    "name": _l("Name"),
    "hook": _l("Hook"),
    "title": _l("Title"),
    "company": _l("Company"),
    "industry": _l("Industry"),
    "city": _l("City"),
    "country": _l("Country"),
    "email": _l("E-mail"),
    "linkedin": _l("LinkedIn page"),
    "phone": _l("Phone"),
    "website": _l("Website"),
    "source": _l("How you found them"),
    "channel": _l("Channel"),
    "introduced_by": _l("Introduced by"),
    "connected_on": _l("Connected"),
    "brief_id": _l("Brief"),
    "inside_company": _l("Inside your company"),
    "inside_industry": _l("Inside your industry"),
}
_GAPS_ONLY = ("do_not_contact_at",)
_KEPT_BESIDE = frozenset(
    {"name", "hook", "title", "company", "industry", "city", "country", "linkedin", "phone", "website", "introduced_by"}
)
_PARTS_OF_NAME = ("given_name", "family_name")
_UNKNOWN: tuple[Any, ...] = (None, "")


@dataclass(frozen=True, slots=True)
class Filled:
    """Column -> its new value, and header -> text of the details that are new."""

    columns: dict[str, Any] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)


def differs(one: Lead, other: Lead, name: str) -> bool:
    """Whether both say something in the column `name`, and not the same."""
    mine, theirs = getattr(one, name), getattr(other, name)
    return mine not in _UNKNOWN and theirs not in _UNKNOWN and mine != theirs


def fill(kept: Lead, other: Lead, chosen: Collection[str]) -> Filled:
    """What `kept` takes over from `other`; of the columns in `chosen` also where both say something."""
    filled = Filled(details={key: value for key, value in other.details.items() if key not in kept.details})
    for name in (*LABELS, *_GAPS_ONLY):
        mine, theirs = getattr(kept, name), getattr(other, name)
        if theirs in _UNKNOWN or mine == theirs:
            continue
        taken = mine in _UNKNOWN or (name in chosen and name in LABELS)
        if taken:
            filled.columns[name] = theirs
        lost = mine if taken else theirs
        if name in _KEPT_BESIDE and lost not in _UNKNOWN and folded(mine) != folded(theirs):
            _beside(filled, kept, name, lost)
    _name_whole(filled, kept, other)
    if other.notes and other.notes != kept.notes:
        filled.columns["notes"] = "\n\n".join(text for text in (kept.notes, other.notes) if text)
    for key, value in other.details.items():
        if kept.details.get(key, value) != value:
            _put(filled, kept, key, value)
    return filled


def _beside(filled: Filled, kept: Lead, name: str, value: str) -> None:
    _put(filled, kept, str(LABELS[name]), linkedin_url(value) if name == "linkedin" else value)


def _put(filled: Filled, kept: Lead, header: str, value: Any) -> None:
    number = 2
    while (key := f"{header} ({number})") in kept.details or key in filled.details:
        number += 1
    filled.details[key] = value


def _name_whole(filled: Filled, kept: Lead, other: Lead) -> None:
    """Given and family name go with the name that they are parts of."""
    if "name" in filled.columns or not (kept.given_name or kept.family_name):
        for part in _PARTS_OF_NAME:
            if getattr(kept, part) != getattr(other, part):
                filled.columns[part] = getattr(other, part)
