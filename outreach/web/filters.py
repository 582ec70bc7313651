"""How Jinja prints days, times, numbers and shares: in the reader's language and time zone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache, wraps
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_domain, get_locale, get_timezone
from jinja2 import pass_context
from jinja2.runtime import Context

from outreach import clock, text
from outreach.models import Moment
from outreach.text import NARROW_SPACE, NO_BREAK_SPACE, _, french_spacing
from outreach.web import words
from outreach.web.icons import icon, ring

Time = date | datetime | Moment


def init_app(app: Flask) -> None:
    """Give templates our filters, icons and rings, and sentences with the spaces of printed French."""
    ours: dict[str, Callable[..., Any]] = {
        "day": day, "weekday": weekday, "long_day": long_day, "hour": hour, "iso": iso, "age": age, "ago": ago,
        "due": due, "late": late, "number": number, "percent": percent, "initials": initials, "typography": typography,
        "stage_label": words.stage_label, "channel_label": words.channel_label, "source_label": words.source_label,
        "closing_label": words.closing_label, "kind_label": words.kind_label, "step_label": words.step_label,
    }  # fmt: skip
    app.jinja_env.filters.update({name: _of_reader(filter_) for name, filter_ in ours.items()})
    app.jinja_env.globals.update(icon=icon, ring=ring, today=today)
    # Jinja fills in the values itself, escaped, after the spaces were set.
    app.jinja_env.install_gettext_callables(_, _plural, newstyle=True)  # type: ignore[attr-defined]
    texts: dict[str, Any] = app.jinja_env.globals
    texts.update({name: _with_one_full_stop(texts[name]) for name in ("gettext", "ngettext")})


def _of_reader(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Templates are compiled once for everybody: Jinja must not work out a literal in the first reader's language."""

    @pass_context
    @wraps(filter_)
    def asked(_context: Context, *values: Any, **named: Any) -> Any:
        return filter_(*values, **named)

    return asked


def _with_one_full_stop(translate: Callable[..., Any]) -> Callable[..., Any]:
    """What Jinja fills in may end in an abbreviation (21 déc.): then the full stop of the sentence is there already."""

    @pass_context
    @wraps(translate)
    def said(context: Context, sentence: str, *plural: Any, **values: Any) -> Any:
        filled = translate(context, sentence, *plural, **values)
        return filled[:-1] if values and sentence.endswith(")s.") and filled.endswith("..") else filled

    return said


def _plural(singular: str, plural: str, num: int) -> str:
    sentence: str = get_domain().get_translations().ungettext(singular, plural, num)
    return typography(sentence)


def typography(sentence: str) -> str:
    """`sentence` with the spaces of printed French, when the reader reads French."""
    return french_spacing(sentence) if text.language() == "fr" else sentence


def zone() -> tzinfo:
    """The time zone that days are counted in: that of the account."""
    found: tzinfo | None = get_timezone()
    return found or UTC


def today() -> date:
    """The reader's day."""
    return clock.now().astimezone(zone()).date()


def day(value: Time) -> str:
    """12 Mar; with its year when that is not this year."""
    return _dated(value, "d MMM")


def weekday(value: Time) -> str:
    """Thu 12 Mar; with its year when that is not this year."""
    return _dated(value, "EEE d MMM")


def long_day(value: Time) -> str:
    """Friday 27 February; with its year when that is not this year."""
    return _dated(value, "EEEE d MMMM")


def hour(value: Time) -> str:
    """14:30; nothing when only the day is known."""
    instant = value.at if isinstance(value, Moment) and value.day is None else value
    if not isinstance(instant, datetime):
        return ""
    return format_datetime(instant.astimezone(zone()), "HH:mm", locale=get_locale() or "en")


def iso(value: Time) -> str:
    """What the `datetime` attribute of <time> holds."""
    if isinstance(value, Moment):
        return value.printed()
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()


def age(value: Time) -> str:
    """6 d: whole days from then to today."""
    return _("%(days)s d", days=number(_days_since(value)))


def ago(value: Time) -> str:
    """6 d ago, yesterday, today, or the day itself when it is yet to come."""
    days = _days_since(value)
    if days < 0:
        return weekday(value)
    near = {0: _("today"), 1: _("yesterday")}
    return near.get(days) or _("%(days)s d ago", days=number(days))


def due(value: Time) -> str:
    """When something is to be done: Overdue 2 d, Today, Tomorrow, Thu 12 Mar."""
    days = _days_since(value)
    if days > 0:
        return _("Overdue %(days)s d", days=number(days))
    near = {0: _("Today"), -1: _("Tomorrow")}
    return near.get(days) or weekday(value)


def late(value: Time) -> bool:
    """Whether a due day has passed."""
    return _days_since(value) > 0


def number(value: float) -> str:
    """1,234.5 or 1 234,5."""
    return _number(value, text.language())


@lru_cache(1_000)
def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


def percent(share: float, digits: int = 0) -> str:
    """A share of 1 as 30 %, its sign held by a narrow space in both languages."""
    rounded = round(share * 100, digits)
    return f"{number(int(rounded) if digits == 0 else rounded)}{NARROW_SPACE}%"


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    parts = [part for part in name.split() if part[0].isalpha()] or [name.strip()[:1]]
    return (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper()


def _local_day(value: Time) -> date:
    if isinstance(value, Moment):
        return value.day or value.at.astimezone(zone()).date()
    return value.astimezone(zone()).date() if isinstance(value, datetime) else value


def _days_since(value: Time) -> int:
    return (today() - _local_day(value)).days


def _dated(value: Time, pattern: str) -> str:
    local = _local_day(value)
    pattern += "" if local.year == today().year else " y"
    printed = format_date(local, pattern, locale=get_locale() or "en")
    if text.language() == "fr" and local.day == 1:
        printed = " ".join("1ᵉʳ" if word == "1" else word for word in printed.split(" "))
    number_at = printed.find(str(local.day))
    # The number stays with its month: 15 July never breaks in the middle.
    return printed[:number_at] + printed[number_at:].replace(" ", NO_BREAK_SPACE, 1)
