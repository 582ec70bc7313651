"""What happened with one lead as the page tells it: by day, the latest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from outreach.lead_page import telling
from outreach.models import Direction, Kind, Moment, Stage
from outreach.text import _, _l
from outreach.touchpoints.queries import Entry

LONG_SILENCE = 5
MOST_SHOWN = 200
CONVERSATIONS = (Kind.CALL, Kind.MEETING)
TABS = {
    "all": _l("All"),
    "messages": _l("Messages"),
    "conversations": _l("Conversations"),
    "notes": _l("Notes"),
    "history": _l("History"),
}


@dataclass(frozen=True)
class Item:
    """One thing that happened."""

    id: str
    moment: Moment
    group: str
    """messages, conversations, notes or history."""
    icon: str
    title: str
    text: str = ""
    channel: str = ""
    from_them: bool = False
    moved_to: Stage | None = None
    remark: str = ""
    voided: bool = False
    entry: Entry | None = None


@dataclass(frozen=True)
class Row:
    """A line of the timeline: a day, a silence, or an item."""

    day: date | None = None
    silence: int = 0
    item: Item | None = None


@dataclass(frozen=True)
class Timeline:
    """The rows to show, how many items each tab holds, and how many earlier ones are left out."""

    rows: list[Row]
    counts: Mapping[str, int]
    left_out: int = 0


@dataclass(frozen=True)
class Teller:
    """Who tells it: the lead's first name and introducer, the zone of the reader, the names of who voided."""

    name: str
    zone: ZoneInfo
    introduced_by: str = ""
    people: Mapping[int, str] = field(default_factory=dict)

    def item(self, entry: Entry) -> Item:
        """One entry in words."""
        said = telling.told(entry, self.name, self.introduced_by)
        return Item(
            id=entry.id,
            moment=entry.moment,
            group=group_of(entry),
            icon=said.icon,
            title=said.title,
            text=entry.text,
            channel=telling.channel_words(entry.channel),
            from_them=entry.kind in CONVERSATIONS or entry.direction is Direction.IN,
            moved_to=None if entry.type == "stage" else entry.moved_to,
            remark=self._remark(entry),
            voided=entry.voided_at is not None,
            entry=entry,
        )

    def _remark(self, entry: Entry) -> str:
        if entry.voided_at is not None:
            who = self.people.get(entry.voided_by_id or 0, "")
            return telling.taken_back(who, entry.voided_at)
        if entry.type == "touchpoint" and entry.direction is Direction.IN and entry.kind is Kind.MESSAGE:
            return "" if entry.counts else _("%(name)s wrote to me first: this moves no stage.", name=self.name)
        return telling.closing_remark(entry)


def group_of(entry: Entry) -> str:
    """The tab under which an entry is found."""
    if entry.type == "note":
        return "notes"
    if entry.type != "touchpoint":
        return "history"
    return "conversations" if entry.kind in CONVERSATIONS else "messages"


def timeline(items: Sequence[Item], zone: ZoneInfo, show: str = "all", *, whole: bool = False) -> Timeline:
    """The items (in the order of happening) as rows, the latest first, at most 200 unless `whole`."""
    chosen = [item for item in items if show == "all" or in_tab(item, show)]
    shown = chosen if whole else chosen[-MOST_SHOWN:]
    silences = _silences(items, zone)
    rows: list[Row] = []
    day = None
    for item in reversed(shown):
        if show == "all" and rows and item.id in silences:
            rows.append(Row(silence=silences[item.id]))
        if item.moment.local_day(zone) != day:
            day = item.moment.local_day(zone)
            rows.append(Row(day=day))
        rows.append(Row(item=item))
    counts = {tab: sum(tab == "all" or in_tab(item, tab) for item in items) for tab in TABS}
    return Timeline(rows, counts, len(chosen) - len(shown))


def in_tab(item: Item, tab: str) -> bool:
    """Whether a tab shows an item; what was taken back is history."""
    return tab == "history" if item.voided else item.group == tab


def _silences(items: Iterable[Item], zone: ZoneInfo) -> dict[str, int]:
    """Contact -> the days until the next contact, where those are more than five."""
    contacts = [item for item in items if not item.voided and item.group in ("messages", "conversations")]
    found = {}
    for earlier, later in zip(contacts, contacts[1:], strict=False):
        days = (later.moment.local_day(zone) - earlier.moment.local_day(zone)).days
        if days > LONG_SILENCE:
            found[earlier.id] = days
    return found
