"""`outreach funnel`."""

import pytest

from outreach.models import Account, Channel, Lead
from tests.dashboard.conftest import MakeLead
from tests.support.terminal import Run, told


def test_for_programs_every_stage_has_counts(terminal: Run, search: list[Lead]) -> None:
    answer = told(terminal("funnel", "--json"))
    assert (answer["as_of"], answer["level"]) == ("2026-03-05", 0.9)
    assert [(s["stage"], s["k"], s["n"], s["not_yet"], s["rate"]) for s in answer["stages"]] == [
        ("contacted", 20, 20, 0, None),
        ("replied", 8, 20, 3, 0.4),
        ("met", 5, 8, 3, 0.625),
        ("ongoing", 1, 5, 0, 0.2),
    ]
    assert all(s["low"] < s["rate"] < s["high"] for s in answer["stages"][1:])
    assert {(s["as_of"], s["level"]) for s in answer["stages"]} == {("2026-03-05", 0.9)}


def test_below_five_shares_are_null(terminal: Run, make_lead: MakeLead) -> None:
    make_lead(40, 30)
    replied = told(terminal("funnel", "--json"))["stages"][1]
    assert (replied["k"], replied["n"], replied["rate"], replied["low"], replied["high"]) == (1, 1, None, None, None)


def test_as_of_an_earlier_day_later_events_have_not_happened(terminal: Run, search: list[Lead]) -> None:
    ongoing_since = "2025-12-05"  # 90 days ago
    stages = told(terminal("funnel", "--as-of", ongoing_since, "--json"))["stages"]
    assert [stage["k"] for stage in stages] == [8, 4, 1, 1]


def test_the_window_holds_both_its_days(terminal: Run, make_lead: MakeLead) -> None:
    for days in (1, 2, 3, 4):
        make_lead(days)
    assert told(terminal("funnel", "--from", "2026-03-02", "--to", "2026-03-03", "--json"))["stages"][0]["k"] == 2


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("channel", {"email": 3, "phone": 1}),
        ("source", {"event": 4}),
        ("week", {"2026-02-09": 1, "2026-02-16": 1, "2026-02-23": 2}),
        ("month", {"2026-02": 3, "2026-03": 1}),
    ],
)
def test_by_groups(terminal: Run, make_lead: MakeLead, by: str, groups: dict[str | None, int]) -> None:
    make_lead(20)
    make_lead(13.4, channel=Channel.PHONE)  # 19 February
    make_lead(10)
    make_lead(4.37)  # 23:07 on 28 February in UTC, 1 March, a Sunday, in Paris
    answer = told(terminal("funnel", "--by", by, "--json"))
    assert {group[by]: group["stages"][0]["k"] for group in answer["groups"]} == groups


def test_for_a_person_it_is_lines(terminal: Run, search: list[Lead]) -> None:
    lines = terminal("funnel").output.splitlines()
    assert lines[0] == "Contacted  20 people"
    assert lines[1].startswith("Replied    8 of 20 · 40\u202f% [")
    assert lines[1].endswith("] · 3 not yet")
    assert "E-mail" in terminal("funnel", "--by", "channel").output


def test_a_window_that_ends_before_it_begins_is_refused(terminal: Run) -> None:
    result = terminal("funnel", "--from", "2026-03-02", "--to", "2026-03-01")
    assert result.exit_code == 2
    assert "--to comes before --from." in result.output


@pytest.mark.parametrize("days", [("--to", "9999-12-31"), ("--as-of", "9999-12-31"), ("--from", "0001-01-01")])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_the_ends_of_the_calendar_are_days(
    terminal: Run, make_lead: MakeLead, alice: Account, zone: str, days: tuple[str, str]
) -> None:
    make_lead(1)
    alice.time_zone = zone
    assert told(terminal("funnel", *days, "--json"))["stages"][0]["k"] == 1


def test_words_in_another_encoding_are_refused_in_a_sentence(terminal: Run) -> None:
    result = terminal("funnel", "--by", "Jos\udce9")
    assert result.exit_code == 2
    assert "is not text in UTF-8" in result.output
