"""The guided page of a brief: each part is kept by itself, nothing typed is lost, and a broad problem is questioned."""

from datetime import date

import pytest
from markupsafe import escape
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Brief, Category, Side
from tests.leads.reading import errors_on, toasts_on, value_of
from tests.support.browser import Browser

SPECIFIC = "Half of our turnover comes from two clients, and both contracts end in March."
SCRIPT = "<script>alert('x')</script>"


def now_of(brief: Brief) -> Brief:
    db.session.refresh(brief)
    return brief


def part_of(page: str, part: str) -> str:
    """The part of the page with this name."""
    return page.partition(f'id="part-{part}"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"category": "risk"}, {"category": Category.RISK, "own_category": ""}),
        ({"category": "own", "own_category": " Selling  to hospitals "}, {"own_category": "Selling to hospitals"}),
        ({"category": "", "own_category": "Selling"}, {"category": None, "own_category": "Selling"}),
        ({"category": "risk", "own_category": "Selling"}, {"category": Category.RISK, "own_category": ""}),
        ({"problem": " It breaks.\r\nOften. "}, {"problem": "It breaks.\nOften."}),
        ({"tried": "Nothing yet"}, {"tried": "Nothing yet"}),
        (
            {"weight_attitude": "5", "weight_access": "0"},
            {"weight_attitude": 5, "weight_access": 0, "weight_skills": 3},
        ),
        ({"company_side": "outside", "industry_side": ""}, {"company_side": Side.OUTSIDE, "industry_side": None}),
        ({"mentors_wanted": "3", "needed_by": "2026-06-30"}, {"mentors_wanted": 3, "needed_by": date(2026, 6, 30)}),
        ({"importance": "5", "urgency": ""}, {"importance": 5, "urgency": None, "cost_of_nothing": None}),
        ({"title": SCRIPT}, {"title": SCRIPT}),
    ],
)
def test_each_part_is_kept_by_itself(
    alices: Browser, brief: Brief, sent: dict[str, str], kept: dict[str, object]
) -> None:
    path = f"/briefs/{brief.id}"
    answer = alices.send(path, {"part": "problem", **sent})
    assert (answer.status_code, answer.location) == (303, f"{path}#part-problem")
    found = now_of(brief)
    assert {name: getattr(found, name) for name in kept} == kept
    assert alices.get(path).status_code == 200


