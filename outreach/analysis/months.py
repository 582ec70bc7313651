"""Days gathered into months of the calendar. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date

MOST_MONTHS = 24


def months_until(first: date | None, as_of: date, most: int = MOST_MONTHS) -> list[date]:
    """The first days of the months from that of `first` to that of `as_of`, the latest `most`; none without a first."""
    if first is None or first > as_of:
        return []
    months, month = list[date](), as_of.replace(day=1)
    while month >= first.replace(day=1) and len(months) < most:
        months.append(month)
        month = date(month.year - (month.month == 1), 12 if month.month == 1 else month.month - 1, 1)
    return months[::-1]


def summed(amounts: Iterable[tuple[date, int]], months: Iterable[date]) -> list[int]:
    """How much falls into each of the months."""
    by_month: dict[date, int] = {}
    for day, amount in amounts:
        month = day.replace(day=1)
        by_month[month] = by_month.get(month, 0) + amount
    return [by_month.get(month, 0) for month in months]


def reached_by(days: Iterable[date], months: Iterable[date]) -> list[int]:
    """How many of the days had come by the end of each month: a count that only grows."""
    sorted_days = sorted(day.replace(day=1) for day in days)
    return [sum(day <= month for day in sorted_days) for month in months]


def spread(values: Mapping[date, list[int]], months: Iterable[date]) -> list[float | None]:
    """The mean of each month's values; None where there are none: a gap is no zero."""
    return [sum(values[month]) / len(values[month]) if values.get(month) else None for month in months]
