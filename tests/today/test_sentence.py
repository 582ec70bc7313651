"""The sentence over Today: right in its plurals, in every mixture."""

import pytest
from flask import Flask

from outreach.today.sentence import Load, sentence


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (Load(), ""),
        (Load(steps=1), "One follow-up to make. Allow a few minutes."),
        (Load(steps=1, late=1), "One follow-up to make, and it is late. Allow a few minutes."),
        (Load(steps=2, late=2), "Two follow-ups to make, all of them late. Allow a quarter of an hour."),
        (Load(steps=3, late=1), "Three follow-ups to make, one of them late. Allow half an hour."),
        (Load(steps=4, late=2, meetings=1, first_hour="16:00"),
         "Four follow-ups to make, two of them late, and one appointment at 16:00. Allow half an hour."),
        (Load(meetings=2, first_hour="09:30"), "Two appointments, the first at 09:30."),
        (Load(meetings=1), "One appointment."),
        (Load(steps=7), "Seven follow-ups to make. Allow three quarters of an hour."),
        (Load(steps=10), "Ten follow-ups to make. Allow an hour."),
        (Load(steps=30, late=12), "30 follow-ups to make, 12 of them late. Allow four hours."),
        (Load(silences=1), "Nothing is due, but one silence is longer than usual."),
        (Load(silences=3), "Nothing is due, but three silences are longer than usual."),
        (Load(steps=1, silences=3), "One follow-up to make. Allow a few minutes."),
    ],
)  # fmt: skip
def test_it_says_what_how_much_is_late_and_how_long(app: Flask, load: Load, said: str) -> None:
    assert sentence(load) == said
