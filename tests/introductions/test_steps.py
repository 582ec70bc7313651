"""Thought of, asked, made, thanked: one click each, and what that writes into the history of the lead."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Introduction, Lead, Source, Stage, Touchpoint
from tests.support.browser import Browser

On = Callable[[str], Browser]
NO_DAYS = dict.fromkeys(("asked", "made", "declined", "thanked"), "")  # as a browser sends them


def think(browser: Browser, lead: Lead, **said: str) -> Introduction:
    answer = browser.send("/introductions", {"lead": str(lead.id), **said})
    assert answer.status_code == 303
    db.session.expire_all()
    return db.session.scalars(select(Introduction).order_by(Introduction.id.desc())).first()  # type: ignore[return-value]


def step(browser: Browser, path: Introduction, word: str, **said: str) -> int:
    status = browser.send(f"/introductions/{path.id}/steps", {"step": word, **said}).status_code
    db.session.expire_all()
    return status


def contacts(lead: Lead) -> list[tuple[str, str, str, date | None, bool]]:
    rows = db.session.scalars(select(Touchpoint).where(Touchpoint.lead_id == lead.id).order_by(Touchpoint.id))
    return [(t.direction.value, t.channel.value, t.kind.value, t.occurred_on, t.voided_at is None) for t in rows]


def test_from_the_thought_to_the_thanks(on: On, ingrid: Lead, noor: Lead) -> None:
    path = think(on("2026-03-05"), ingrid, introducer=str(noor.id))
    assert step(on("2026-03-06"), path, "asked") == 303
    assert contacts(ingrid) == [] and contacts(noor) == []
    assert step(on("2026-03-09"), path, "made") == 303
    assert contacts(ingrid) == [("out", "introduction", "message", date(2026, 3, 9), True)]
    assert (ingrid.stage, ingrid.introduced_by, ingrid.source) == (
        Stage.CONTACTED, "Noor van Dijk", Source.INTRODUCTION,
    )  # fmt: skip
    assert noor.stage is Stage.PROSPECT
    assert step(on("2026-03-10"), path, "thanked") == 303
    days = (path.asked_on, path.made_on, path.declined_on, path.thanked_on)
    assert days == (date(2026, 3, 6), date(2026, 3, 9), None, date(2026, 3, 10))


@pytest.fixture
def made(on: On, ingrid: Lead, noor: Lead) -> Introduction:
    """Asked on the 6th, made on the 9th."""
    path = think(on("2026-03-05"), ingrid, introducer=str(noor.id))
    step(on("2026-03-06"), path, "asked")
    step(on("2026-03-09"), path, "made")
    return path


@pytest.mark.parametrize("word", ["asked", "made", "declined", "thanked"])
def test_a_second_click_writes_nothing(word: str, on: On, ingrid: Lead, noor: Lead) -> None:
    browser = on("2026-03-09")
    path = think(browser, ingrid, introducer=str(noor.id))
    if word == "thanked":
        step(browser, path, "made")
    before = len(contacts(ingrid))
    for _click in range(2):
        assert step(browser, path, word) == 303
        assert think(browser, ingrid, introducer=str(noor.id)).id == path.id or word in ("declined", "thanked")
    assert len(contacts(ingrid)) == before + (word == "made")
    assert getattr(path, f"{word}_on") == date(2026, 3, 9)


def test_taken_back_it_is_struck_through_and_leaves_no_trace_on_the_lead(
    on: On, ingrid: Lead, made: Introduction
) -> None:
    browser = on("2026-03-10")
    step(browser, made, "thanked")
    for _click in range(2):
        step(browser, made, "made", undo="1")
    assert contacts(ingrid) == [("out", "introduction", "message", date(2026, 3, 9), False)]
    assert (ingrid.stage, ingrid.introduced_by, ingrid.source) == (Stage.PROSPECT, "", None)
    assert (made.asked_on, made.made_on, made.thanked_on) == (date(2026, 3, 6), None, None)


def test_what_the_lead_says_already_is_not_written_over(on: On, ingrid: Lead, noor: Lead) -> None:
    ingrid.introduced_by, ingrid.source = "My uncle", Source.EVENT
    browser = on("2026-03-09")
    path = think(browser, ingrid, introducer=str(noor.id))
    step(browser, path, "made")
    assert (ingrid.introduced_by, ingrid.source) == ("My uncle", Source.EVENT)
    step(browser, path, "made", undo="1")
    assert (ingrid.introduced_by, ingrid.source) == ("My uncle", Source.EVENT)


def test_declined_after_all_takes_the_introduction_back(on: On, ingrid: Lead, made: Introduction) -> None:
    step(on("2026-03-10"), made, "declined")
    assert (made.made_on, made.declined_on) == (None, date(2026, 3, 10))
    assert [contact[-1] for contact in contacts(ingrid)] == [False]


def test_what_the_timeline_takes_back_was_not_made(on: On, ingrid: Lead, made: Introduction) -> None:
    browser = on("2026-03-10")
    assert browser.send(f"/touchpoints/{made.touchpoint_id}/voiding").status_code == 303
    page = browser.get("/introductions").text
    assert "Asked on Fri 6\N{NO-BREAK SPACE}Mar, 4\N{NO-BREAK SPACE}d ago." in page or "Asked on Fri 6" in page
    assert ">Thanked<" not in page and ">Made<" in page
    step(browser, made, "made")
    assert [contact[3:] for contact in contacts(ingrid)] == [(date(2026, 3, 9), False), (date(2026, 3, 10), True)]


def test_the_days_are_corrected_on_its_page_and_the_history_follows(
    on: On, ingrid: Lead, noor: Lead, made: Introduction
) -> None:
    browser, path = on("2026-03-10"), f"/introductions/{made.id}"
    said = {"asked": "2026-03-04", "made": "2026-03-08", "thanked": "2026-03-09", "why": "Both sail"}
    assert browser.send(path, said).status_code == 303
    db.session.expire_all()
    assert (made.asked_on, made.made_on, made.thanked_on, made.why) == (
        date(2026, 3, 4), date(2026, 3, 8), date(2026, 3, 9), "Both sail",
    )  # fmt: skip
    assert [contact[3:] for contact in contacts(ingrid)] == [(date(2026, 3, 9), False), (date(2026, 3, 8), True)]
    assert browser.send(path, {**NO_DAYS, "asked": "2026-03-04"}).status_code == 303
    db.session.expire_all()
    assert made.made_on is None and ingrid.stage is Stage.PROSPECT


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"made": "2026-03-08", "declined": "2026-03-08"}, "It was made or declined, not both."),
        ({"asked": "2026-03-06", "thanked": "2026-03-07"}, "Say first whether the introduction was made."),
        ({"asked": "2026-03-08", "made": "2026-03-07"}, "the step before it."),
        ({"asked": "2026-03-20"}, "This has not happened yet."),
        ({"why": "x" * 20_001}, "characters at most"),
    ],
)
def test_days_that_cannot_be_are_refused_and_stay_as_typed(
    said: dict[str, str], sentence: str, on: On, ingrid: Lead, made: Introduction
) -> None:
    answer = on("2026-03-10").send(f"/introductions/{made.id}", {**NO_DAYS, "why": "Both sail", **said})
    assert answer.status_code == 422 and sentence in answer.text
    assert all(day in answer.text for day in said.values())
    db.session.expire_all()
    assert (made.made_on, made.why) == (date(2026, 3, 9), "")
    assert [contact[-1] for contact in contacts(ingrid)] == [True]


def test_a_wrong_day_and_a_wrong_step_change_nothing(on: On, ingrid: Lead, made: Introduction) -> None:
    browser = on("2026-03-10")
    assert step(browser, made, "married") == 400
    assert step(browser, made, "thanked", day="2026-03-20") == 303
    assert step(browser, made, "thanked", day="soon") == 303
    assert made.thanked_on is None
    assert step(browser, made, "thanked", day="2026-03-09") == 303
    assert made.thanked_on == date(2026, 3, 9)
