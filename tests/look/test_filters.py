"""How days, numbers and shares are printed, in both languages."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from flask import Flask
from flask_babel import refresh

from outreach.models import Moment
from outreach.web import filters

NARROW, FIXED = "\u202f", "\u00a0"
# In Paris it is already the fifth.
NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fifth_of_march() -> time_machine.travel:  # type: ignore[misc]
    with time_machine.travel(NOW, tick=False):
        yield


def read_in(app: Flask, language: str) -> None:
    app.config["READER"] = (language, "Europe/Paris")
    refresh()


@pytest.mark.parametrize(
    ("language", "value", "day", "weekday", "long_day"),
    [
        ("en", date(2026, 3, 12), f"12{FIXED}Mar", f"Thu 12{FIXED}Mar", f"Thursday 12{FIXED}March"),
        ("fr", date(2026, 3, 12), f"12{FIXED}mars", f"jeu. 12{FIXED}mars", f"jeudi 12{FIXED}mars"),
        ("fr", date(2026, 9, 1), f"1ᵉʳ{FIXED}sept.", f"mar. 1ᵉʳ{FIXED}sept.", f"mardi 1ᵉʳ{FIXED}septembre"),
        ("en", date(2025, 9, 1), f"1{FIXED}Sep 2025", f"Mon 1{FIXED}Sep 2025", f"Monday 1{FIXED}September 2025"),
    ],
)
def test_a_day(page: Flask, language: str, value: date, day: str, weekday: str, long_day: str) -> None:
    read_in(page, language)
    assert (filters.day(value), filters.weekday(value), filters.long_day(value)) == (day, weekday, long_day)


def test_an_instant_falls_on_the_day_of_the_reader(page: Flask) -> None:
    late_in_the_evening = datetime(2026, 2, 17, 23, 30, tzinfo=UTC)
    assert filters.day(late_in_the_evening) == f"18{FIXED}Feb"
    assert filters.hour(late_in_the_evening) == "00:30"
    assert filters.iso(late_in_the_evening) == "2026-02-17T23:30:00Z"
    assert filters.today() == date(2026, 3, 5)


def test_a_day_of_which_the_hour_is_not_known_has_none(page: Flask) -> None:
    moment = Moment(datetime(2026, 2, 16, 23, tzinfo=UTC), date(2026, 2, 17))
    assert (filters.hour(moment), filters.day(moment), filters.iso(moment)) == ("", f"17{FIXED}Feb", "2026-02-17")


@pytest.mark.parametrize(
    ("value", "age", "ago", "due", "late"),
    [
        (date(2026, 2, 27), "6 d", "6 d ago", "Overdue 6 d", True),
        (date(2026, 3, 4), "1 d", "yesterday", "Overdue 1 d", True),
        (date(2026, 3, 5), "0 d", "today", "Today", False),
        (date(2026, 3, 6), "-1 d", f"Fri 6{FIXED}Mar", "Tomorrow", False),
        (date(2026, 3, 12), "-7 d", f"Thu 12{FIXED}Mar", f"Thu 12{FIXED}Mar", False),
    ],
)
def test_how_long_ago_and_when_due(page: Flask, value: date, age: str, ago: str, due: str, late: bool) -> None:
    assert (filters.age(value), filters.ago(value), filters.due(value), filters.late(value)) == (age, ago, due, late)


@pytest.mark.parametrize(("language", "thousands", "part"), [("en", "41,200", "2.3"), ("fr", f"41{NARROW}200", "2,3")])
def test_numbers(page: Flask, language: str, thousands: str, part: str) -> None:
    read_in(page, language)
    assert filters.number(41200) == thousands
    assert filters.percent(0.3) == f"30{NARROW}%"
    assert filters.percent(0.0226, 1) == f"{part}{NARROW}%"


def test_typography_is_french_only_for_french_readers(page: Flask) -> None:
    sentence = "Combien encore ? L'essai : « oui »"
    assert filters.typography(sentence) == sentence
    read_in(page, "fr")
    assert filters.typography(sentence) == f"Combien encore{NARROW}? L’essai{FIXED}: «{FIXED}oui{FIXED}»"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Claire Morel", "CM"), ("Hélène van den Berg", "HB"), ("Zoë", "Z"), ("élodie", "É"), ("  ", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert filters.initials(name) == letters


def test_a_template_escapes_what_it_fills_into_a_sentence(page: Flask) -> None:
    template = page.jinja_env.from_string("{{ _('Remove the filter %(name)s', name='<b>') }} {{ '<i>' | initials }}")
    assert "<b>" not in template.render()
