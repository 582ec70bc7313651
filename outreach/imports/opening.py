"""Which files tell a history: told by their first bytes, so that no other kind of file is read for it."""

from outreach.imports.archives import PARTS, ArchiveReading
from outreach.imports.choices import Choices
from outreach.imports.conversations import InvitationsReading, MessagesReading
from outreach.imports.findings import Refused
from outreach.imports.histories import History
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.readers.packed import SIGNATURE
from outreach.imports.readers.source import Source
from outreach.imports.readers.table import TextGrid
from outreach.imports.readers.zipped import members_of

_MESSAGES, _INVITATIONS = ("conversation id", "from", "content"), ("from", "to", "sent at", "direction")


def open_history(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> History | None:
    """The file as one of messages, invitations, mail or calendar answers; None when it is none of them."""
    if head.startswith(SIGNATURE):
        return _archive(source, limits, choices, owner)
    return _linkedin(head, source, limits, choices, owner)


def _archive(source: Source, limits: Limits, choices: Choices, owner: Owner) -> History:
    members = members_of(source, limits)
    if any(one.ending == "csv" and one.plain in PARTS for one in members):
        return ArchiveReading(members, limits, choices, owner)
    raise Refused("nothing_in_archive")


def _linkedin(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> History | None:
    text = head.replace(b"\0", b"").decode("utf-8", "replace").casefold()
    if not any(all(word in text for word in words) for words in (_MESSAGES, _INVITATIONS)):
        return None
    grid = TextGrid(source, limits, choices)
    if grid.kind == MessagesReading.kind:
        return MessagesReading(grid, choices, owner)
    return InvitationsReading(grid, owner) if grid.kind == InvitationsReading.kind else None
