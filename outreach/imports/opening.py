"""Which files tell a history: told by their first bytes, so that no other kind of file is read for it."""

from outreach.imports.choices import Choices
from outreach.imports.conversations import InvitationsReading, MessagesReading
from outreach.imports.histories import History
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.readers.source import Source
from outreach.imports.readers.table import TextGrid

_MESSAGES, _INVITATIONS = ("conversation id", "from", "content"), ("from", "to", "sent at", "direction")


def open_history(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> History | None:
    """The file as one of messages, invitations, mail or calendar answers; None when it is none of them."""
    return _linkedin(head, source, limits, choices, owner)


def _linkedin(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> History | None:
    text = head.replace(b"\0", b"").decode("utf-8", "replace").casefold()
    if not any(all(word in text for word in words) for words in (_MESSAGES, _INVITATIONS)):
        return None
    grid = TextGrid(source, limits, choices)
    if grid.kind == MessagesReading.kind:
        return MessagesReading(grid, choices, owner)
    return InvitationsReading(grid, owner) if grid.kind == InvitationsReading.kind else None
