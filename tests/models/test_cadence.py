"""The next step that is proposed, on the calendar of March 2026 (the 2nd is a Monday)."""

from datetime import UTC, date, datetime

import pytest

from outreach.models.cadence import Contact, propose
from outreach.models.words import Direction, Kind, Stage, StepKind

OUT, IN = Direction.OUT, Direction.IN


def contact(day: int, direction: Direction = OUT, kind: Kind = Kind.MESSAGE) -> Contact:
    return Contact(datetime(2026, 3, day, 9, tzinfo=UTC), date(2026, 3, day), direction, kind)


def proposed(*contacts: Contact, stage: Stage = Stage.CONTACTED) -> tuple[StepKind, date] | None:
    found = propose(contacts, stage=stage, touch_cap=3, works_on=lambda weekday: weekday < 5)
    return (found.kind, found.due_on) if found else None


def test_nothing_said_nothing_proposed() -> None:
    assert proposed() is None


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([contact(2)], (StepKind.FOLLOW_UP, date(2026, 3, 9))),
        ([contact(2), contact(9)], (StepKind.FOLLOW_UP, date(2026, 3, 16))),
        ([contact(2), contact(9), contact(16)], (StepKind.PARK, date(2026, 3, 23))),
        ([contact(2), contact(3, IN)], (StepKind.ANSWER, date(2026, 3, 4))),
        ([contact(2), contact(3, OUT, Kind.CALL)], (StepKind.THANK, date(2026, 3, 4))),
        ([contact(2), contact(3, IN, Kind.BOUNCE)], (StepKind.NEW_ADDRESS, date(2026, 3, 4))),
        ([contact(2), contact(3, IN, Kind.AUTO_REPLY)], (StepKind.FOLLOW_UP, date(2026, 3, 9))),
        ([contact(2, IN, Kind.MEETING), contact(3)], (StepKind.KEEP_IN_TOUCH, date(2026, 4, 2))),
    ],
)
def test_what_follows(contacts: list[Contact], expected: tuple[StepKind, date]) -> None:
    assert proposed(*contacts) == expected
    assert proposed(*reversed(contacts)) == expected


def test_the_clock_counts_from_the_last_contact() -> None:
    assert proposed(contact(2), contact(5)) == (StepKind.FOLLOW_UP, date(2026, 3, 12))


def test_an_answer_starts_the_count_of_touches_anew() -> None:
    contacts = [contact(2), contact(3), contact(4), contact(5, IN), contact(6)]
    assert proposed(*contacts) == (StepKind.FOLLOW_UP, date(2026, 3, 13))


def test_steps_fall_on_working_days() -> None:
    assert proposed(contact(7)) == (StepKind.FOLLOW_UP, date(2026, 3, 16))  # the 14th is a Saturday
    assert proposed(contact(2), contact(6, IN)) == (StepKind.ANSWER, date(2026, 3, 9))


def test_somebody_who_stays_is_not_parked() -> None:
    contacts = [contact(2), contact(3), contact(4), contact(5)]
    assert proposed(*contacts, stage=Stage.ONGOING) == (StepKind.KEEP_IN_TOUCH, date(2026, 4, 6))
