"""Looking at the sample: an account of its own, filled in the background, left whenever one likes."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select

from outreach import jobs
from outreach.extensions import db
from outreach.models import Account, Job, Lead
from outreach.tour.queries import samples_of
from tests.support.browser import Browser

BANNER = "You are looking at the sample."


def leads_of(account: Account) -> int:
    return db.session.scalar(select(func.count()).select_from(Lead).where(Lead.owner_id == account.id)) or 0


def the_sample_of(account: Account) -> Account:
    return db.session.scalars(samples_of(account)).one()


def work(browser: Browser) -> None:
    """What the worker does, in a context of its own as it has one."""
    db.session.commit()
    with browser.application.app_context():
        assert jobs.run_next()


def test_it_is_filled_in_the_background_beside_the_own_data(alices: Browser, alice: Account) -> None:
    answer = alices.send("/sample")
    assert (answer.status_code, answer.location) == (303, "/sample")
    waiting = alices.get("/sample")
    assert waiting.status_code == 200
    assert waiting.headers["Refresh"] == "1"
    assert "You can leave this page." in waiting.text
    work(alices)
    ready = alices.get("/sample")
    assert (ready.status_code, ready.location) == (303, "/")
    assert leads_of(the_sample_of(alice)) > 150
    assert leads_of(alice) == 0


def test_every_page_says_so_until_one_goes_back(alices: Browser, alice: Account) -> None:
    assert BANNER not in alices.get("/settings").text
    alices.send("/sample")
    assert BANNER in alices.get("/settings").text
    answer = alices.send("/sample/leaving")
    assert (answer.status_code, answer.location) == (303, "/")
    assert BANNER not in alices.get("/settings").text


def test_opening_it_twice_on_one_day_makes_one(alices: Browser, alice: Account) -> None:
    alices.send("/sample")
    first = the_sample_of(alice).id
    alices.send("/sample")
    assert the_sample_of(alice).id == first


def test_on_another_day_it_is_made_anew(alices: Browser, alice: Account, at: Callable[[str], datetime]) -> None:
    at("2026-03-04T10:00+00:00")
    alices.send("/sample")
    at("2026-03-05T09:00+00:00")
    alices.send("/sample")
    assert the_sample_of(alice).created_at.day == 5
    assert BANNER in alices.get("/settings").text


def test_nobody_looks_at_the_sample_of_somebody_else(
    alices: Browser, alice: Account, bob: Account, signed_in: Callable[[Account], Browser]
) -> None:
    alices.send("/sample")
    bobs = signed_in(bob)
    assert bobs.get("/sample").location == "/"
    assert BANNER not in bobs.get("/settings").text
    bobs.send("/sample")
    assert the_sample_of(bob).id != the_sample_of(alice).id


def test_two_people_have_each_their_own_invented_address(
    alices: Browser, alice: Account, bob: Account, signed_in: Callable[[Account], Browser]
) -> None:
    alices.send("/sample")
    signed_in(bob).send("/sample")
    assert the_sample_of(alice).email != the_sample_of(bob).email
    assert the_sample_of(alice).password is None


def test_a_failed_filling_says_so_and_can_be_tried_again(alices: Browser, alice: Account) -> None:
    alices.send("/sample")
    job = db.session.scalars(select(Job)).one()
    job.state = "failed"
    page = alices.get("/sample")
    assert "could not be brought in" in page.text
    assert "Refresh" not in page.headers
    alices.send("/sample")
    assert "You can leave this page." in alices.get("/sample").text


def test_looking_writes_nothing_and_opening_is_no_get(alices: Browser) -> None:
    assert alices.get("/sample").location == "/"
    assert alices.get("/sample/leaving").status_code == 405


def test_it_is_for_who_is_signed_in(client: Browser) -> None:
    assert client.get("/sample").location == "/sign-in?next=/sample"
