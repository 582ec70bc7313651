"""Today: what is due, where it stands, and what is done about it right there."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import event

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.actions import Plan, plan_step
from outreach.models import Account, ClosingReason, FollowUp, Lead, SocialEvent, StepKind
from tests.lead_page.reading import part_of, words_of
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, only_step, open_steps, touch

SignedIn = Callable[[Account], Browser]


def section(browser: Browser, name: str) -> list[str]:
    """The lines of one section, in words without what can be done."""
    page = browser.get("/").text.partition(f'<section aria-labelledby="{name}">')[2].partition("</section>")[0]
    lines = page.split('<li class="due-line"')[1:]
    return [words_of("<li" + line.partition('<div class="due-stage">')[0]) for line in lines]


def test_an_account_without_leads_is_shown_the_ways_in(alices: Browser) -> None:
    page = alices.get("/")
    assert page.status_code == 200 and "Add one person" in page.text


def test_nothing_due_says_that_this_is_good(alices: Browser, ingrid: Lead) -> None:
    ingrid.hook = "Her talk"
    page = alices.get("/").text
    assert "Nothing is due today." in page and "a good day to write to somebody new" in page


def test_late_and_today_are_told_apart_by_the_day_of_the_account(
    alices: Browser, alice: Account, at: Callable[[str], datetime], signed_in: SignedIn
) -> None:
    for name, when in (("Daniel Voss", "2026-02-24T09:00"), ("Ada Today", "2026-02-26T09:00")):
        touch(alice, make_lead(alice, name, company="Acme"), when)
    assert section(alices, "late") == ["Daniel Voss Acme Follow up 2 days late"]
    assert section(alices, "due") == ["Ada Today Acme Follow up last contact 7 days ago"]
    at("2026-03-05T23:30:00Z")  # half past midnight in Paris
    assert len(section(signed_in(alice), "late")) == 2


def test_the_sentence_counts_them(alices: Browser, alice: Account) -> None:
    for name, when in (("A", "2026-02-24T09:00"), ("B", "2026-02-26T09:00")):
        touch(alice, make_lead(alice, name), when)
    assert "Two follow-ups to make, one of them late. Allow a quarter of an hour." in alices.get("/").text


def test_an_appointment_shows_its_hour_and_comes_first(alices: Browser, alice: Account, ingrid: Lead) -> None:
    plan_step(alice, ingrid, Plan(date(2026, 3, 5), "Thank him"))
    later = clock.now().astimezone(alice.zone).replace(hour=16, minute=0).time()
    plan_step(alice, make_lead(alice, "Noor van Dijk"), Plan(date(2026, 3, 5), "Second call", later))
    assert section(alices, "due")[0].startswith("16:00 Noor van Dijk Second call")
    page = alices.get("/").text
    assert "One follow-up to make, and one appointment at 16:00." in page
    assert "log=talk#log" in page


def test_done_leads_on_to_the_next_line(alices: Browser, alice: Account) -> None:
    steps = []
    for name in ("A", "B"):
        lead = make_lead(alice, name)
        touch(alice, lead, "2026-02-24T09:00")
        steps.append(only_step(lead))
    form = part_of_html(alices, f'action="/follow-ups/{steps[0].id}/completion"', "</form>")
    assert f'name="next" value="/#step-{steps[1].id}"' in form
    form = part_of_html(alices, f'action="/follow-ups/{steps[1].id}/completion"', "</form>")
    assert 'name="next" value="/#main"' in form


def part_of_html(browser: Browser, start: str, end: str) -> str:
    return browser.get("/").text.partition(start)[2].partition(end)[0]


def test_somebody_who_is_parked_comes_back_on_the_day(
    alices: Browser, alice: Account, ingrid: Lead, at: Callable[[str], datetime], signed_in: SignedIn
) -> None:
    alices.send(f"/leads/{ingrid.id}/parking")
    assert section(alices, "due") == []
    at("2026-06-03T09:00:00Z")
    assert section(signed_in(alice), "due") == ["Ingrid Halvorsen Follow up parked since Thu 5 Mar"]


def test_a_hook_is_typed_right_in_the_line(alices: Browser, ingrid: Lead) -> None:
    assert section(alices, "complete") == ["Ingrid Halvorsen"]
    alices.send(f"/leads/{ingrid.id}/hook", {"hook": "Her talk", "was": "", "next": "/#main"})
    assert section(alices, "complete") == []


@pytest.mark.parametrize(
    "columns", [{"hook": "Said"}, {"closing": ClosingReason.ENDED, "closed_at": instant("2026-03-01T08:00")}]
)
def test_no_hook_is_asked_of_whom_it_is_known_or_who_is_closed(
    alices: Browser, alice: Account, columns: dict[str, object]
) -> None:
    make_lead(alice, "Somebody", **columns)
    assert section(alices, "complete") == []


def test_the_week_against_its_target_and_the_people_who_got_far(alices: Browser, alice: Account) -> None:
    alice.weekly_target = 3
    touch(alice, make_lead(alice, "This week"), "2026-03-02T08:00")
    met = make_lead(alice, "Before")
    touch(alice, met, "2026-03-01T22:30", kind="call", channel="phone")  # Sunday night in Paris
    page = alices.get("/")
    aside = part_of(page, 'id="week"', "</aside>")
    assert "1 first contact of 3" in aside and "2 more by Sunday." in aside
    assert "Contacted 2 Replied 1 Met 1 Ongoing 0" in aside


def test_the_next_days_are_told_quietly(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-03-04T09:00")
    coming = part_of(alices.get("/"), '<ul class="coming">', "</ul>").replace("\xa0", " ")
    assert coming == "Wed 11 Mar Ingrid Halvorsen Follow up"


def test_a_long_list_is_shown_in_part_with_a_way_to_the_rest(alices: Browser, alice: Account) -> None:
    for number in range(33):
        touch(alice, make_lead(alice, f"Lead {number}"), "2026-02-20T09:00")
    page = alices.get("/").text
    assert len(section(alices, "late")) == 30
    assert "3 more are late" in page and "/leads?due=overdue" in page


def test_the_page_asks_as_few_questions_for_forty_lines_as_for_four(alices: Browser, alice: Account) -> None:
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for leads in (4, 36):
        for number in range(leads):
            touch(alice, make_lead(alice, f"Lead {number}"), f"2026-02-{10 + number % 18}T09:00")
        asked.clear()
        alices.get("/")
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 3  # the counts of lists that are cut short
    assert counts[1] < 25


def test_nothing_of_anybody_else_is_shown(alices: Browser, alice: Account, bob: Account, ingrid: Lead) -> None:
    his = make_lead(bob, "Bob's secret")
    touch(bob, his, "2026-02-20T09:00")
    page = alices.get("/").text
    assert "secret" not in page and open_steps(his)
    assert alices.post("/").status_code in (400, 405)


def test_the_navigation_counts_what_waits_and_the_leads(alices: Browser, alice: Account, bob: Account) -> None:
    touch(alice, make_lead(alice, "A"), "2026-02-20T09:00")
    touch(alice, make_lead(alice, "B"), "2026-03-05T08:00")
    make_lead(bob, "C")
    places = part_of(alices.get("/"), '<ul class="places">', "</ul>")
    assert "Today 1" in places and "Leads 2" in places


def test_the_number_beside_today_follows_what_is_done(alices: Browser, alice: Account, ingrid: Lead) -> None:
    def beside_today() -> str:
        return part_of(alices.get("/leads"), '<ul class="places">', "</ul>").split()[1]

    ingrid.hook = "Her talk"
    touch(alice, ingrid, "2026-02-20T09:00")
    day = date(2026, 3, 5)
    event = SocialEvent(owner_id=alice.id, title="Author evening", starts_on=day, created_at=clock.now())
    db.session.add(event)
    db.session.commit()
    assert beside_today() == beside_today() == "2"
    mark = f"event-{event.id}-day"
    assert alices.send("/today/snooze", {"mark": mark, "days": "nonsense"}).status_code == 422
    assert beside_today() == "2"
    assert alices.send("/today/snooze", {"mark": mark, "days": "3"}).status_code == 303
    assert beside_today() == "1"
    assert alices.send("/today/taking-up", {"mark": mark}).status_code == 303
    assert beside_today() == "2"
    assert alices.send(f"/leads/{ingrid.id}/touchpoints", {"what": "in", "text": "Yes!"}).status_code == 303
    assert beside_today() == "1"


def test_whom_was_i_in_touch_with(alices: Browser, alice: Account, bob: Account, ingrid: Lead) -> None:
    make_lead(alice, "Noor van Dijk")
    make_lead(bob, "Ingrid of Bob")
    found = alices.get("/log?q=ingrid")
    people = part_of(found, '<ul class="log-people"', "</ul>")
    assert "Ingrid Halvorsen" in people and "Noor" not in people and "Bob" not in people
    assert f'href="/leads/{ingrid.id}#log"' in found.text
    assert "Nobody of that name yet." in alices.get("/log?q=zebra").text


def test_a_kind_of_step_may_be_a_new_address(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-03-03T08:00")
    touch(alice, ingrid, "2026-03-03T08:01", "in", kind="bounce")
    assert section(alices, "late") == ["Ingrid Halvorsen Find another address 1 day late"]
    assert db.session.query(FollowUp).filter_by(kind=StepKind.NEW_ADDRESS).count() == 1
