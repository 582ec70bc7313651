"""Where things stand in the pictures: results to shares of a width and a height. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from outreach.analysis.funnel import FunnelResult
from outreach.analysis.survival import Curve, Step
from outreach.analysis.weeks import WeeksResult

MOST_POINTS = 60
MOST_DAY_TICKS = 7
DAY_STEPS = (1, 2, 3, 7, 14, 30, 60, 90, 180, 365)
SHARE_STEPS = (0.05, 0.1, 0.2)
COUNT_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the funnel, in percent of the people contacted; the whisker is None without an interval."""

    stage: str
    whole: float
    reached: float
    not_yet: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Rising:
    """The share that has reached the goal by each day, as far as 5 people are at risk, thinned for drawing.

    The lists are of one length and hold steps: a share is kept until the next day. `low` and `high` are None
    where there is no band. `median` is a day and its share, None when it lies beyond the drawing.
    """

    days: tuple[float, ...]
    shares: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    day_ticks: tuple[int, ...]
    share_ticks: tuple[float, ...]
    median: tuple[float, float] | None

    @property
    def last_day(self) -> float:
        """Where the drawing ends."""
        return self.days[-1]

    @property
    def top(self) -> float:
        """The share at the upper edge."""
        return self.share_ticks[-1]


def bars(result: FunnelResult) -> tuple[Bar, ...]:
    """The bars of a funnel, all on the scale of the people contacted; none when there are none."""
    people = result.stages[0].count
    if not people:
        return ()
    drawn = [Bar(result.stages[0].stage, 100, 100, 0, None, None)]
    for stage in result.stages[1:]:
        assert stage.rate is not None
        scale = 100 / people
        whole = stage.rate.n * scale
        low, high = (None if bound is None else bound * whole for bound in (stage.rate.low, stage.rate.high))
        drawn.append(Bar(stage.stage, whole, stage.count * scale, (stage.not_yet or 0) * scale, low, high))
    return tuple(drawn)


def rising(curve: Curve) -> Rising:
    """A Kaplan-Meier curve as it is drawn: rising, cut where fewer than 5 are at risk."""
    end = max(curve.last_day, 1.0)
    steps = _thinned([step for step in curve.steps if step.day <= end], end)
    days, shares = (0.0, *(step.day for step in steps)), (0.0, *(1 - step.survival for step in steps))
    # At the day 0 itself there is either nobody yet or the first step, never both.
    start = 1 if steps and steps[0].day == 0 else 0
    low = (None, *(None if step.high is None else 1 - step.high for step in steps))
    high = (None, *(None if step.low is None else 1 - step.low for step in steps))
    return Rising(
        (*days[start:], end),
        (*shares[start:], shares[-1]),
        (*low[start:], low[-1]),
        (*high[start:], high[-1]),
        day_ticks(end),
        share_ticks(max([*shares, *(bound for bound in high if bound is not None)])),
        _median(curve, end),
    )


def day_ticks(end: float) -> tuple[int, ...]:
    """At most eight round days from 0 to `end`."""
    step = next((step for step in DAY_STEPS if end / step <= MOST_DAY_TICKS), ceil(end / MOST_DAY_TICKS))
    return tuple(range(0, int(end) + 1, step))


def share_ticks(highest: float) -> tuple[float, ...]:
    """Round shares from 0 to the first that is not below `highest`, never beyond 1."""
    step = next((step for step in SHARE_STEPS if highest / step <= 4), SHARE_STEPS[-1])
    return tuple(round(step * place, 2) for place in range(max(1, ceil(min(highest, 1) / step - 1e-9)) + 1))


def count_ticks(highest: int) -> tuple[int, ...]:
    """Round numbers from 0 to the first that is not below `highest`, at most five of them above 0."""
    step = next((step for step in COUNT_STEPS if highest / step <= 4), ceil(highest / 4))
    return tuple(range(0, step * max(1, ceil(highest / step)) + 1, step))


def weeks_ticks(result: WeeksResult) -> tuple[int, ...]:
    """Round numbers beside the bars of the weeks, up to the longest bar or the target."""
    return count_ticks(max([result.target or 0, *(week.contacts for week in result.weeks)]))


def week_places(result: WeeksResult) -> tuple[int, ...]:
    """The places of the weeks that are named below their bars: every third or so, and the last."""
    number = len(result.weeks)
    step = max(1, ceil(number / 4))
    places = [place for place in range(0, number - 1, step) if number - 1 - place >= step - 1 or step == 1]
    return (*places, number - 1) if number else ()


def _median(curve: Curve, end: float) -> tuple[float, float] | None:
    day = curve.median_of_answered
    if day > end:
        return None
    place = bisect_right([step.day for step in curve.steps], day) - 1
    return day, 1 - curve.steps[place].survival


def _thinned(steps: Sequence[Step], end: float) -> list[Step]:
    """All steps, or the last one of each of many equal slices of the width: more could not be told apart."""
    if len(steps) <= MOST_POINTS:
        return list(steps)
    return list({int(step.day / end * MOST_POINTS): step for step in steps}.values())


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week in percent of the drawing: from the left, its width, and its height from below."""

    left: float
    width: float
    height: float
    middle: float


CANVAS = 1000


def line_path(line: Rising) -> str:
    """The steps of the curve as an SVG path on a canvas of 1000 by 1000, y downwards."""
    start = f"M0 {_y(line.shares[0], line)}"
    steps = zip(line.days[1:], line.shares[1:], strict=True)
    return start + "".join(f"H{_x(day, line)}V{_y(share, line)}" for day, share in steps)


def band_path(line: Rising) -> str:
    """The band around the curve as a closed SVG path on the same canvas; empty where there is none."""
    pieces = [
        (_x(start, line), _x(end, line), _y(low, line), _y(high, line))
        for start, end, low, high in zip(line.days, line.days[1:], line.low, line.high, strict=False)
        if low is not None and high is not None
    ]
    if not pieces:
        return ""
    upper = "".join(f"L{start} {high}H{end}" for start, end, _, high in pieces)
    lower = "".join(f"L{end} {low}H{start}" for start, end, low, _ in reversed(pieces))
    return f"M{upper[1:]}{lower}Z"


def week_bars(result: WeeksResult) -> tuple[WeekBar, ...]:
    """The bars of the weeks, side by side with a fifth of their room between them."""
    room = 100 / max(len(result.weeks), 1)
    top = weeks_ticks(result)[-1]
    return tuple(
        WeekBar(room * (place + 0.1), room * 0.8, 100 * week.contacts / top, room * (place + 0.5))
        for place, week in enumerate(result.weeks)
    )


def _x(day: float, line: Rising) -> float:
    return round(CANVAS * day / line.last_day, 1)


def _y(share: float, line: Rising) -> float:
    return round(CANVAS * (1 - share / line.top), 1)
