"""How one value of a column would be read: an example beside each order of dates that is offered."""

from datetime import date

from babel.dates import format_date
from flask_babel import get_locale

from outreach.imports.columns import days
from outreach.text import _


def readings_of(value: str) -> dict[str, str]:
    """Each order in which `value` can be read -> what it would mean: `Day first: 03/04/2024 is 3 April 2024`."""
    found = {order: days.day_of(value, order) for order in days.ORDERS}
    printed = {order: long_day(day) for order, day in found.items() if isinstance(day, date)}
    said = {
        "dmy": _("Day first: %(value)s is %(day)s", value=value, day=printed.get("dmy", "")),
        "mdy": _("Month first: %(value)s is %(day)s", value=value, day=printed.get("mdy", "")),
        "ymd": _("Year first: %(value)s is %(day)s", value=value, day=printed.get("ymd", "")),
    }
    return {order: said[order] for order in printed}


def long_day(day: date) -> str:
    """3 April 2024."""
    return format_date(day, "d MMMM y", locale=get_locale() or "en")
