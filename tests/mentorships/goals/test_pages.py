"""The pages of the goals: what they show, what they refuse, what they keep."""

from collections.abc import Callable
from datetime import date

import pytest

from outreach.extensions import db
from outreach.models import Account, Brief, Goal, GoalReview, GoalState, Mentorship, Role
from tests.mentorships.goals.conftest import MakeGoal
from tests.mentorships.people import make_mentorship
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]
WHOLE = {
    "title": "Ten customers outside my network", "measure": "Signed offers", "target": "10",
    "achievable": "Two have signed", "relevant": "Each costs money below it", "brief_id": "",
    "due_on": "2026-06-30", "review_on": "",
}  # fmt: skip


def address(mentorship: Mentorship, *rest: object) -> str:
    return "/".join([f"/mentorships/{mentorship.id}/goals", *map(str, rest)])


def text_of(browser: Browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_the_empty_page_says_so(alices: Browser, mentorship: Mentorship) -> None:
    assert "There is no goal yet." in text_of(alices, address(mentorship))


def test_a_whole_goal_is_set(alices: Browser, mentorship: Mentorship) -> None:
    answer = alices.send(address(mentorship), WHOLE)
    goal = db.session.query(Goal).one()
    assert (answer.status_code, answer.location) == (303, address(mentorship, goal.id))
    assert (goal.title, goal.target, goal.due_on) == (WHOLE["title"], 10, date(2026, 6, 30))
    assert (goal.set_on, goal.review_on) == (date(2026, 3, 5), date(2026, 4, 5))
    assert goal.state is GoalState.OPEN
    page = text_of(alices, address(mentorship))
    assert "0 of 10" in page and "by 30" in page and "missing" not in page.lower()


def test_what_is_missing_is_said_and_blocks_nothing(alices: Browser, mentorship: Mentorship) -> None:
    assert alices.send(address(mentorship), {**WHOLE, "due_on": ""}).status_code == 303
    assert "By when is missing." in text_of(alices, address(mentorship))
    assert alices.send(address(mentorship), {"title": "Calmer"}).status_code == 303
    page = text_of(alices, address(mentorship))
    assert "Missing: how it will be seen, why it can be done, what it serves and by when." in page


def test_a_brief_is_what_a_goal_serves(alices: Browser, alice: Account, mentorship: Mentorship) -> None:
    brief = db.session.query(Brief).filter_by(owner_id=alice.id).one()
    alices.send(address(mentorship), {**WHOLE, "relevant": "", "brief_id": str(brief.id)})
    goal = db.session.query(Goal).one()
    page = text_of(alices, address(mentorship, goal.id))
    assert goal.brief_id == brief.id
    assert "My search" in page and "Not said yet" not in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", " "), ("title", "x" * 301), ("target", "many"), ("target", "0"), ("due_on", "soon"),
     ("due_on", "2026-03-04"), ("due_on", "2099-01-01"), ("review_on", "2026-02-30"), ("brief_id", "999999")],
)  # fmt: skip
def test_a_refusal_keeps_what_was_typed(alices: Browser, mentorship: Mentorship, field: str, typed: str) -> None:
    answer = alices.send(address(mentorship), {**WHOLE, field: typed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in page
    assert "Signed offers" in page and "Two have signed" in page
    assert field == "brief_id" or typed.strip() in page
    assert db.session.query(Goal).count() == 0


def test_a_brief_of_somebody_else_is_no_choice(alices: Browser, bob: Account, mentorship: Mentorship) -> None:
    his = db.session.query(Brief).filter_by(owner_id=bob.id).one()
    assert alices.send(address(mentorship), {**WHOLE, "brief_id": str(his.id)}).status_code == 422


def test_markup_in_a_goal_is_text(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    nasty = "<script>alert(1)</script>"
    goal = make_goal(nasty, measure=nasty, achievable=nasty, relevant=nasty)
    alices.send(address(mentorship, goal.id, "reviews"), {"verdict": "dropped", "text": nasty})
    for path in (address(mentorship), address(mentorship, goal.id)):
        assert nasty not in text_of(alices, path)
        assert "&lt;script&gt;" in text_of(alices, path)


def test_nobody_else_finds_it(signed_in: SignIn, bob: Account, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    bobs, goal = signed_in(bob), make_goal()
    for path in (address(mentorship), address(mentorship, "new"), address(mentorship, goal.id)):
        assert bobs.get(path).status_code == 404
    assert bobs.send(address(mentorship, goal.id, "reviews"), {"verdict": "met"}).status_code == 404
    assert goal.state is GoalState.OPEN


def test_a_goal_of_another_mentorship_is_not_here(alices: Browser, alice: Account, make_goal: MakeGoal) -> None:
    goal, other = make_goal(), make_mentorship(alice, "Chidi Okafor")
    assert alices.get(address(other, goal.id)).status_code == 404
    assert alices.get(address(other, goal.id, "edit")).status_code == 404
    for verb in ("", "/reviews"):
        answer = alices.send(address(other, goal.id) + verb, {"title": "Mine", "verdict": "met"})
        assert answer.status_code == 404
    assert db.session.query(GoalReview).count() == 0


def test_the_words_of_a_mentor(alices: Browser, alice: Account) -> None:
    theirs = make_mentorship(alice, "Chidi Okafor", role=Role.MENTOR)
    assert "What will be different for Chidi Okafor?" in text_of(alices, address(theirs, "new"))
    assert "different for Chidi Okafor, and by when" in text_of(alices, address(theirs))


def test_a_goal_is_put_more_exactly(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal("Calmer")
    page = text_of(alices, address(mentorship, goal.id, "edit"))
    assert 'value="Calmer"' in page
    assert alices.send(address(mentorship, goal.id), {**WHOLE, "loaded": '{"title": "Calmer"}'}).status_code == 303
    db.session.refresh(goal)
    assert (goal.title, goal.due_on) == (WHOLE["title"], date(2026, 6, 30))


def test_the_form_moves_no_day(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal("Calmer", due_on=date(2026, 6, 30))
    sent = {**WHOLE, "title": "Calm", "due_on": "2026-12-31", "loaded": '{"title": "Calmer", "due_on": "2026-06-30"}'}
    assert alices.send(address(mentorship, goal.id), sent).status_code == 303
    db.session.refresh(goal)
    assert (goal.title, goal.due_on) == ("Calm", date(2026, 6, 30))


def test_two_windows_notice_each_other(alices: Browser, mentorship: Mentorship, make_goal: MakeGoal) -> None:
    goal = make_goal("Theirs", measure="By ear")
    base = '{"title": "Before", "measure": ""}'
    answer = alices.send(address(mentorship, goal.id), {**WHOLE, "title": "Mine", "measure": "", "loaded": base})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Meanwhile this was changed to “Theirs”" in page and 'value="Mine"' in page
    assert 'value="By ear"' in page  # what only the other changed is taken
    db.session.refresh(goal)
    assert goal.title == "Theirs"