def test_what_was_not_sent_stays(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    for sent in ({"category": "own", "own_category": "Selling"}, {"importance": "4"}, {"needed_by": "2026-06-30"}):
        alices.send(path, sent)
    alices.send(path, {"tried": "A discount"})
    found = now_of(brief)
    assert (found.own_category, found.importance, found.needed_by) == ("Selling", 4, date(2026, 6, 30))
    assert (found.title, found.mentors_wanted, found.weights) == ("My search", 1, dict.fromkeys(found.weights, 3))


def test_what_was_said_can_be_taken_back(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    alices.send(path, {"category": "own", "own_category": "Selling", "needed_by": "2026-06-30", "urgency": "2"})
    alices.send(path, {"category": "", "own_category": "Selling", "needed_by": "", "urgency": ""})
    found = now_of(brief)
    assert (found.category, found.own_category, found.needed_by, found.urgency) == (None, "", None, None)


@pytest.mark.parametrize(
    ("part", "sent", "said"),
    [
        ("problem", {"problem": "x" * 5001}, "5000 characters"),
        ("category", {"category": "own", "own_category": "x" * 121}, "120 characters"),
        ("category", {"category": "luck"}, "valid choice"),
        ("brings", {"weight_skills": "6"}, "valid choice"),
        ("number", {"mentors_wanted": "101", "needed_by": "2026-06-30"}, "between 0 and 100"),
        ("number", {"mentors_wanted": "", "needed_by": ""}, "Type a number."),
        ("number", {"mentors_wanted": "7", "needed_by": "soon"}, "2026-06-30"),
        ("stakes", {"importance": "6"}, "valid choice"),
    ],
)
def test_a_refusal_stands_in_its_own_part_and_loses_nothing(
    alices: Browser, brief: Brief, part: str, sent: dict[str, str], said: str
) -> None:
    page = alices.send(f"/briefs/{brief.id}", {"part": part, **sent})
    assert page.status_code == 422
    assert said in " ".join(errors_on(page))
    assert "data-focus" in part_of(page.text, part)
    typed = [text for name, text in sent.items() if text and name in ("problem", "own_category", "mentors_wanted")]
    assert all(text in page.text for text in typed)
    assert now_of(brief).mentors_wanted == 1 and not now_of(brief).problem and now_of(brief).needed_by is None


def test_what_was_typed_is_text(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    said = {
        "title": SCRIPT,
        "problem": f"Marketing {SCRIPT}",
        "tried": SCRIPT,
        "category": "own",
        "own_category": SCRIPT,
    }
    alices.send(path, said)
    for page in (path, "/briefs", "/briefs/weighing"):
        text = alices.get(page).text
        assert SCRIPT not in text and str(escape(SCRIPT)) in text


def test_a_broad_problem_is_questioned_and_kept(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    assert alices.send(path, {"problem": "Marketing", "category": "risk"}).status_code == 303
    page = alices.get(path).text
    assert "“Marketing” is a whole field" in page and "This is still broad" in page
    assert "Half of our turnover" in page  # the example of its category
    alices.send(path, {"problem": SPECIFIC})
    page = alices.get(path).text
    assert "Specific enough" in page and "whole field" not in page and "Too broad:" not in page


def test_a_title_is_suggested_and_taken_with_one_click(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    assert "Call it that" not in alices.get(path).text
    alices.send(path, {"problem": "Two clients leave. Both in March."})
    assert "From your problem: “Two clients leave”" in alices.get(path).text
    alices.send(path, {"title": "Two clients leave"})
    assert "Call it that" not in alices.get(path).text


def test_how_far_it_is_is_said(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    assert "Begin where you like" in alices.get(path).text
    alices.send(path, {"problem": SPECIFIC, "tried": "Nothing yet", "category": "risk", "needed_by": "2026-06-30"})
    assert "4 of 6 parts are said, 2 are missing." in alices.get(path).text
    alices.send(path, {"importance": "5", "urgency": "5", "cost_of_nothing": "5"})
    assert "5 of 6 parts are said, one is missing." in alices.get(path).text
    alices.send(f"{path}/people", {"name": "Ruth Okafor"})
    assert "This brief says all it takes" in alices.get(path).text


def test_a_text_that_was_changed_elsewhere_is_not_overwritten(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    assert alices.send(path, {"problem": "Mine", "was_problem": ""}).status_code == 303
    page = alices.send(path, {"part": "problem", "problem": "Yours", "was_problem": ""})
    assert page.status_code == 422 and "It says now: “Mine”." in " ".join(errors_on(page))
    assert "Yours</textarea>" in page.text and value_of(page, "was_problem") == "Mine"
    assert now_of(brief).problem == "Mine"
    assert alices.send(path, {"problem": "Yours", "was_problem": "Mine"}).status_code == 303
    assert alices.send(path, {"problem": "Yours", "was_problem": "Mine"}).status_code == 303  # the same, sent twice
    assert now_of(brief).problem == "Yours"


def test_what_is_kept_by_itself_is_kept_quietly(alices: Browser, brief: Brief) -> None:
    path = f"/briefs/{brief.id}"
    alices.send(path, {"tried": "One", "quietly": "1"})
    assert toasts_on(alices.get(path)) == []
    alices.send(path, {"tried": "Two", "part": "nonsense"})
    assert toasts_on(alices.get(path)) == ["“My search” is saved."]


def test_in_french(alices: Browser, alice: Account, brief: Brief) -> None:
    alice.locale = "fr"
    alices.send(f"/briefs/{brief.id}", {"problem": "Le marketing digital"})
    page = alices.get(f"/briefs/{brief.id}").text
    assert "«\xa0marketing\xa0»" in page and "Le problème précis" in page
    refused = alices.send(f"/briefs/{brief.id}", {"mentors_wanted": "101"})
    assert errors_on(refused) == ["Choisissez un nombre entre 0 et 100."]


def test_its_leads_are_one_click_away(alices: Browser, brief: Brief) -> None:
    page = alices.get(f"/briefs/{brief.id}").text
    assert f'href="/leads/new?brief_id={brief.id}"' in page
    assert f'href="/leads?brief={brief.id}&amp;closing=any"' in page
    assert f'href="/planner?brief={brief.id}"' in page and f'href="/funnel?brief={brief.id}"' in page
    assert db.session.scalars(select(Brief.id)).all() == [brief.id]
