"""Which files tell a history: told by their first bytes, so that no other kind of file is read for it."""

from functools import partial
from typing import TYPE_CHECKING

from outreach.imports.archives import PARTS, ArchiveReading
from outreach.imports.calendars import CalendarReading
from outreach.imports.choices import Choices
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.linkedin import InvitationsReading, MessagesReading
from outreach.imports.mail import MailReading
from outreach.imports.owner import Owner
from outreach.imports.readers.calendar import is_calendar
from outreach.imports.readers.mailbox import MAIL_ENDINGS, is_mbox, is_message, letters_in
from outreach.imports.readers.packed import SIGNATURE
from outreach.imports.readers.source import Source
from outreach.imports.readers.table import TextGrid
from outreach.imports.readers.zipped import members_of

if TYPE_CHECKING:
    from outreach.imports.reading import Reading  # which imports this module

MAILBOX, MESSAGE = "mailbox", "message"
_MESSAGES, _INVITATIONS = ("conversation id", "from", "content"), ("from", "to", "sent at", "direction")


def open_history(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> "Reading | None":
    """The file as one of messages, invitations, mail or calendar answers; None when it is none of them."""
    if head.startswith(SIGNATURE):
        return _archive(source, limits, choices, owner)
    if is_calendar(head) or choices.kind == CalendarReading.kind:
        return CalendarReading(source, limits, choices, owner)
    return _mail(head, source, choices, owner) or _linkedin(head, source, limits, choices, owner)


def _archive(source: Source, limits: Limits, choices: Choices, owner: Owner) -> "Reading":
    members = members_of(source, limits)
    if any(one.ending == "csv" and one.plain in PARTS for one in members):
        return ArchiveReading(members, limits, choices, owner)
    mail = [one for one in members if one.ending in MAIL_ENDINGS]
    if mail:
        return MailReading(partial(letters_in, mail), choices, owner)
    raise Refused("nothing_in_archive")


def _mail(head: bytes, source: Source, choices: Choices, owner: Owner) -> "Reading | None":
    said = choices.kind in (MAILBOX, MESSAGE)
    if is_mbox(head):
        return MailReading(partial(letters_in, [source]), choices, owner)
    if is_message(head, source.name) or said:
        return MailReading(partial(letters_in, [source]), choices, owner, MESSAGE)
    return None


def _linkedin(head: bytes, source: Source, limits: Limits, choices: Choices, owner: Owner) -> "Reading | None":
    text = head.replace(b"\0", b"").decode("utf-8", "replace").casefold()
    said = choices.kind in (MessagesReading.kind, InvitationsReading.kind)
    if not said and not any(all(word in text for word in words) for words in (_MESSAGES, _INVITATIONS)):
        return None
    grid = TextGrid(source, limits, choices)
    if grid.kind == MessagesReading.kind:
        return MessagesReading(grid, choices, owner)
    return InvitationsReading(grid, owner) if grid.kind == InvitationsReading.kind else None
