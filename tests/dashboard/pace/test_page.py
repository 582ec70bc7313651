"""The page of pace and habit: what it says of a search, of a small one, and of nothing."""

from outreach.models import Lead
from tests.dashboard.conftest import MakeLead
from tests.dashboard.reading import read
from tests.support.browser import Browser


def test_it_opens_with_this_week_against_the_target(alices: Browser, search: list[Lead]) -> None:
    page = read(alices.get("/pace").text)
    assert "You contacted 1 person this week, 4 short of your 5." in page


def test_nobody_contacted_is_a_sentence_and_a_way_on(alices: Browser, make_lead: MakeLead) -> None:
    make_lead()
    page = read(alices.get("/pace").text)
    assert "Nobody has been contacted yet, so there is no pace to show." in page
