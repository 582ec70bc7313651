"""The planner's page: what it answers before any data, with some, and when nobody is missing."""

import re
from collections.abc import Callable

import pytest
from scipy.stats import beta, betabinom

from outreach.extensions import db
from outreach.leads.forgetting import forget
from outreach.models import Account, Brief, ClosingReason, Lead, Recorder
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import figures, links, read
from tests.support.browser import Browser
from tests.support.terminal import Run, told

THIN = "\u202f"
PARAMETERS = [
    ("", ()),
    ("chance=75&mentors=4", ("--chance", "0.75", "--mentors", "4")),
    ("pace=4&days=60", ("--pace", "4", "--days", "60")),
    ("one_in=10&worth=5", ("--prior", "0.5,4.5")),
]


def test_before_any_contact_it_answers_from_the_prior_and_says_so_first(alices: Browser) -> None:
    page = read(alices.get("/planner").text)
    sentence = "You have not contacted anybody yet: this answer rests only on what you knew before."
    assert page.index(sentence) < page.index("172 more people to contact")
    assert "20 for 50" in page
    assert "77 for 80" in page
    assert "About 1 in 20 worth as much as 20 contacts" in page
    assert "Nothing yet nobody was contacted" in page
    assert "Nothing to compare yet" in page


def test_a_few_young_leads_change_nothing_but_are_in_flight(alices: Browser, make_lead: MakeLead) -> None:
    for days in (20, 10, 3):
        make_lead(days)
    page = read(alices.get("/planner").text)
    assert "3 people contacted, all less than 90 days ago" in page
    assert "172 more people to contact" in page
    chance = 1 - (1 - 0.05) ** 3  # each with the prior alone
    assert f"They promise 0.2 mentors, and a chance of {round(100 * chance)}{THIN}% that at least one" in page
    assert "They do not lower the number above." in page


@pytest.mark.parametrize(
    ("query", "promise"),
    [
        ("", f"It promises 0.05 mentors, and a chance of 5{THIN}% that one comes of it."),
        ("?one_in=143", f"It promises 0.007 mentors, and a chance of 0.7{THIN}% that one comes of it."),
        ("?one_in=100000", f"It promises under 0.001 mentors, and a chance of 0.001{THIN}% that one comes of it."),
    ],
)
def test_one_lead_in_flight_promises_little_but_not_nothing(
    alices: Browser, make_lead: MakeLead, query: str, promise: str
) -> None:
    make_lead(3)
    page = read(alices.get(f"/planner{query}").text)
    assert f"1 lead contacted less than 90 days ago. {promise} It does not lower the number above." in page


def test_ones_own_figures_and_both_together(alices: Browser, search: list[Lead], alice: Account) -> None:
    page = read(alices.get("/planner?mentors=2").text)
    assert "What your figures say 1 of 8 contacted" in page
    low, high = (round(100 * beta.ppf(share, 2, 26), 1) for share in (0.05, 0.95))
    assert f"Both together 7.1{THIN}% [{low}–{high}]" in page
    answer = next(n for n in range(1, 500) if betabinom.sf(0, n, 2, 26) >= 0.9)
    assert f"{answer} more people to contact" in page


def test_who_has_enough_is_told_so_and_what_one_more_would_take(alices: Browser, search: list[Lead]) -> None:
    answer = alices.get("/planner")
    page = read(answer.text)
    assert "Nobody more to contact" in page
    assert "and you have 1." in page
    more = next(n for n in range(1, 500) if betabinom.sf(0, n, 2, 26) >= 0.9)
    assert links(answer.text, str(more)) == ["/planner?mentors=2"]
    assert "you have as many mentors as you want" in page


def test_all_ongoing(alices: Browser, make_lead: MakeLead) -> None:
    for _ in range(6):
        make_lead(150, 145, 130, 90)
    page = read(alices.get("/planner").text)
    assert "Nobody more to contact" in page
    assert "6 of 6" in page
    assert "Nobody contacted less than 90 days ago is still on the way." in page


@pytest.mark.parametrize(("query", "words"), PARAMETERS)
def test_the_page_and_the_command_say_the_same(
    alices: Browser, terminal: Run, search: list[Lead], query: str, words: tuple[str, ...]
) -> None:
    said = told(terminal("plan", "--json", *words))
    page = read(alices.get(f"/planner?{query}").text)
    needed = said["needed"]
    assert (f"{needed} more people to contact" if needed else "Nobody more to contact") in page
    judged, flight = said["judged"], said["in_flight"]
    assert f"What your figures say {judged['k']} of {judged['n']}" in page
    assert f"{flight['n']} leads contacted less than {said['horizon_days']} days ago." in page
    assert f"They promise {round(flight['expected'], 1):g} mentors" in page
    mean = 100 * said["posterior"]["mean"]
    assert f"Both together {round(mean, 0 if mean >= 10 else 1):g}{THIN}%" in page
    months = [str(past["needed"]) for past in said["history"]]
    drawn = alices.get(f"/planner?{query}").text
    assert re.findall(r'class="past-count"[^>]*>([^<]*)<', drawn) == months


