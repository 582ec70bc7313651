"""Briefs against each other: which one wins and by how much, or why that is not decided."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from outreach import clock
from outreach.briefs.actions import add_brief, say
from outreach.extensions import db
from outreach.models import Account, Brief
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead

Grades = tuple[int | None, int | None, int | None]


def graded(owner: Account, title: str, grades: Grades, wanted: int = 1) -> Brief:
    """A brief with these grades of importance, urgency and cost of doing nothing."""
    brief = add_brief(owner, title=title, mentors_wanted=wanted, at=clock.now())
    say(brief, importance=grades[0], urgency=grades[1], cost_of_nothing=grades[2])
    db.session.commit()
    return brief


def sentence_on(page: str) -> str:
    found = re.search(r'<p class="sentence">(.*?)</p>', page)
    assert found
    return unescape(found[1])


def weigh(browser: Browser) -> str:
    return sentence_on(browser.get("/briefs/weighing").text)


@pytest.fixture
def first(brief: Brief) -> Brief:
    """The brief that every account starts with, graded: 4.25 points."""
    say(brief, title="Clients", importance=5, urgency=3, cost_of_nothing=4)
    db.session.commit()
    return brief


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ((3, 3, 4), "“Clients” wins by 1 point."),  # 3.25
        ((4, 4, 4), "“Clients” wins by 0.25 points."),
        ((5, 5, 5), "“Posts” wins by 0.75 points."),
        ((4, 5, 4), "Clients” and “Posts” are equal at 4.25: nothing decides between them."),
        ((1, None, 2), "“Clients” wins, by 2 to 3 points: what is not known cannot change that."),  # 1.25 to 2.25
        ((4, None, 4), "It is not decided while one answer is missing."),
        ((None, None, None), "It is not decided while 3 answers are missing."),
    ],
)
def test_the_sentence(alices: Browser, alice: Account, first: Brief, grades: Grades, said: str) -> None:
    graded(alice, "Posts", grades)
    assert weigh(alices).endswith(said)
    assert said in unescape(alices.get("/briefs").text)


def test_what_is_missing_is_named(alices: Browser, alice: Account, first: Brief) -> None:
    posts = graded(alice, "Posts", (4, None, 4))
    page = alices.get("/briefs/weighing").text
    assert f'<a href="#urgency-{posts.id}">Urgency of “Posts”</a>' in page
    assert f'id="urgency-{posts.id}"' in page
    assert "Still in it: “Clients” and “Posts”." in page


def test_one_that_cannot_win_any_more_is_not_asked_about(alices: Browser, alice: Account, first: Brief) -> None:
    hopeless = graded(alice, "Luck", (1, None, 1))
    graded(alice, "Posts", (4, None, 4))
    page = alices.get("/briefs/weighing").text
    assert f'href="#urgency-{hopeless.id}"' not in page
    assert "Still in it: “Clients” and “Posts”." in page


def test_one_alone(alices: Browser, first: Brief) -> None:
    assert weigh(alices) == "“Clients” is the only brief that wants mentors: there is nothing to weigh it against."
    assert "How they compare" not in alices.get("/briefs").text


def test_a_winner_that_others_are_more_important_than(alices: Browser, alice: Account, first: Brief) -> None:
    graded(alice, "Posts", (4, 5, 5))  # 4.5
    page = alices.get("/briefs/weighing").text
    assert sentence_on(page) == "“Posts” wins by 0.25 points."
    assert "“Clients” is more important, but less pressing" in page


def test_a_brief_that_has_its_mentors_is_not_weighed(alices: Browser, alice: Account, first: Brief) -> None:
    posts = graded(alice, "Posts", (5, 5, 5))
    met = instant("2026-01-05T08:00")
    make_lead(alice, brief_id=posts.id, contacted_at=met, replied_at=met, met_at=met, ongoing_at=met)
    page = alices.get("/briefs/weighing").text
    assert sentence_on(page).startswith("“Clients” is the only brief")
    assert "Not weighed, since it has all the mentors it wants:" in page
    say(posts, mentors_wanted=2)
    assert weigh(alices) == "“Posts” wins by 0.75 points."


def test_no_brief_wants_anybody(alices: Browser, first: Brief) -> None:
    say(first, mentors_wanted=0)
    assert weigh(alices) == "No brief wants anybody more."


def test_a_score_is_drawn_as_its_range(alices: Browser, alice: Account, first: Brief) -> None:
    posts = graded(alice, "Posts", (3, None, 3))  # 2.5 to 3.5
    row = alices.get("/briefs/weighing").text.partition(f'id="score-{posts.id}"')[2].partition("</tr>")[0]
    assert 'x="37.5%" width="25.0%"' in row and 'cx="50.0%"' in row
    assert "2.5 to 3.5" in row


def test_grades_are_kept_where_they_stand(alices: Browser, first: Brief) -> None:
    answer = alices.send(f"/briefs/{first.id}/weighing", {"importance": "1", "urgency": "", "cost_of_nothing": "2"})
    assert (answer.status_code, answer.location) == (303, "/briefs/weighing")
    db.session.refresh(first)
    assert (first.importance, first.urgency, first.cost_of_nothing) == (1, None, 2)
    page = alices.send(f"/briefs/{first.id}/weighing", {"importance": "6"})
    assert page.status_code == 422 and "valid choice" in page.text
    db.session.refresh(first)
    assert first.importance == 1


def test_briefs_of_others_are_not_weighed(
    alices: Browser, alice: Account, bob: Account, first: Brief, signed_in: Callable[[Account], Browser]
) -> None:
    his = graded(bob, "Zanzibar", (5, 5, 5))
    assert "Zanzibar" not in alices.get("/briefs/weighing").text
    assert alices.send(f"/briefs/{his.id}/weighing", {"importance": "1"}).status_code == 404


def test_in_french(alices: Browser, alice: Account, first: Brief) -> None:
    graded(alice, "Posts", (4, 4, 4))
    alice.locale = "fr"
    assert weigh(alices) == "«\xa0Clients\xa0» l’emporte de 0,25 point."
