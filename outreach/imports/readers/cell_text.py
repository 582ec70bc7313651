"""The value of a cell of a workbook as the text that a reader of the sheet sees."""

import re
from datetime import date, datetime, time, timedelta

_PLACES = re.compile(r'[0#]|"[^"]*"|\\.|[ ().+/-]')
_FEWEST_PLACES = 6


def text_of(value: object, number_format: str = "") -> str:
    """Days as YYYY-MM-DD, whole numbers without `.0`, phone numbers with the zeros that their format shows.

    >>> text_of(639981011.0, '0#" "##" "##" "##" "##'), text_of(12.5), text_of(datetime(2024, 3, 12)), text_of(True)
    ('06 39 98 10 11', '12.5', '2024-03-12', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("_x005F_", "_")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else _other(value)


def _other(value: object) -> str:
    return str(value).removesuffix(", 0:00:00") if isinstance(value, timedelta) else str(value)


def _number(value: int | float, number_format: str) -> str:
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 1e15:
            return format(value, ".15g")
        value = int(value)
    pieces = _PLACES.findall(number_format)
    places = sum(piece in "0#" for piece in pieces)
    if value < 0 or places < _FEWEST_PLACES or "".join(pieces) != number_format:
        return str(value)
    return _filled(str(value).rjust(places, "0"), pieces, places)


def _filled(digits: str, pieces: list[str], places: int) -> str:
    """Digits put where a format has its places; more of them than places stand in front."""
    said, rest = [digits[: len(digits) - places]], iter(digits[len(digits) - places :])
    for piece in pieces:
        said.append(next(rest) if piece in "0#" else piece.strip('"').removeprefix("\\"))
    return "".join(said)
