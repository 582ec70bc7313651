"""Where things stand in the pictures of what came of it. Pure."""

from collections.abc import Sequence

MOST_PULSE, LEAST_PULSE = 5, 1


def shares(values: Sequence[int], whole: int) -> list[float]:
    """Values in percent of a width that is `whole`; nothing is as long as nothing."""
    return [round(100 * value / whole, 2) if whole else 0.0 for value in values]


def line(values: Sequence[float | None], width: int = 120, height: int = 24) -> list[str]:
    """The points of a line from 1 (below) to 5 (above), broken where a month has no answer."""
    step = width / max(len(values) - 1, 1)
    parts, part = list[str](), list[str]()
    for place, value in enumerate(values):
        if value is None:
            parts, part = [*parts, *([" ".join(part)] if part else [])], []
            continue
        y = height - 2 - (value - LEAST_PULSE) / (MOST_PULSE - LEAST_PULSE) * (height - 4)
        part.append(f"{round(place * step, 1)},{round(y, 1)}")
    return [*parts, *([" ".join(part)] if part else [])]


def last(values: Sequence[float | None]) -> float | None:
    """The latest answer; None before the first."""
    return next((value for value in reversed(values) if value is not None), None)
