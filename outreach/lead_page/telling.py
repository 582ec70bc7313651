"""One entry of the history in words: who did what, with its icon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from outreach.leads.chips import inside
from outreach.leads.joining.parting import called
from outreach.leads.joining.queries import SPLIT_FOR
from outreach.models import Channel, Direction, ImportRun, Kind, Lead, LeadMerge
from outreach.text import _
from outreach.touchpoints.queries import Entry
from outreach.web.filters import weekday
from outreach.web.words import channel_label, closing_label, stage_label

PLACES = {Channel.VIDEO: "camera-video", Channel.PHONE: "telephone", Channel.EVENT: "calendar-event"}


@dataclass(frozen=True)
class Told:
    """A title and its icon."""

    title: str
    icon: str


def told(entry: Entry, name: str, introduced_by: str) -> Told:
    """What an entry is called."""
    if entry.type == "note":
        return Told(_("Note"), "sticky")
    if entry.type == "closing" and entry.why is not None:
        return Told(_("Closed: %(why)s", why=closing_label(entry.why)), "archive")
    if entry.stage is not None and entry.type == "stage":
        return Told(_("Set to “%(stage)s” by hand", stage=stage_label(entry.stage)), "flag")
    if entry.kind in (Kind.CALL, Kind.MEETING):
        return Told(_conversation(entry, name), PLACES.get(entry.channel or Channel.OTHER, "chat"))
    return _message(entry, name, introduced_by)


def origin_title(lead: Lead, run: ImportRun | None) -> Told:
    """How a lead came in."""
    if run is None:
        return Told(_("Added by hand"), "person-plus")
    return Told(
        _("Imported from %(file)s line %(line)s", file=run.file_name, line=lead.import_line or "?"),
        "file-earmark-arrow-down",
    )


@dataclass(frozen=True)
class MergedOne:
    """Somebody who went up in a lead, and until when they can be split off again."""

    id: int
    name: str
    on: datetime
    until: datetime


def merges(found: Iterable[LeadMerge]) -> list[MergedOne]:
    """The merges that can still be taken back."""
    return [MergedOne(one.id, called(one), one.made_at, one.made_at + SPLIT_FOR) for one in found]


def channel_words(channel: Channel | None) -> str:
    """A channel in the middle of a line."""
    return inside(channel_label(channel)) if channel else ""


def taken_back(who: str, at: datetime) -> str:
    """Who voided an entry, and when."""
    if who:
        return _("Taken back by %(name)s on %(day)s", name=who, day=weekday(at))
    return _("Taken back on %(day)s", day=weekday(at))


def closing_remark(entry: Entry) -> str:
    """Until when a closing holds, or since when it does not."""
    if entry.reopened_at is not None:
        return _("Reopened on %(day)s", day=weekday(entry.reopened_at))
    return _("Parked until %(day)s", day=weekday(entry.parked_until)) if entry.parked_until else ""


def _conversation(entry: Entry, name: str) -> str:
    if entry.channel is Channel.VIDEO:
        return _("Video call with %(name)s", name=name)
    if entry.channel is Channel.PHONE:
        called_me = entry.direction is Direction.IN
        return _("%(name)s called", name=name) if called_me else _("Call with %(name)s", name=name)
    if entry.channel is Channel.EVENT:
        return _("Met %(name)s at an event", name=name)
    if entry.kind is Kind.MEETING:
        return _("Met %(name)s", name=name)
    return _("Conversation with %(name)s", name=name)


def _message(entry: Entry, name: str, introduced_by: str) -> Told:
    if entry.kind is Kind.AUTO_REPLY:
        return Told(_("Automatic reply from %(name)s", name=name), "reply")
    if entry.kind is Kind.BOUNCE:
        return Told(_("The message to %(name)s came back", name=name), "envelope-x")
    if entry.direction is Direction.IN:
        return Told(_("%(name)s wrote", name=name), "arrow-down-left")
    if entry.channel is Channel.INTRODUCTION and introduced_by:
        return Told(_("Introduced by %(name)s", name=introduced_by), "people")
    return Told(_("I wrote to %(name)s", name=name), "arrow-up-right")
