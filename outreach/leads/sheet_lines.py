"""A history as lines in a cell, for people to read and for our own importer to read back without loss.

    2026-02-09T17:02:55Z out linkedin message "May I ask you something?"
    2026-02-11T08:41:07Z in linkedin message "Gladly.\\nTuesday?"

is a list of touchpoints, and a stage path is

    2026-02-09T17:02:55Z contacted
    2026-02-20 met by hand "at the fair"
    2026-03-01 closed not_a_fit until 2026-06-01 reopened 2026-04-02T08:00:00Z

Texts are JSON strings, so that a line is a line. One that is too long for a cell goes on in lines that begin with `+`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from outreach.models import Channel, ClosingReason, Direction, Kind, Moment, Stage

CELL = 30_000
"""Letters of one cell, in units of UTF-16: spreadsheets hold 32,767, our importer 64 kB."""
_LONGEST, _PART = CELL - 1_000, 4_000
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
When = datetime | date


class Unreadable(ValueError):
    """A line that we did not write, or that somebody has changed."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One touchpoint. `when` is an instant, or a date when only the day is known."""

    when: When
    direction: Direction
    channel: Channel
    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage to a stage: set by hand, or the effect of a touchpoint."""

    when: When
    stage: Stage
    by_hand: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """One closing."""

    when: When
    why: ClosingReason
    parked_until: date | None = None
    reopened_at: datetime | None = None


def when_of(at: datetime, day: date | None) -> When:
    """What is known of a time: the instant, or the day alone."""
    return at if day is None else day


def moment(when: When, zone: ZoneInfo) -> Moment:
    """The same as the models have it, in the zone of the account."""
    return Moment(when) if isinstance(when, datetime) else Moment.of_day(when, zone)


def touch_lines(one: Touch) -> Iterator[str]:
    """A touchpoint as one line, or as several when its text is very long."""
    head = f"{printed(one.when)} {one.direction} {one.channel} {one.kind}"
    text = quoted(one.text)
    if _size(text) <= _LONGEST:
        yield f"{head} {text}" if one.text else head
        return
    parts = [one.text[start : start + _PART] for start in range(0, len(one.text), _PART)]
    yield f"{head} {quoted(parts[0])}"
    yield from (f"+ {quoted(part)}" for part in parts[1:])


def path_line(one: Passage | End) -> str:
    """A passage or a closing as a line."""
    if isinstance(one, Passage):
        by_hand = " by hand" if one.by_hand else ""
        return f"{printed(one.when)} {one.stage}{by_hand}" + (f" {quoted(one.why)}" if one.why else "")
    until = f" until {one.parked_until.isoformat()}" if one.parked_until else ""
    reopened = f" reopened {printed(one.reopened_at)}" if one.reopened_at else ""
    return f"{printed(one.when)} closed {one.why}{until}{reopened}"


def cells(lines: Iterable[str]) -> list[str]:
    """The lines in as few cells as can hold them; none for none."""
    found: list[list[str]] = []
    size = 0
    for line in lines:
        size += _size(line) + 1
        if found and size <= CELL:
            found[-1].append(line)
        else:
            found.append([line])
            size = _size(line)
    return ["\n".join(some) for some in found]


def read_touches(text: str) -> list[Touch]:
    """The touchpoints that lines tell. Raises Unreadable."""
    return [_touch(line) for line in _whole(text)]


def read_path(text: str) -> list[Passage | End]:
    """The passages and closings that lines tell. Raises Unreadable."""
    return [_step(line) for line in _whole(text)]


def printed(when: When) -> str:
    """2026-02-11T08:41:07Z, with as many digits behind the second as there are, or the day."""
    if not isinstance(when, datetime):
        return when.isoformat()
    return when.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def read_when(text: str) -> When:
    """What `printed` wrote. Raises Unreadable."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(text) from None
    if at.tzinfo is None:
        raise Unreadable(text)
    return at.astimezone(UTC)


def quoted(text: str) -> str:
    """A JSON string on one line, without letters that cannot be printed."""
    plain = json.dumps(text, ensure_ascii=False)
    return plain if plain.isascii() else _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _whole(text: str) -> Iterator[list[str]]:
    """The words of each line, the text last, with what was cut put together again."""
    line: list[str] = []
    for said in filter(None, map(str.strip, text.split("\n"))):
        head, quote, rest = said.partition('"')
        words = [*head.split(), _unquoted(quote + rest) if quote else ""]
        if words[0] == "+" and line:
            line[-1] += words[-1]
            continue
        if line:
            yield line
        line = words
    if line:
        yield line


def _unquoted(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        raise Unreadable(text[:80]) from None
    return str(found)


def _touch(words: list[str]) -> Touch:
    try:
        when, direction, channel, kind, text = words
        return Touch(read_when(when), Direction(direction), Channel(channel), Kind(kind), text)
    except ValueError:
        raise Unreadable(" ".join(words).strip()[:80]) from None


def _step(words: list[str]) -> Passage | End:
    try:
        when, what, *more, text = words
        if what == "closed":
            return _end(read_when(when), more)
        if more not in ([], ["by", "hand"]):
            raise Unreadable
        return Passage(read_when(when), Stage(what), bool(more), text)
    except ValueError:
        raise Unreadable(" ".join(words).strip()[:80]) from None


def _end(when: When, words: list[str]) -> End:
    why, *more = words
    said = dict(zip(more[::2], more[1::2], strict=True))
    parked = read_when(said.pop("until")) if "until" in said else None
    reopened = read_when(said.pop("reopened")) if "reopened" in said else None
    if said or isinstance(parked, datetime) or (reopened is not None and not isinstance(reopened, datetime)):
        raise Unreadable
    return End(when, ClosingReason(why), parked, reopened)
