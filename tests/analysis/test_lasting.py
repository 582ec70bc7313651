"""Not yet is not no: only who had nine months can have led to a mentorship that lasted six."""

from datetime import date, timedelta

from outreach.analysis.lasting import LASTED_DAYS, Lasting, Path, lasting

AS_OF = date(2026, 11, 22)


def ago(days: int) -> date:
    return AS_OF - timedelta(days=days)


def test_who_had_less_than_nine_months_is_not_judged() -> None:
    assert lasting([Path("email", ago(273)), Path("email", ago(272))], AS_OF) == {"email": Lasting(0, 1, 1, 0)}


def test_it_has_to_begin_within_ninety_days_and_to_last_six_months() -> None:
    began = ago(300) + timedelta(days=90)
    lasted = [
        Path("a", ago(300), began),
        Path("b", ago(300), began + timedelta(days=1)),
        Path("c", ago(300), ago(290), ago(290) + timedelta(days=LASTED_DAYS)),
        Path("d", ago(300), ago(290), ago(290) + timedelta(days=LASTED_DAYS - 1)),
    ]
    assert {key: each.lasted for key, each in lasting(lasted, AS_OF).items()} == {"a": 1, "b": 0, "c": 1, "d": 0}


def test_what_began_is_counted_even_before_it_is_judged() -> None:
    assert lasting([Path("event", ago(30), ago(3))], AS_OF) == {"event": Lasting(0, 0, 1, 1)}


def test_nobody_is_no_group() -> None:
    assert lasting([], AS_OF) == {}


def test_the_order_of_people_does_not_matter() -> None:
    paths = [Path("a", ago(400), ago(390)), Path("b", ago(500)), Path("a", ago(10)), Path("b", ago(300), ago(290))]
    assert lasting(paths, AS_OF) == lasting(paths[::-1], AS_OF)
