"""Days as files write them. Which of two numbers is the month is decided for a whole column, never for one value."""

import re
from datetime import date, timedelta
from functools import lru_cache

ORDERS = ("dmy", "mdy", "ymd")
AMBIGUOUS = "ambiguous"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier janv januar jänner enero ene gennaio gen januari janeiro stycznia января",
            "feb february février fevrier févr fév februar febrero febbraio februari fevereiro fev lutego февраля",
            "mar march mars märz maerz mär mrz marzo maart mrt março marco marca марта",
            "apr april avril avr abril abr aprile kwietnia апреля",
            "may mai mayo maggio mag mei maio maja мая",
            "jun june juin juni junio giugno giu junho czerwca июня",
            "jul july juillet juil juli julio luglio lug julho lipca июля",
            "aug august août aout agosto ago augustus sierpnia августа",
            "sep sept september septembre septiembre settembre set setembro września сентября",
            "oct october octobre oktober okt octubre ottobre ott outubro out października октября",
            "nov november novembre noviembre novembro listopada ноября",
            "dec december décembre decembre déc dezember dez diciembre dic dicembre dezembro grudnia декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[\sT,]+(?:at |à |um )?\d{1,2}[:h.]\d{2}.*|\s*\(.*\)|Z)?"
_NUMBERS = re.compile(rf"(\d{{1,4}})\s?[./-]\s?(\d{{1,2}})\s?[./-]\s?(\d{{1,4}})\.?{_TIME}")
_WEEKDAY = r"@?(?:[^\W\d_]+\.?,?\s+){0,2}?"
_BY_WORDS = (
    re.compile(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[\s/-]*(?:de\s+|of\s+)?(?P<month>[^\W\d_]+)\.?"
        rf"[\s,/-]*(?:del?\s+)?(?P<year>\d{{4}}|\d{{2}})(?!\d){_TIME}"
    ),
    re.compile(
        rf"{_WEEKDAY}(?P<month>[^\W\d_]+)\.?[\s/-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,/-]+(?P<year>\d{{4}}){_TIME}"
    ),
    re.compile(rf"(?P<year>\d{{4}})[\s/-]+(?P<month>[^\W\d_]+)\.?[\s/-]+(?P<day>\d{{1,2}}){_TIME}"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日.*"),
    re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)"),
)
_SERIAL = re.compile(r"([2-6]\d{4})(?:[.,]\d+)?")
_NO_DAY = re.compile(r"0{1,4}[./-]0{1,2}[./-]0{1,4}|-+|n/?a|none|null|nan", re.IGNORECASE)
_SERIAL_START = date(1899, 12, 30)


def says_nothing(text: str) -> bool:
    """Whether this is how files write *no day*: `0/0/00`, a dash."""
    return _NO_DAY.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def evidence(text: str) -> str:
    """`dmy` or `mdy` when the numbers of this value can be read in that order only; else the empty string."""
    numbers = _numbers(text)
    if numbers is None:
        return ""
    day_first, month_first = _day(*numbers), _day(numbers[1], numbers[0], numbers[2])
    if day_first and not month_first:
        return "dmy"
    return "mdy" if month_first and not day_first else ""


@lru_cache(maxsize=20_000)
def day_of(text: str, order: str | None) -> date | str | None:
    """The day that `text` names. AMBIGUOUS when it reads two ways and `order` is None; None when it is no day.

    >>> day_of("08 Feb 2026", None), day_of("03/04/2024", None), day_of("03/04/2024", "dmy")
    (datetime.date(2026, 2, 8), 'ambiguous', datetime.date(2024, 4, 3))
    """
    text = text.split("→")[0].strip()
    return _by_numbers(text, order) or _by_words(text) or _by_serial(text)


def _by_numbers(text: str, order: str | None) -> date | str | None:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return None
    first, second, third = found[1], found[2], found[3]
    if len(first) > 2 or order == "ymd":
        return _day(int(third), int(second), _year(first)) if len(third) <= 2 else None
    a, b, year = int(first), int(second), _year(third)
    day_first, month_first = _day(a, b, year), _day(b, a, year)
    if order == "dmy" or not month_first:
        return day_first
    if order == "mdy" or not day_first:
        return month_first
    return day_first if a == b else AMBIGUOUS


def _numbers(text: str) -> tuple[int, int, int] | None:
    found = _NUMBERS.fullmatch(text.split("→")[0].strip())
    return (int(found[1]), int(found[2]), _year(found[3])) if found and len(found[1]) <= 2 else None


def _by_words(text: str) -> date | None:
    for written in _BY_WORDS:
        if found := written.fullmatch(text):
            month = found["month"]
            number = int(month) if month.isdecimal() else _MONTHS.get(month.casefold())
            if number:
                return _day(int(found["day"]), number, _year(found["year"]))
    return None


def _by_serial(text: str) -> date | None:
    """The number of a day as spreadsheets count them: 45363 is 2024-03-12."""
    found = _SERIAL.fullmatch(text)
    return _SERIAL_START + timedelta(days=int(found[1])) if found else None


def _year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < 70 else 1900)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None
