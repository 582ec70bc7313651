"""When something happened, from what people type: read on Thursday 5 March 2026, 9 in the morning in Paris."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import Babel

from outreach.web.when import WhenError, parse_when

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def read(words: str, zone: ZoneInfo = PARIS) -> str:
    return parse_when(words, now=NOW, zone=zone).printed()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "2026-03-05T08:00:00Z"),
        ("now", "2026-03-05T08:00:00Z"),
        ("today", "2026-03-05"),
        ("Aujourd’hui", "2026-03-05"),
        ("yesterday", "2026-03-04"),
        ("avant-hier", "2026-03-03"),
        ("tomorrow", "2026-03-06"),
        ("demain à 9h", "2026-03-06T08:00:00Z"),
        ("last Tuesday", "2026-03-03"),
        ("mardi dernier", "2026-03-03"),
        ("Thursday", "2026-02-26"),
        ("3 days ago", "2026-03-02"),
        ("il y a 2 semaines", "2026-02-19"),
        ("an hour ago", "2026-03-05T07:00:00Z"),
        ("yesterday at 4pm", "2026-03-04T15:00:00Z"),
        ("hier à 16 h", "2026-03-04T15:00:00Z"),
        ("mardi 9h30", "2026-03-03T08:30:00Z"),
        ("12am", "2026-03-04T23:00:00Z"),
        ("08:15", "2026-03-05T07:15:00Z"),
        ("2026-02-11", "2026-02-11"),
        ("11 Feb 2026", "2026-02-11"),
        ("Feb 11, 2026", "2026-02-11"),
        ("1er février", "2026-02-01"),
        ("25 décembre", "2025-12-25"),
        ("2026-02-11 14:30", "2026-02-11T13:30:00Z"),
        ("2026-02-11T08:41:07Z", "2026-02-11T08:41:07Z"),
        ("2026-07-01T10:00+05:30", "2026-07-01T04:30:00Z"),
        ("20260701T100000Z", "2026-07-01T10:00:00Z"),
        ("2026-02-11T08Z", "2026-02-11T08:00:00Z"),
        ("le 11 février à 14h30", "2026-02-11T13:30:00Z"),
        ("this morning", "2026-03-05"),
        ("hier soir", "2026-03-04"),
        ("yesterday at noon", "2026-03-04T11:00:00Z"),
        ("midi", "2026-03-05T11:00:00Z"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("11.02.2026", "2026-02-11"),
        ("02/02/2026", "2026-02-02"),
        ("25/12/2025 14:30", "2025-12-25T13:30:00Z"),
    ],
)
def test_words_that_say_when(words: str, expected: str) -> None:
    assert read(words) == expected


def test_days_and_hours_are_those_of_the_account() -> None:
    auckland = ZoneInfo("Pacific/Auckland")  # 9 in the evening there
    assert read("today", auckland) == "2026-03-05"
    assert read("yesterday at 10pm", auckland) == "2026-03-04T09:00:00Z"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("31 Feb", "28"),
        ("2026-02-30", "28"),
        ("2026-13-01", "no month 13"),
        ("sometime", "“sometime”"),
        ("11/02/2026", "two ways"),
        ("31.02.2026", "28"),
        ("Février été", "“Février été”"),
        ("9999999999999 days ago", "9999999999999"),
        ("2026-02-11T25:00", "no such day"),
        ("0000-01-01", "before 1"),
        ("9999-12-32", "31"),
        ("0001-01-01T00:00+14:00", "too far"),
        ("9999-12-31T23:59-12:00", "too far"),
    ],
)
def test_words_that_do_not_are_refused_with_what_would_be_right(words: str, told: str) -> None:
    with pytest.raises(WhenError, match=told):
        read(words)


def test_a_leap_day_still_to_come_has_no_day_a_year_before() -> None:
    january = datetime(2028, 1, 10, 8, 0, tzinfo=UTC)
    with pytest.raises(WhenError, match="28"):
        parse_when("29 Feb", now=january, zone=PARIS)
