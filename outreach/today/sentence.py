"""The one sentence over Today: what is due, how much of it is late, how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from outreach.text import _, _l, _n

MINUTES_EACH = 7
WORDS: Mapping[int, LazyString] = {
    2: _l("two"), 3: _l("three"), 4: _l("four"), 5: _l("five"), 6: _l("six"), 7: _l("seven"), 8: _l("eight"),
    9: _l("nine"), 10: _l("ten"),
}  # fmt: skip


@dataclass(frozen=True)
class Load:
    """What waits: steps (appointments not among them), how many of them are late, appointments, silences."""

    steps: int = 0
    late: int = 0
    meetings: int = 0
    first_hour: str = ""
    silences: int = 0
    only_follow_ups: bool = True
    """Whether the steps are all with people who are searched; else they are called things."""


def sentence(load: Load) -> str:
    """The sentence; empty when nothing waits."""
    parts = [part for part in (_steps(load), _meetings(load)) if part]
    if not parts:
        return _silences(load)
    said = _("%(steps)s, and %(meetings)s", steps=parts[0], meetings=parts[1]) if len(parts) == 2 else parts[0]
    said = said[:1].upper() + said[1:]
    return _("%(what)s. Allow %(time)s.", what=said, time=_time(load)) if load.steps else _("%(what)s.", what=said)


def in_words(number: int) -> str:
    """`four` up to ten, then figures."""
    return str(WORDS.get(number, number))


def _steps(load: Load) -> str:
    if not load.steps:
        return ""
    all_late = load.late and load.late == load.steps
    steps = (_follow_ups if load.only_follow_ups else _things)(load.steps, bool(all_late))
    if not load.late or all_late:
        return steps
    return _n(
        "%(steps)s, one of them late", "%(steps)s, %(count)s of them late",
        load.late, steps=steps, count=in_words(load.late),
    )  # fmt: skip


def _follow_ups(number: int, late: bool) -> str:
    count = in_words(number)
    if late:
        return _n(
            "one follow-up to make, and it is late", "%(count)s follow-ups to make, all of them late",
            number, count=count,
        )  # fmt: skip
    return _n("one follow-up to make", "%(count)s follow-ups to make", number, count=count)


def _things(number: int, late: bool) -> str:
    count = in_words(number)
    if late:
        return _n("one thing to do, and it is late", "%(count)s things to do, all of them late", number, count=count)
    return _n("one thing to do", "%(count)s things to do", number, count=count)


def _meetings(load: Load) -> str:
    if not load.meetings:
        return ""
    if not load.first_hour:
        return _n("one appointment", "%(count)s appointments", load.meetings, count=in_words(load.meetings))
    return _n(
        "one appointment at %(hour)s", "%(count)s appointments, the first at %(hour)s",
        load.meetings, count=in_words(load.meetings), hour=load.first_hour,
    )  # fmt: skip


def _silences(load: Load) -> str:
    if not load.silences:
        return ""
    return _n(
        "Nothing is due, but one silence is longer than usual.",
        "Nothing is due, but %(count)s silences are longer than usual.",
        load.silences, count=in_words(load.silences),
    )  # fmt: skip


def _time(load: Load) -> str:
    minutes = load.steps * MINUTES_EACH
    for most, words in (
        (8, _("a few minutes")),
        (20, _("a quarter of an hour")),
        (38, _("half an hour")),
        (52, _("three quarters of an hour")),
        (75, _("an hour")),
    ):
        if minutes <= most:
            return words
    hours = round(minutes / 60)
    return _n("an hour", "%(count)s hours", hours, count=in_words(hours))
