"""What stands on the page of a meeting: questions, ideas, topics; the advice and actions that come of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings import queries
from outreach.mentorships.meetings.actions import MOST_MINUTES
from outreach.mentorships.queries import last_place
from outreach.models import (
    Account,
    AdviceVerdict,
    HelpDirection,
    HelpEntry,
    IdeaVerdict,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Party,
)
from outreach.text import _
from outreach.web.days import check_year
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST_TEXT = 2000
TRY_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is typed; who acts and by when belong to an action, by when to an advice too."""

    kind: ItemKind
    text: str
    who: Party = Party.ME
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an idea or an advice, whether an advice that was tried helped, and what was said or came of it."""

    idea: IdeaVerdict | None = None
    advice: AdviceVerdict | None = None
    useful: bool | None = None
    result: str = ""


def add_item(owner: Account, mentorship: Mentorship, line: Line, meeting: Meeting | None = None) -> MeetingItem:
    """One more line, on a meeting or waiting for the next one. Raises Refusal."""
    due_on = line.due_on
    if line.kind is ItemKind.ADVICE and due_on is None:
        day = clock.today(owner.zone)
        due_on = TRY_WITHIN + (meeting.on_day if meeting and meeting.on_day < day else day)
    item = MeetingItem(
        owner_id=owner.id,
        mentorship_id=mentorship.id,
        meeting_id=meeting.id if meeting else None,
        kind=line.kind,
        position=last_place(mentorship) + 1,
        created_at=clock.now(),
    )
    change_item(item, line.text, line.who, due_on)
    db.session.add(item)
    db.session.flush()
    return item


def change_item(item: MeetingItem, text: str, who: Party, due_on: date | None) -> None:
    """Other words, somebody else, another day. Raises Refusal."""
    item.text = _said(text)
    dated = item.kind in (ItemKind.ACTION, ItemKind.ADVICE)
    if dated:
        check_year(due_on, "due_on")
    item.who = who if item.kind is ItemKind.ACTION else Party.ME
    item.due_on = due_on if dated else None


def tick(owner: Account, item: MeetingItem, done: bool) -> None:
    """It was talked about, or done; or was not after all."""
    item.done_on = clock.today(owner.zone) if done else None


def judge(owner: Account, item: MeetingItem, outcome: Outcome) -> None:
    """What became of an idea or an advice; not yet asks again two weeks later. Raises Refusal."""
    day = clock.today(owner.zone)
    item.result = checked_result(outcome.result)
    item.idea_verdict = outcome.idea if item.kind is ItemKind.IDEA else None
    item.advice_verdict = outcome.advice if item.kind is ItemKind.ADVICE else None
    item.useful = outcome.useful if item.advice_verdict is AdviceVerdict.TRIED else None
    item.judged_on = day if item.idea_verdict or item.advice_verdict else None
    if item.idea_verdict is not None and item.done_on is None:
        item.done_on = day
    if item.advice_verdict is AdviceVerdict.NOT_YET and (item.due_on is None or item.due_on <= day):
        item.due_on = day + TRY_WITHIN


def checked_result(text: str) -> str:
    """What came of it, as it is kept. Raises Refusal."""
    text = plain(text)
    if len(text) > LONGEST_TEXT:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST_TEXT), "result")
    return text


def move(item: MeetingItem, mentorship: Mentorship, step: int) -> None:
    """One place up (-1) or down (1) among its neighbours; at the end, and off the agenda, nothing changes."""
    if item.kind not in queries.AGENDA:
        return
    rows = queries.items(mentorship, *queries.AGENDA)
    same = MeetingItem.meeting_id == item.meeting_id if item.meeting_id else MeetingItem.meeting_id.is_(None)
    beside = list(db.session.scalars(rows.where(same)))
    at = beside.index(item)
    if 0 <= at + step < len(beside):
        beside.insert(at + step, beside.pop(at))
    for place, each in enumerate(beside, start=1):
        each.position = place


def carry(mentorship: Mentorship, meeting: Meeting, only: MeetingItem | None = None) -> int:
    """Put what waits (or one of it) on the agenda of a meeting, and say how much it was. Raises Refusal."""
    if meeting.state is not MeetingState.PLANNED:
        raise Refusal(_("This meeting is over; what waits is for the next one."))
    found = [item for item in db.session.scalars(queries.waiting(mentorship)) if only is None or item.id == only.id]
    place = last_place(mentorship)
    for number, item in enumerate(found, start=1):
        item.meeting_id, item.position, item.sent = meeting.id, place + number, False
    return len(found)


def put_back(item: MeetingItem) -> None:
    """Take it off the agenda: it waits for another meeting."""
    item.meeting_id, item.sent = None, False


def add_help(
    owner: Account, mentorship: Mentorship, direction: HelpDirection, day: date, text: str, minutes: int | None
) -> HelpEntry:
    """Help between meetings, either way. Raises Refusal."""
    if day > clock.today(owner.zone):
        raise Refusal(_("This has not happened yet. Plan it as a next step."), "on_day")
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise Refusal(_("Choose between 0 and %(most)s minutes.", most=MOST_MINUTES), "minutes")
    entry = HelpEntry(
        owner_id=owner.id, mentorship_id=mentorship.id, direction=direction, on_day=day, text=_said(text),
        minutes=minutes,
    )  # fmt: skip
    db.session.add(entry)
    db.session.flush()
    return entry


def _said(text: str) -> str:
    text = plain(text)
    if not text:
        raise Refusal(_("Write a few words."), "text")
    if len(text) > LONGEST_TEXT:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST_TEXT), "text")
    return text
