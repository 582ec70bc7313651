"""The list of events and the page of one: what they say, in both languages, and what they refuse."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from outreach import clock
from outreach.events.actions import Plan, add_event
from outreach.events.marks import Marker
from outreach.extensions import db
from outreach.leads.joining.actions import Wanted, join
from outreach.leads.joining.parting import part
from outreach.models import Account, EventGuest, Lead, SocialEvent
from tests.events.reading import invite, mark, marks_of, tally_on
from tests.leads.reading import names_on, toasts_on, value_of
from tests.support.browser import Browser
from tests.support.leads import make_lead, touch

On = Callable[[str], Browser]


def numbers_in_list(browser: Browser) -> list[list[int]]:
    rows = browser.get("/events").text.split("<tr data-row>")[1:]
    cells = [re.findall(r"col-n\">.*?</span>(\d+)</td>", row, re.DOTALL) for row in rows]
    return [[int(number) for number in row] for row in cells]


def test_the_list_parts_what_comes_from_what_is_over(on: On, alice: Account, evening: SocialEvent) -> None:
    add_event(alice, Plan("Fair", date(2026, 3, 3), until=date(2026, 3, 13)))
    add_event(alice, Plan("Dinner", date(2026, 2, 1)))
    page = on("2026-03-13").get("/events")
    assert names_on(page) == ["Fair", "Author evening", "Dinner"]
    assert page.text.index("Fair") < page.text.index(">Past ") < page.text.index("Author evening")


def test_the_list_counts_as_the_page_does(on: On, alice: Account, evening: SocialEvent, three: list[Lead]) -> None:
    browser = on("2026-03-13")
    invite(browser, evening, *three)
    mark(browser, evening, "accepted", *three[:2])
    mark(browser, evening, "came", three[0])
    browser.send(f"/events/{evening.id}/meetings", {"names": "Maria Costa"})
    assert numbers_in_list(browser) == [[3, 2, 1, 1]]
    guest = db.session.scalars(select(EventGuest).where(EventGuest.lead_id == three[0].id)).one()
    browser.send(f"/touchpoints/{guest.meeting_id}/voiding")
    assert numbers_in_list(browser) == [[3, 2, 0, 1]]
    assert tally_on(browser.get(f"/events/{evening.id}")) == [3, 2, 0, 1]


def test_who_stands_there_twice_after_a_merge_is_shown_once(
    on: On, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    browser = on("2026-03-13")
    invite(browser, evening, *three[:2])
    mark(browser, evening, "accepted", three[0])
    mark(browser, evening, "came", three[1])
    merge = join(alice, Wanted(three[0], three[1]), clock.now())
    page = browser.get(f"/events/{evening.id}")
    assert (names_on(page), tally_on(page), numbers_in_list(browser)) == (
        ["Ingrid Halvorsen"], [1, 1, 1, 0], [[1, 1, 1, 0]],
    )  # fmt: skip
    assert marks_of(page, three[0]) == ["12 Mar", "Has accepted 13 Mar", "Was there"]
    assert "Ingrid Halvorsen came" not in page.text
    part(alice, merge, clock.now())
    assert tally_on(browser.get(f"/events/{evening.id}")) == [2, 1, 1, 0]


def test_the_funnel_of_events_counts_invited_accepted_met(
    on: On, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    touch(alice, make_lead(alice, "By Mail"), "2026-03-01T10:00")
    invite(on("2026-03-05"), evening, *three)
    mark(on("2026-03-07"), evening, "accepted", *three[:2])
    browser = on("2026-03-13")
    mark(browser, evening, "came", three[0])
    text = browser.get("/funnel/funnel.csv?channel=event").get_data(as_text=True).removeprefix("\ufeff")
    found = {row["stage"]: int(row["k"]) for row in csv.DictReader(io.StringIO(text))}
    tally = tally_on(browser.get(f"/events/{evening.id}"))
    assert [found[stage] for stage in ("contacted", "replied", "met")] == [3, 2, 1] == tally[:3]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " "}, "Say what the event is called."),
        ({"day": ""}, "Choose a day."),
        ({"day": "1950-01-01"}, "This is before 1970."),
        ({"day": "2046-01-01"}, "more than ten years away"),
        ({"until": "2026-03-11"}, "The last day comes after the first one"),
        ({"place": "x" * 201}, "200 characters at most"),
    ],
)
def test_what_cannot_be_kept_stays_as_typed(said: dict[str, str], sentence: str, alices: Browser) -> None:
    typed = {"title": "Dinner", "day": "2026-03-12", "hour": "18:30", "notes": "Bring the book", **said}
    answer = alices.send("/events/new", typed)
    assert answer.status_code == 422 and sentence in answer.text
    assert "Bring the book" in answer.text and value_of(answer, "hour") == "18:30"
    assert db.session.scalar(select(func.count(SocialEvent.id))) == 0


def test_an_event_is_changed_and_its_hour_is_of_the_accounts_zone(alices: Browser, evening: SocialEvent) -> None:
    path = f"/events/{evening.id}/edit"
    said = {"title": "Book night", "day": "2026-03-12", "hour": "18:30", "website": "https://library.example/"}
    assert alices.send(path, said).status_code == 303
    page = alices.get(f"/events/{evening.id}").text
    assert "Thursday 12\N{NO-BREAK SPACE}March, 18:30" in page and 'href="https://library.example/"' in page
    assert value_of(alices.get(path), "hour") == "18:30"
    db.session.expire_all()
    assert evening.starts_at is not None and evening.starts_at.hour == 17


def test_an_event_with_people_stays_and_an_empty_one_comes_back(
    alices: Browser, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    path = f"/events/{evening.id}/deletion"
    invite(alices, evening, three[0])
    assert alices.send(path).status_code == 303
    Marker(alice, evening).take_back(three, "invitation")
    alices.get("/")
    assert alices.send(path).location == "/events"
    page = alices.get("/events")
    assert toasts_on(page) == ["“Author evening” is taken off the list."]
    form = page.text.partition('class="toast')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    fields.pop("csrf_token")
    assert alices.send("/events/new", fields).status_code == 303
    (again,) = db.session.scalars(select(SocialEvent))
    assert (again.title, again.starts_on, again.place) == ("Author evening", date(2026, 3, 12), "Town library")


def test_an_event_at_which_somebody_was_met_does_not_move_to_the_future(
    on: On, evening: SocialEvent, three: list[Lead]
) -> None:
    browser = on("2026-03-13")
    invite(browser, evening, three[0])
    mark(browser, evening, "came", three[0])
    answer = browser.send(f"/events/{evening.id}/edit", {"title": "Author evening", "day": "2026-03-20"})
    assert answer.status_code == 422 and "Take that back before the event moves." in answer.text


def test_what_somebody_typed_is_text(alices: Browser, alice: Account, three: list[Lead]) -> None:
    bad = "<script>alert(1)</script>"
    event = add_event(alice, Plan(bad, date(2026, 3, 12), place=bad, notes=bad, website="javascript:alert(1)"))
    invite(alices, event, three[0])
    for path in ("/events", f"/events/{event.id}", f"/events/{event.id}/edit", f"/leads/{three[0].id}", "/"):
        page = alices.get(path).text
        assert bad not in page and 'href="javascript:' not in page
    assert "&lt;script&gt;" in alices.get("/events").text


def test_an_event_of_somebody_else_is_not_there(
    evening: SocialEvent, bob: Account, signed_in: Callable[..., Browser]
) -> None:
    browser, path = signed_in(bob), f"/events/{evening.id}"
    assert [browser.get(each).status_code for each in (path, f"{path}/edit")] == [404, 404]
    posts = ("edit", "deletion", "invitations", "guests", "meetings")
    assert {
        browser.send(f"{path}/{post}", {"do": "came", "title": "Mine", "day": "2026-03-12"}).status_code
        for post in posts
    } == {404}
    assert "Author evening" not in browser.get("/events").text


def test_french_pages_say_it_in_french(
    alices: Browser, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    alice.locale = "fr"
    invite(alices, evening, *three)
    page = alices.get(f"/events/{evening.id}").text
    assert "jeudi 12\N{NO-BREAK SPACE}mars" in page
