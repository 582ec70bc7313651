"""What is sought: the briefs of an account."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Brief
from tests.leads.reading import errors_on, toasts_on, value_of
from tests.support.browser import Browser
from tests.support.leads import make_lead


def briefs_of(owner: Account) -> list[tuple[str, int]]:
    rows = db.session.scalars(select(Brief).where(Brief.owner_id == owner.id).order_by(Brief.id))
    return [(brief.title, brief.mentors_wanted) for brief in rows]


def first_brief(owner: Account) -> Brief:
    return db.session.scalars(select(Brief).where(Brief.owner_id == owner.id)).one()


def test_every_account_has_one(alices: Browser, alice: Account) -> None:
    make_lead(alice, brief_id=first_brief(alice).id)
    page = alices.get("/briefs").text
    assert "My search" in page
    assert f'<a href="/leads?brief={first_brief(alice).id}&amp;closing=any">1<' in page


def test_one_more_is_added(alices: Browser, alice: Account) -> None:
    answer = alices.send("/briefs", {"title": "  Sold to   hospitals ", "mentors_wanted": "2"})
    assert briefs_of(alice) == [("My search", 1), ("Sold to hospitals", 2)]
    new = db.session.scalars(select(Brief.id).where(Brief.title == "Sold to hospitals")).one()
    assert (answer.status_code, answer.location) == (303, f"/briefs/{new}")
    assert toasts_on(alices.get(f"/briefs/{new}")) == ["“Sold to hospitals” is a brief now."]


def test_a_brief_is_changed(alices: Browser, alice: Account) -> None:
    path = f"/briefs/{first_brief(alice).id}"
    assert value_of(alices.get(path), "title") == "My search"
    assert alices.send(path, {"title": "Go-to-market", "mentors_wanted": "0"}).status_code == 303
    assert briefs_of(alice) == [("Go-to-market", 0)]


@pytest.mark.parametrize(
    ("title", "wanted", "said"),
    [("", "1", "in a few words"), ("\t ", "1", "in a few words"), ("x" * 201, "1", "200 characters"),
     ("x", "101", "between 0 and 100"), ("x", "-1", "between 0 and 100"), ("x", "many", ""),
     ("x", "", "Type a number")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(alices: Browser, alice: Account, title: str, wanted: str, said: str) -> None:
    for path in ("/briefs", f"/briefs/{first_brief(alice).id}"):
        page = alices.send(path, {"title": title, "mentors_wanted": wanted})
        assert page.status_code == 422
        assert errors_on(page) and said in " ".join(errors_on(page))
    assert briefs_of(alice) == [("My search", 1)]


def test_the_briefs_of_others_are_not_found(alice: Account, bob: Account, signed_in: Callable[..., Browser]) -> None:
    his, path = signed_in(bob), f"/briefs/{first_brief(alice).id}"
    assert his.get(path).status_code == his.send(path, {"title": "x", "mentors_wanted": "1"}).status_code == 404
    assert his.delete("/briefs").status_code == 405
    assert briefs_of(alice) == [("My search", 1)]
