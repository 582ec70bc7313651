"""What the user said about a file, on the page or at the terminal, where it cannot be told from the file alone."""

from dataclasses import dataclass, field, fields, replace
from typing import Any

# What may be said at the terminal of a file that is not recognised -> the kind that its reader goes by.
KIND_WORDS = {
    "contacts": "table",
    "messages": "linkedin_messages",
    "invitations": "linkedin_invitations",
    "mail": "mailbox",
    "calendar": "calendar",
    "archive": "linkedin_archive",
    "vcard": "vcard",
    "linkedin": "linkedin_connections",
    "google": "google_contacts",
    "outlook": "outlook",
    "hubspot": "hubspot",
    "salesforce": "salesforce",
    "apollo": "apollo",
    "pipedrive": "pipedrive",
    "thunderbird": "thunderbird",
    "eventbrite": "eventbrite",
    "meetup": "meetup",
    "notion": "notion",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """All of it may be left unsaid; readers ask for what concerns their kind of file."""

    fields: dict[int, str] = field(default_factory=dict)
    """Field by place of the column."""
    dates: str | None = None
    """The order of numeric dates: dmy, mdy or ymd."""
    dates_of: dict[int, str] = field(default_factory=dict)
    """The same for single columns, by their place; it goes before `dates`."""
    encoding: str | None = None
    delimiter: str | None = None
    header_line: int | None = None
    """Physical line of the header; 0 when the file has none."""
    kind: str | None = None
    """What sort of file it is, where the look of it deceives."""
    me: str | None = None
    """Who the owner is in messages and mail: a name, an address or a profile."""
    people: str | tuple[str, ...] = "suggested"
    """Whose mail is taken from a mailbox: `suggested`, `all`, or their addresses."""
    words: dict[str, str] = field(default_factory=dict)
    """What a word of a status column means: word as typed -> stage or closing, or `ignored`."""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Choices":
        """As kept with the run; JSON knows no numbers as keys, and no tuples."""
        said = {name.name: data[name.name] for name in fields(cls) if name.name in data}
        for by_place in ("fields", "dates_of"):
            said[by_place] = {int(position): what for position, what in said.get(by_place, {}).items()}
        if isinstance(said.get("people"), list):
            said["people"] = tuple(said["people"])
        return cls(**said)

    @property
    def layout(self) -> tuple[str | None, str | None, str | None, int | None]:
        """What says where the columns are; when it changes, what was said of the columns was said of others."""
        return self.kind, self.encoding, self.delimiter, self.header_line

    def without_columns(self) -> "Choices":
        """The same without a word about single columns."""
        return replace(self, fields={}, dates=None, dates_of={}, words={})

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {name.name: getattr(self, name.name) for name in fields(self)}
