"""The mentorships of the sample are those of the journal, and their days follow each other."""

from typing import Any

import pytest

from outreach.models.mentoring_words import (
    AdviceVerdict,
    Beginning,
    CheckInHow,
    Format,
    HelpDirection,
    Issue,
    ItemKind,
    OutcomeKind,
    Party,
    Phase,
    Rhythm,
    Starter,
)
from outreach.models.words import Channel
from tests.sample.files import journal, mentorships

TOLD = pytest.mark.parametrize("told", mentorships(), ids=lambda told: told["person"])


def talks_with(person: str) -> list[tuple[int, str]]:
    """The meetings of the journal with somebody: how many days ago, at which hour."""
    rows = [row for row in journal() if row["person"] == person and row["kind"] == "meeting"]
    return [(int(row["days_ago"]), row["time"]) for row in rows]


def in_order(days_ago: list[int]) -> bool:
    return days_ago == sorted(days_ago, reverse=True)


def test_there_is_one_for_everybody_who_said_yes() -> None:
    ongoing = [row for row in journal() if row["action"] == "stage" and row["value"] == "ongoing"]
    assert sorted((row["person"], int(row["days_ago"])) for row in ongoing) == sorted(
        (told["person"], told["began"]) for told in mentorships()
    )


@TOLD
def test_its_days_follow_each_other(told: dict[str, Any]) -> None:
    entered = [days for _phase, days in told["phases"]]
    assert in_order([told["began"], *entered])
    assert [phase for phase, _days in told["phases"]] == [phase.value for phase in list(Phase)[1 : 1 + len(entered)]]
    agreement = told["agreement"]
    assert told["began"] >= agreement["written"] >= agreement["from"] > agreement["until"]
    assert told["signed"] is None or told["began"] >= told["signed"]
    for name in ("check_ins", "meetings"):
        days = [each["ago"] for each in told[name]]
        assert in_order(days) and all(0 <= day <= told["began"] for day in days), name


@TOLD
def test_nothing_of_the_past_lies_ahead_and_nothing_before_it_began(told: dict[str, Any]) -> None:
    past = [each["ago"] for name in ("advice", "thanks", "outcomes") for each in told[name]]
    past += [days for _way, days, _text, _minutes in told["help"]]
    past += [made for _who, made, _due, _text in told["actions"]]
    past += [goal["set"] for goal in told["goals"]] + [meeting["thanked"] for meeting in told["meetings"]]
    assert all(0 <= day <= told["began"] for day in past)
    for goal in told["goals"]:
        assert in_order([goal["set"], *[review[0] for review in goal["reviews"]], goal.get("met", 0)])
    assert all(0 <= meeting["ago"] - meeting["thanked"] <= 1 for meeting in told["meetings"])
    assert told["next"]["in"] > 0


@TOLD
def test_meetings_that_were_held_are_talks_of_the_journal(told: dict[str, Any]) -> None:
    since = [talk for talk in talks_with(told["person"]) if talk[0] < told["began"]]
    assert [(meeting["ago"], meeting["hour"]) for meeting in told["meetings"]] == since
    days = {day for day, _hour in since}
    assert {advice["ago"] for advice in told["advice"]} | {action[1] for action in told["actions"]} <= days


@TOLD
def test_every_word_is_one_of_the_product(told: dict[str, Any]) -> None:
    agreement = told["agreement"]
    found = (Beginning(told["beginning"]), Rhythm(agreement["meets"]), Format(agreement["format"]))
    assert all(found) and Starter(agreement["starter"])
    assert {advice["verdict"] for advice in told["advice"]} <= {verdict.value for verdict in AdviceVerdict}
    assert {each["how"] for each in told["check_ins"]} <= {how.value for how in CheckInHow}
    assert {each["issue"] for each in told["check_ins"] if "issue" in each} <= {issue.value for issue in Issue}
    assert {each["channel"] for each in [*told["meetings"], told["next"]]} <= {channel.value for channel in Channel}
    assert {kind for kind, _text in told["next"]["items"]} <= {kind.value for kind in ItemKind}
    assert {way for way, *_rest in told["help"]} <= {way.value for way in HelpDirection}
    assert {each["kind"] for each in told["outcomes"]} <= {kind.value for kind in OutcomeKind}
    assert {side for _month, side, *_grades in told["pulse"]} <= {party.value for party in Party}
    assert all(1 <= grade <= 5 for _month, _side, *grades in told["pulse"] for grade in grades)