def test_the_list_behind_the_figures_holds_exactly_whom_they_count(alices: Browser, search: list[Lead]) -> None:
    address = links(alices.get("/planner").text, 'See<span class="visually-hidden"> whom these figures count</span>')[0]
    assert "contacted_to=2025-12-05" in address
    assert "8 " in read(alices.get(address).text).split("Leads", 2)[-1].split("Filter")[0]


def test_who_was_judged_and_asked_to_be_forgotten_stands_in_no_list(
    alices: Browser, search: list[Lead], alice: Account
) -> None:
    forget(alice, search[-1], TODAY)
    db.session.commit()
    page = alices.get("/planner").text
    assert "What your figures say 1 of 8 contacted" in read(page)
    assert "whom these figures count" not in page


def test_closing_a_lead_lowers_no_figure(alices: Browser, search: list[Lead], alice: Account) -> None:
    before = read(alices.get("/planner?mentors=2").text)
    history = Recorder(db.session(), alice, TODAY)
    for lead in search[:-1]:
        history.close(lead, ClosingReason.DECLINED, ago(0))
    db.session.commit()
    after = read(alices.get("/planner?mentors=2").text)
    for part in ("What your figures say", "Both together", "more people to contact"):
        assert before.split(part)[1][:40] == after.split(part)[1][:40]


@pytest.mark.parametrize(
    ("query", "sentence", "kept"),
    [
        ("chance=100", "A chance lies between 1 and 99.9 in 100", 'value="100"'),
        ("pace=soon", "This is not a number.", 'value="soon"'),
        ("pace=inf", "From 0.1 to 1,000,000 people a week.", 'value="inf"'),
        ("one_in=nan", "One in more than 1", 'value="nan"'),
        ("mentors=1.5", "This is not a whole number.", 'value="1.5"'),
        ("days=1", "From 14 to 730 days.", 'value="1"'),
        ("worth=0", "From 0.1 to 100,000 contacts.", 'value="0"'),
        ("brief=4711", "Not a valid choice.", ""),
    ],
)
def test_what_cannot_be_read_is_named_and_kept(alices: Browser, query: str, sentence: str, kept: str) -> None:
    answer = alices.get(f"/planner?{query}")
    assert answer.status_code == 422
    assert sentence in read(answer.text)
    assert kept in answer.text
    assert "172 more people to contact" in read(answer.text)


def test_a_chance_out_of_reach_is_a_sentence(alices: Browser) -> None:
    page = read(alices.get("/planner?one_in=100000&worth=100000").text)
    assert "More than 100,000 people to contact" in page
    assert "more of the same is no plan" in page
    assert "No date can be said" in page


def test_without_a_pace_there_is_no_date(alices: Browser, alice: Account) -> None:
    alice.weekly_target = 0
    db.session.commit()
    assert "Without a pace there is no date" in read(alices.get("/planner").text)
    assert "At a pace of" in read(alices.get("/planner?pace=3").text)


def test_one_brief_of_several(alices: Browser, make_lead: MakeLead, brief: Brief, alice: Account) -> None:
    other = Brief(owner_id=alice.id, title="Second", mentors_wanted=4, created_at=TODAY)
    db.session.add(other)
    db.session.flush()
    make_lead(150, 145, 130, 90, brief_id=brief.id)
    assert "Nobody more to contact" in read(alices.get(f"/planner?brief={brief.id}").text)
    page = alices.get(f"/planner?brief={other.id}").text
    assert "to find 4 mentors" in read(page)
    assert f'name="brief" value="{other.id}"' in page


def test_in_french(alices: Browser, alice: Account, search: list[Lead]) -> None:
    alice.locale = "fr"
    db.session.commit()
    page = alices.get("/planner?mentors=2&pace=2,5").text
    assert 'value="2,5"' in page
    assert f"90{THIN}%" in page


def test_without_plotly_it_is_whole_and_with_it_the_figure_is_small(alices: Browser, search: list[Lead]) -> None:
    page = alices.get("/planner").text
    (figure,) = figures(page)
    assert len(str(figure)) < 12_000
    assert page.count('class="promise-mark') == 3
    assert 'style="' not in page


def test_bobs_figures_are_his_own(bob: Account, signed_in: Callable[[Account], Browser], search: list[Lead]) -> None:
    assert "You have not contacted anybody yet" in read(signed_in(bob).get("/planner").text)


def test_a_brief_of_alice_is_no_choice_for_bob(
    bob: Account, signed_in: Callable[[Account], Browser], brief: Brief
) -> None:
    assert signed_in(bob).get(f"/planner?brief={brief.id}").status_code == 422


def test_strangers_are_sent_to_sign_in(client: Browser) -> None:
    assert client.get("/planner").status_code == 303
    assert client.get("/planner/curve.csv").status_code == 303


def test_unchanged_it_is_not_sent_again(alices: Browser, search: list[Lead]) -> None:
    tag = alices.get("/planner").headers["ETag"]
    assert alices.get("/planner", headers={"If-None-Match": tag}).status_code == 304
    assert alices.get("/planner?chance=80", headers={"If-None-Match": tag}).status_code == 200
