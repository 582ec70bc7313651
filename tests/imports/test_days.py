"""Days as files write them; which number is the month is decided for a whole column, or not at all."""

from datetime import date

import pytest

from outreach.imports.columns.days import AMBIGUOUS, day_of
from outreach.models import Account
from tests.imports.bringing import bring, table


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12", "2024/3/12", "12 Mar 2024", "12-Mar-24", "March 12, 2024", "Mar 12 2024", "12 mars 2024",
        "12. März 2024", "12 de marzo de 2024", "2024-03-12T09:14:00Z", "2024-03-12 09:14 UTC", "45363",
        "Tuesday, March 12, 2024", "March 12, 2024 10:00 AM (GMT+2)", "March 12, 2024 → March 14, 2024",
        "le 12 mars 2024", "mardi 12 mars 2024 à 10:00", "martes, 12 de marzo de 2024", "Dienstag, 12. März 2024",
        "12. Mrz 2024", "12-mars-24", "12/mar/2024", "Mar-12-2024", "March 12th, 2024", "the 12th of March, 2024",
        "Tue Mar 12 2024 10:00:00 GMT+0100 (CET)", "@March 12, 2024", "2024-Mar-12", "20240312", "12 marzo 2024",
        "12 de março de 2024", "12 maart 2024", "12 марта 2024", "2024年3月12日", "2024.03.12",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text: str) -> None:
    assert day_of(text, None) == date(2024, 3, 12)


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2024, 4, 3)), ("mdy", date(2024, 3, 4)), (None, AMBIGUOUS)])
def test_an_order_decides_what_reads_two_ways(order: str | None, day: date | str) -> None:
    assert day_of("03/04/2024", order) == day


@pytest.mark.parametrize("text", ["soon", "March 2024", "2024-02-30", "31/31/2024", "12", "99999"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text, None) is None


@pytest.mark.parametrize(
    ("days", "stored"),
    [
        (("25/03/2024", "03/04/2024"), ["2024-03-25", "2024-04-03"]),
        (("03/25/2024", "03/04/2024"), ["2024-03-25", "2024-03-04"]),
        (("05/05/2024", "03/04/2024"), ["2024-05-05", None]),
        (("25/03/2024", "03/25/2024", "03/04/2024"), ["2024-03-25", "2024-03-25", None]),
    ],
)
def test_a_column_is_read_one_way_or_left_as_it_is(
    alice: Account, days: tuple[str, ...], stored: list[str | None]
) -> None:
    _run, tally = bring(alice, table("Name,Connected On", *(f"P{n},{day}" for n, day in enumerate(days))))
    found = {n.value for n in tally.notices if n.why == "ambiguous_day"}
    assert found == {day for day, kept in zip(days, stored, strict=True) if kept is None}
