"""The user's curve as a line of 120 px, the same one for every silence, and where on it somebody stands. Pure."""

from bisect import bisect_right
from dataclasses import dataclass

from outreach.analysis.funnel import REPLY_DAYS
from outreach.analysis.survival import Curve

WIDTH, HEIGHT = 120, 28
TOP, FOOT = 4, HEIGHT - 2
MOST_DAYS = 90.0


@dataclass(frozen=True, slots=True)
class Line:
    """The curve from day 0 to `last_day`: its path, drawn once, in px from the upper left corner."""

    path: str
    last_day: float
    _days: tuple[float, ...]
    _heights: tuple[float, ...]

    def now(self, day: float) -> "Now":
        """Where `day` stands, at the right edge when it lies beyond it, and the stretch in which answers may come."""
        x = _x(day, self.last_day)
        height = self._heights[bisect_right(self._days, day) - 1]
        return Now(x, height, round(_x(day + REPLY_DAYS, self.last_day) - x, 1), beyond=day > self.last_day)


@dataclass(frozen=True, slots=True)
class Now:
    """A mark on the line, and how wide the stretch of the next 30 days is; `beyond` the end of the line or not."""

    x: float
    y: float
    stretch: float
    beyond: bool


def line(curve: Curve) -> Line:
    """The share that has answered, rising in steps as far as 5 people are at risk, at most 90 days.

    The highest share fills the height: the line tells where somebody stands, the figures beside it how much that is.
    """
    last_day = min(max(curve.last_day, 1.0), MOST_DAYS)
    # One step per pixel: more could not be told apart.
    steps = {round(_x(step.day, last_day)): step for step in curve.steps if step.day <= last_day}.values()
    highest = max((1 - step.survival for step in steps), default=0.0) or 1.0
    days, heights = [0.0], [float(FOOT)]
    for step in steps:
        days.append(step.day)
        heights.append(round(FOOT - (FOOT - TOP) * (1 - step.survival) / highest, 1))
    pairs = zip(days[1:], heights[1:], strict=True)
    path = f"M0 {FOOT}" + "".join(f"H{_x(day, last_day)}V{y}" for day, y in pairs) + f"H{WIDTH}"
    return Line(path, last_day, tuple(days), tuple(heights))


def _x(day: float, last_day: float) -> float:
    return round(WIDTH * min(day, last_day) / last_day, 1)
