"""A person as the row of a lead."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from outreach.imports.people.person import LONGEST_TAG
from outreach.imports.planning.plan import Decision, columns_of, details_of
from outreach.models import Channel, Source, Stage, folded, search_text_of

_SEARCHED = ("name", "email", "linkedin", "company", "title", "city", "hook")
_TEXTS = (
    "name", "given_name", "family_name", "phone", "website", "company", "title", "industry", "city", "country",
    "hook", "notes", "introduced_by",
)  # fmt: skip
_BLANK: dict[str, Any] = dict.fromkeys(_TEXTS, "") | dict.fromkeys(
    ("email", "linkedin", "source", "channel", "connected_on")
)


class LeadRows:
    """Makes the rows of new leads, which share all that is not said about them."""

    def __init__(self, owner_id: int, run_id: int, brief_id: int | None, at: datetime) -> None:
        self.always = _BLANK | {
            "owner_id": owner_id,
            "import_run_id": run_id,
            "brief_id": brief_id,
            "created_at": at,
            "version": 1,
            "stage": Stage.PROSPECT,
        }

    def new(self, lead_id: int, one: Decision) -> dict[str, Any]:
        """Every column of a new lead that has no history yet."""
        row = self.always | typed(columns_of(one.person))
        if (source := one.person.texts.get("source")) is not None:
            row["source"] = Source(source)
        row["id"], row["import_line"], row["details"] = lead_id, one.person.line, details_of(one.person)
        return row | keys_of(row)


def keys_of(columns: Mapping[str, Any]) -> dict[str, str]:
    """What a lead is sorted and searched by."""
    return {
        "name_key": folded(columns["name"] or columns["email"] or columns["linkedin"] or "")[:320],
        "search_text": search_text_of([columns[name] for name in _SEARCHED]),
    }


def tag_key(tag: str) -> str:
    """By what two spellings of a tag are one."""
    return folded(tag)[:LONGEST_TAG] or tag[:LONGEST_TAG]


def typed(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns with their own types instead of the texts of a file."""
    row = dict(columns)
    if row.get("connected_on"):
        row["connected_on"] = date.fromisoformat(row["connected_on"])
    if row.get("channel"):
        row["channel"] = Channel(row["channel"])
    return row
