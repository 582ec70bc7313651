"""When something happened, read from what a person types: ISO, a date, or words in English or French."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from outreach.models import Moment, folded
from outreach.text import _


class WhenError(ValueError):
    """The words do not say when; the message says what is wrong and what would be right."""


WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            ("monday", "mon", "lundi"),
            ("tuesday", "tue", "tues", "mardi"),
            ("wednesday", "wed", "mercredi"),
            ("thursday", "thu", "thurs", "jeudi"),
            ("friday", "fri", "vendredi"),
            ("saturday", "sat", "samedi"),
            ("sunday", "sun", "dimanche"),
        )
    )
    for word in words
}
DAYS_AGO = {
    "today": 0, "aujourd'hui": 0, "aujourdhui": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0,
    "ce matin": 0, "cet apres-midi": 0, "cet apres midi": 0, "ce soir": 0,
    "yesterday morning": 1, "yesterday evening": 1, "last night": 1, "hier matin": 1, "hier soir": 1,
    "yesterday": 1, "hier": 1,
    "the day before yesterday": 2, "day before yesterday": 2, "avant-hier": 2, "avant hier": 2,
    "tomorrow": -1, "demain": -1,
    "last week": 7, "la semaine derniere": 7, "semaine derniere": 7,
}  # fmt: skip
NOW = ("", "now", "maintenant", "just now", "a l'instant")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb fevrier fevr", "march mar mars", "april apr avril avr",
            "may mai", "june jun juin", "july jul juillet juil", "august aug aout",
            "september sep sept septembre", "october oct octobre", "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_CLOCK = re.compile(r"[\s,]*(?:\b(?:at|a|vers)\s+|\s)(\d{1,2})(?:\s*(?:[:h])\s*(\d{2})?|(?=\s*[ap]m))\s*([ap]m)?$")
_AGO = re.compile(
    r"(?:il y a\s+)?(\d{1,4}|an?|une?)\s*"
    r"(minutes?|min|hours?|h|heures?|days?|d|jours?|j|weeks?|w|semaines?|months?|mois)(\s+ago)?$"
)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\s+([a-z]+)\.?(?:,?\s+(\d{4}))?$")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_NOON = re.compile(r"\b(?:at noon|noon|a midi|midi)$")
_MONTH_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$")


@dataclass(frozen=True)
class _Reader:
    now: datetime
    zone: ZoneInfo

    @property
    def local_now(self) -> datetime:
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.local_now.date()

    def read(self, words: str) -> Moment | None:
        if words in NOW:
            return Moment(self.now)
        ago = _AGO.fullmatch(words)
        if ago and (ago[3] or words.startswith("il y a")):
            return self._ago(ago[1], ago[2])
        words = _NOON.sub("12:00", words)
        clock = _CLOCK.search(" " + words)
        if clock and _hour(clock) is not None:
            day_words = (" " + words)[: clock.start()].strip()
            day = self.day(day_words) if day_words else self.today
            if day is not None:
                return Moment(
                    datetime.combine(day, _hour(clock) or time(), tzinfo=self.zone).astimezone(self.now.tzinfo)
                )
        day = self.day(words)
        return None if day is None else Moment.of_day(day, self.zone)

    def day(self, words: str) -> date | None:
        if words in DAYS_AGO:
            return self.today - timedelta(days=DAYS_AGO[words])
        if numbers := _NUMBERS.fullmatch(words):
            return self._numeric_day(numbers)
        named = re.fullmatch(r"(?:(?:last|on)\s+)?([a-z]+)(?:\s+dernier)?", words)
        if named and named[1] in WEEKDAYS:
            return self._weekday(WEEKDAYS[named[1]])
        for pattern, order in ((_ISO_DAY, "ymd"), (_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy")):
            found = pattern.fullmatch(words)
            if found:
                parts = dict(zip(order, found.groups(), strict=True))
                return self._calendar_day(parts["y"], parts["m"], parts["d"])
        return None

    def _numeric_day(self, numbers: re.Match[str]) -> date | None:
        first, separator, second, year = numbers.groups()
        if separator == "." or int(first) > 12 or first == second:
            return self._calendar_day(year, second, first)
        if int(second) > 12:
            return self._calendar_day(year, first, second)
        raise WhenError(_("“%(words)s” can be read two ways. Write it as 2026-02-11, or 11 Feb.", words=numbers[0]))

    def _weekday(self, weekday: int) -> date:
        # "Tuesday" said on a Tuesday means a week ago: who means today says today.
        return self.today - timedelta(days=(self.today.weekday() - weekday - 1) % 7 + 1)

    def _calendar_day(self, year: str | None, month: str, day: str) -> date | None:
        number = int(month) if month.isdecimal() else MONTHS.get(month)
        if number is None:
            return None
        chosen = int(year) if year else self.today.year
        try:
            found = date(chosen, number, int(day))
            return found if year or found <= self.today else found.replace(year=chosen - 1)
        except ValueError:
            raise WhenError(_wrong_day(chosen, number, int(day))) from None

    def _ago(self, count: str, unit: str) -> Moment:
        number = int(count) if count.isdecimal() else 1
        if unit.startswith("min"):
            return Moment(self.now - timedelta(minutes=number))
        if unit.startswith("h"):
            return Moment(self.now - timedelta(hours=number))
        days = {"d": 1, "j": 1, "w": 7, "s": 7, "m": 30}[unit[0]]
        return Moment.of_day(self.today - timedelta(days=number * days), self.zone)


def parse_when(text: str, *, now: datetime, zone: ZoneInfo) -> Moment:
    """The moment that `text` names for somebody in `zone`; without an hour only the day is known.

    ISO 8601 with or without zone, `11 Feb 2026`, `last Tuesday`, `hier à 16 h`, `3 days ago`, empty for now.
    Raises WhenError with a sentence for the person who typed it.
    """
    try:
        iso = _iso_instant(text.strip(), zone)
        if iso is not None:
            return Moment(iso.astimezone(now.tzinfo))
        moment = _Reader(now, zone).read(folded(text.replace("’", "'")).removeprefix("le "))
    except OverflowError:
        raise WhenError(_("“%(words)s” is too far away.", words=text)) from None
    if moment is None:
        raise WhenError(_("“%(words)s” is not a date that can be read. Write a day, or “last Tuesday”.", words=text))
    return moment


def _iso_instant(text: str, zone: ZoneInfo) -> datetime | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}(T\d{2}| \d{2}:?\d{2})", text):
        return None
    from dateutil.parser import isoparse  # its time zones of Windows take long to load

    try:
        found = isoparse(text.replace(" ", "T", 1))
        return found if found.tzinfo else found.replace(tzinfo=zone)
    except ValueError:
        raise WhenError(_("“%(words)s” is no such day or hour. Write 2026-02-11 14:30.", words=text)) from None


def _hour(clock: re.Match[str]) -> time | None:
    hour, minute, half = int(clock[1]), int(clock[2] or 0), clock[3]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _wrong_day(year: int, month: int, day: int) -> str:
    if year == 0:
        return _("This is before %(year)s. Is the year right?", year=1)
    if not 1 <= month <= 12:
        return _("There is no month %(month)s. Write the day as 2026-02-11, or “last Tuesday”.", month=month)
    last = monthrange(year, month)[1]
    return _(
        "That month of %(year)s ends on day %(last)s; there is no day %(day)s. Write a day, or “last Tuesday”.",
        year=year, last=last, day=day,
    )  # fmt: skip
