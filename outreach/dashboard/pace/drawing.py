"""Where things stand in the pictures of pace and habit: results to shares of a drawing, or to its pixels. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.analysis.habit import DAYS_OF_WEEK, ONE_DAY, Calendar
from outreach.analysis.pace import Pace
from outreach.analysis.promises import Promises
from outreach.analysis.touches import Touches
from outreach.analysis.weeks import Week, WeeksResult
from outreach.dashboard.drawing import Bar, WeekBar, count_ticks, week_places

# The three rows of weeks, of one width: what they count, the colour of which stage, and where they stand from above,
# in shares of the height. The first is about the target, and is read to the person; the others are read as shapes.
ROWS = (("contacts", "contacted", 0.0, 0.46), ("replies", "replied", 0.58, 0.15), ("meetings", "met", 0.85, 0.15))
PARTS = ("on_time", "late", "overdue", "not_yet")
CELL, LONG_CELL = 24, 17
NARROW_WEEKS = 26
FEW_WEEKS = 12
MONTHS_ABOVE = 18


@dataclass(frozen=True, slots=True)
class Row:
    """One of the three rows of weeks: its place from above and its height in shares of the drawing, and its scale."""

    name: str
    stage: str
    top: float
    height: float
    ticks: tuple[int, ...]
    counts: tuple[int, ...]
    bars: tuple[WeekBar, ...]

    def y(self, share: float) -> float:
        """Where a share of its height stands, in percent from above."""
        return round(100 * (self.top + self.height * (1 - share)), 2)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar, in percent of the drawing from the left and from below."""

    kind: str
    left: float
    width: float
    bottom: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar: where it stands in pixels, how many people, which of five steps of heat."""

    day: date
    x: int
    y: int
    people: int
    heat: int
    off: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The calendar in pixels: cells of a size (with their gap), and the places of the months above them."""

    cells: tuple[Cell, ...]
    months: tuple[tuple[int, date], ...]
    size: int
    width: int
    height: int


def rows(shown: Pace) -> tuple[Row, ...]:
    """The three rows of weeks; the target belongs to the scale of the first."""
    drawn = []
    room = 100 / (len(shown.weeks) + empty_weeks(shown))
    for name, stage, top, height in ROWS:
        counts = tuple(getattr(week, name) for week in shown.weeks)
        target = shown.target if name == "contacts" and shown.target else 0
        ticks = count_ticks(max([target, *counts]))
        bars = tuple(
            WeekBar(room * (at + 0.1), room * 0.8, 100 * count / ticks[-1], room * (at + 0.5))
            for at, count in enumerate(counts, empty_weeks(shown))
        )
        kept = ticks if name == "contacts" else (0, ticks[-1])
        drawn.append(Row(name, stage, top, height, kept, counts, bars))
    return tuple(drawn)


def empty_weeks(shown: Pace) -> int:
    """How much room is left before a search that began a few weeks ago, so that its bars are bars."""
    return max(0, FEW_WEEKS - len(shown.weeks))


def named_weeks(mondays: Sequence[date]) -> tuple[int, ...]:
    """The places of the weeks that are named below, of which the last one is not over."""
    weeks = (Week(monday, 0, whole=False, current=False) for monday in mondays)
    return week_places(WeeksResult(tuple(weeks), None))


def sheet(shown: Calendar, works_on: Callable[[int], bool]) -> Sheet:
    """The calendar: a column a week, a row a weekday."""
    size = CELL if len(shown.people) <= NARROW_WEEKS * DAYS_OF_WEEK else LONG_CELL
    steps = shown.steps()
    cells = tuple(
        Cell(
            day=shown.day(place),
            x=place // DAYS_OF_WEEK * size,
            y=place % DAYS_OF_WEEK * size + MONTHS_ABOVE,
            people=people,
            heat=sum(people >= step for step in steps),
            off=not works_on(place % DAYS_OF_WEEK),
            today=shown.day(place) == shown.last,
        )
        for place, people in enumerate(shown.people)
    )
    width = -(-len(shown.people) // DAYS_OF_WEEK) * size
    return Sheet(cells, _months(shown, size), size, width, DAYS_OF_WEEK * size + MONTHS_ABOVE)


def working_days(shown: Calendar, works_on: Callable[[int], bool], began: date) -> tuple[int, int, int]:
    """Since `began`: on how many working days somebody was contacted, of how many, and on how many days off.

    Today is one of them once somebody was contacted: it is not over.
    """
    places = [
        place
        for place, people in enumerate(shown.people)
        if shown.day(place) >= began and (people or shown.day(place) != shown.last)
    ]
    working = [place for place in places if works_on(place % DAYS_OF_WEEK)]
    active = sum(shown.people[place] > 0 for place in working)
    return active, len(working), sum(shown.people[place] > 0 for place in places) - active


def stacks(shown: Promises) -> tuple[tuple[Part, ...], tuple[int, ...]]:
    """The pieces of the bars of follow-ups, and the numbers beside them."""
    ticks = count_ticks(max(sum(getattr(week.due, kind) for kind in PARTS) for week in shown.weeks))
    room = 100 / len(shown.weeks)
    parts = []
    for place, week in enumerate(shown.weeks):
        below = 0
        for kind in PARTS:
            count = getattr(week.due, kind)
            if count:
                parts.append(
                    Part(kind, room * (place + 0.1), room * 0.8, 100 * below / ticks[-1], 100 * count / ticks[-1])
                )
            below += count
    return tuple(parts), ticks


def touch_bars(shown: Touches) -> tuple[Bar, ...]:
    """The bars of the messages, all on the scale of the people written to; none when there are none."""
    if not shown.people:
        return ()
    scale = 100 / shown.people
    drawn = []
    for touch in shown.touches:
        whole = touch.rate.n * scale
        low, high = (None if bound is None else bound * whole for bound in (touch.rate.low, touch.rate.high))
        drawn.append(Bar("replied", whole, touch.rate.k * scale, touch.not_yet * scale, low, high))
    return tuple(drawn)


def lengths(counts: Sequence[int]) -> tuple[float, ...]:
    """Bars for a row of counts, the longest in full width."""
    most = max(counts) or 1
    return tuple(round(100 * count / most, 2) for count in counts)


def _months(shown: Calendar, size: int) -> tuple[tuple[int, date], ...]:
    """The first week that begins in each month, if there is room before the next name."""
    named: list[tuple[int, date]] = []
    for place in range(0, len(shown.people), DAYS_OF_WEEK):
        monday = shown.day(place)
        begins = monday.day <= DAYS_OF_WEEK
        if begins and monday + 2 * DAYS_OF_WEEK * ONE_DAY <= shown.last + timedelta(days=1):
            named.append((place // DAYS_OF_WEEK * size, monday))
    return tuple(named)
