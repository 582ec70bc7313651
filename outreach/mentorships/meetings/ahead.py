"""What is sent ahead of a meeting, as plain text in the user's language."""

from collections.abc import Sequence

from outreach.extensions import db
from outreach.mentorships.meetings import queries
from outreach.mentorships.meetings.asked import told
from outreach.models import ItemKind, Meeting, MeetingItem, Mentorship, Party, Role
from outreach.text import _
from outreach.web.filters import day


def text_ahead(mentorship: Mentorship, meeting: Meeting) -> str:
    """When, what is open from last time, what is asked, and what to know; notes are no part of it."""
    agenda = db.session.scalars(queries.items_of(meeting, *queries.AGENDA)).all()
    actions = [each for each in db.session.scalars(queries.open_actions(mentorship)) if each.meeting_id != meeting.id]
    parts = [
        _("Our meeting: %(when)s", when=told(meeting)),
        _part(_("Still open from last time"), [_action(mentorship, item) for item in actions]),
        _part(_("Questions"), _of(agenda, ItemKind.QUESTION), numbered=True),
        _part(_ideas(mentorship), _of(agenda, ItemKind.IDEA)),
        _part(_("Topics"), _of(agenda, ItemKind.TOPIC)),
        _titled(_("Worth knowing beforehand"), meeting.context),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _ideas(mentorship: Mentorship) -> str:
    mine = mentorship.role is Role.MENTEE
    return _("Ideas I would like to test") if mine else _("Ideas you would like to test")


def _of(agenda: Sequence[MeetingItem], kind: ItemKind) -> list[str]:
    return [item.text for item in agenda if item.kind is kind]


def _part(title: str, lines: list[str], *, numbered: bool = False) -> str:
    marks = [f"{number}." if numbered else "-" for number, _line in enumerate(lines, start=1)]
    return _titled(title, "\n".join(f"{mark} {line}" for mark, line in zip(marks, lines, strict=True)))


def _titled(title: str, text: str) -> str:
    return f"{title}\n{text}" if text else ""


def _action(mentorship: Mentorship, item: MeetingItem) -> str:
    named = {"what": item.text, "name": mentorship.display_name}
    if item.due_on is None:
        return _("%(what)s (I)", **named) if item.who is Party.ME else _("%(what)s (you)", **named)
    named["day"] = day(item.due_on)
    if item.who is Party.ME:
        return _("%(what)s (I, by %(day)s)", **named)
    return _("%(what)s (you, by %(day)s)", **named)
