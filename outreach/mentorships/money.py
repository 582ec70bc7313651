"""Money: stored in hundredths, typed in whole units with a comma or a point, printed with its currency."""

import re
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import format_currency
from flask_babel import get_locale
from wtforms import StringField

from outreach.text import _

MOST = 99_999_999
"""Just under a million, in hundredths: what fits every database."""
_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?")
_GAPS = re.compile(r"[\s\u00a0\u202f'’]")


def printed_money(hundredths: int, currency: str) -> str:
    """€630, €32.50; in French 630 €, 32,50 €: decimals only where there are some."""
    locale = Locale.parse(get_locale() or "en")
    pattern = locale.currency_formats["standard"].pattern
    if hundredths % 100 == 0:
        pattern = pattern.replace(".00", "")
    return str(format_currency(Decimal(hundredths) / 100, currency, pattern, locale=locale, currency_digits=False))


def typed_money(hundredths: int | None) -> str:
    """An amount as the user would type it: 12 or 12.50."""
    if hundredths is None:
        return ""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}" if part else str(whole)


def read_money(text: str) -> int | None:
    """Hundredths of what was typed; None for nothing. Raises ValueError with a sentence."""
    typed = _GAPS.sub("", text)
    if not typed:
        return None
    if typed.startswith(("-", "\u2212")):
        raise ValueError(_("An amount is never below zero. Write 12 or 12.50."))
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise ValueError(_("“%(words)s” is not an amount. Write 12 or 12.50.", words=text.strip()))
    amount = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    if amount > MOST:
        raise ValueError(_("That is more than can be kept here. Is the amount right?"))
    return amount


class MoneyField(StringField):
    """An amount in whole units; `data` holds hundredths, None when empty."""

    data: int | None  # type: ignore[assignment]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the amount that was typed."""
        self.data = None
        self.data = read_money(str(valuelist[0])[:50].replace("\0", "")) if valuelist else None

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else typed_money(self.data)
