"""LinkedIn's messages.csv of every era, row by row: who wrote to whom, when, what, and which rows are no contact."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from outreach.imports.activities.activity import shortened
from outreach.imports.activities.texts import plain
from outreach.imports.people.identity import slug_of
from outreach.imports.readers.named import NamedRows
from outreach.models import folded

UNKNOWN_MEMBER = "unknown LinkedIn Member"
_HIDDEN = frozenset(
    {
        "",
        "linkedin member",
        "membre de linkedin",
        "membre linkedin",
        "linkedin mitglied",
        "linkedin-mitglied",
        "miembro de linkedin",
        "membro do linkedin",
        "membro di linkedin",
        "linkedin-lid",
        "linkedin user",
    }
)
_UNWANTED = frozenset({"spam", "junk", "trash", "bin"})
_SPONSORED = re.compile(r"spinmail|%FIRSTNAME%", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|br|div|a|span|ul|li|strong|em)\b[^>]*>", re.IGNORECASE)
_INSTANT = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)[ T](\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(?:UTC|GMT|Z)?$", re.I)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as LinkedIn names them: the slug of the profile may be missing, so may the name."""

    name: str
    slug: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether nobody can say who this is."""
        return not self.slug and folded(self.name) in _HIDDEN


@dataclass(frozen=True, slots=True)
class Message:
    """One row. `why` is the reason for which it is no contact; `to` the names of all recipients as one text."""

    line: int
    conversation: str
    sender: Party
    to: str
    profiles: tuple[str, ...]
    at: datetime | None
    text: str
    why: str


class MessageTable(NamedRows[Message]):
    """The rows of a messages.csv as messages, as often as they are asked for."""

    def _made_of(self, line: int, cells: list[str]) -> Message:
        sender = Party(self._cell(cells, "from"), slug_of(self._cell(cells, "sender profile url")) or "")
        pages = self._cell(cells, "recipient profile urls").split(",")
        at, content = instant_of(self._cell(cells, "date")), self._cell(cells, "content")
        found = Message(
            line,
            self._cell(cells, "conversation id"),
            sender,
            self._cell(cells, "to"),
            tuple(dict.fromkeys(slug for page in pages if (slug := slug_of(page)))),
            at,
            shortened(plain(content) if _MARKUP.search(content) else content),
            "",
        )
        return _because(found, self._why(found, cells))

    def _why(self, one: Message, cells: list[str]) -> str:
        """Why a row is no contact; empty for the others. Whoever is the owner is not known here."""
        drafts = ("is message draft", "is conversation draft", "draft")
        if any(self._cell(cells, name).casefold() in ("yes", "true", "1") for name in drafts):
            return "draft"
        if self._cell(cells, "folder").casefold() in _UNWANTED:
            return "spam"
        if not one.sender.slug and (_SPONSORED.search(self._cell(cells, "content")) or self._is_advert(cells)):
            return "sponsored"
        if one.sender.is_hidden:
            return UNKNOWN_MEMBER
        if self._cell(cells, "sender profile url") and not one.sender.slug:
            return "organisation"
        if one.at is None:
            return "no_date"
        return "" if one.text or self._cell(cells, "attachments") else "empty"

    def _is_advert(self, cells: list[str]) -> bool:
        return folded(self._cell(cells, "conversation title")).startswith("sponsor")


def instant_of(text: str) -> datetime | None:
    """`2025-06-01 14:03:22 UTC`; None for anything else: there is one way in which LinkedIn writes it."""
    found = _INSTANT.match(text.strip())
    if not found:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def _because(one: Message, why: str) -> Message:
    if not why:
        return one
    return Message(one.line, one.conversation, one.sender, one.to, one.profiles, one.at, one.text, why)
