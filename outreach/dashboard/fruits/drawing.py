"""Where things stand in the pictures of what came of it. Pure."""

from collections.abc import Sequence


def shares(values: Sequence[int], whole: int) -> list[float]:
    """Values in percent of a width that is `whole`; nothing is as long as nothing."""
    return [round(100 * value / whole, 2) if whole else 0.0 for value in values]


def last(values: Sequence[float | None]) -> float | None:
    """The latest answer; None before the first."""
    return next((value for value in reversed(values) if value is not None), None)
