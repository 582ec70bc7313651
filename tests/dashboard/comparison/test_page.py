"""What works: what the page says of a search, of a small one, and of nothing."""

import re
from collections.abc import Callable

import pytest

from outreach.models import Account, Brief, Channel, ClosingReason, Lead, Recorder, Source, Tag
from tests.dashboard.conftest import TODAY, MakeLead, ago
from tests.dashboard.reading import links, read
from tests.support.browser import Browser

SignIn = Callable[[Account], Browser]


def section(page: str, question: str) -> str:
    """The part of the page about one question."""
    found = re.search(rf'<section[^>]*data-question="{question}">.*?</section>', page, re.DOTALL)
    assert found
    return found.group()


def listed(browser: Browser, url: str) -> int:
    """How many people the head of the list of leads counts."""
    head = re.search(r'class="sheet-title">.*?class="count">\s*(\d+)', browser.get(url).text, re.DOTALL)
    assert head
    return int(head.group(1))


def test_what_can_be_told_is_said_first(alices: Browser, introduced: list[Lead]) -> None:
    page = read(alices.get("/what-works").text)
    assert "3 of 8 questions have an answer; the others are open." in page
    assert "Of the 40 people first contacted until 3 February 2026, 12 answered within 30 days." in page
    assert "2 people contacted since then still have time and are not counted." in page
    assert "Channel People reached by an introduction answer most often: over 99\u202f% sure" in page


def test_one_answer_alone_is_the_headline(alices: Browser, introduced: list[Lead]) -> None:
    page = read(alices.get("/what-works?source=event").text)
    assert "Not enough to tell yet what works." in page
    for lead in introduced[:10]:
        lead.channel, lead.source = Channel.OTHER, None
    page = read(alices.get("/what-works").text)
    assert "People reached in another way answer most often: over 99\u202f% sure. The other questions are open." in page


def test_counts_stand_beside_the_dots_and_no_percentage_does(alices: Browser, introduced: list[Lead]) -> None:
    part = section(alices.get("/what-works").text, "channel")
    rows = read(part.split("<details")[0])
    assert "E-mail 3 of 30 Introduction 9 of 10" in rows
    assert part.count('class="comparison-share"') == 2
    assert re.findall(r"\d+\u202f%", rows) == ["99\u202f%", "100\u202f%"]  # the chance, and the end of the scale


def test_groups_stand_by_name_whatever_they_do(alices: Browser, make_lead: MakeLead) -> None:
    for channel, answered in ((Channel.VIDEO, 5), (Channel.EMAIL, 1), (Channel.PHONE, 3)):
        for number in range(6):
            make_lead(60, 55 if number < answered else None, channel=channel)
    rows = read(section(alices.get("/what-works").text, "channel").split("<details")[0])
    assert "E-mail 1 of 6 Phone 3 of 6 Video 5 of 6" in rows


def test_parts_of_the_day_stand_in_their_own_order(alices: Browser, make_lead: MakeLead) -> None:
    for hours in (1, 7, 14):  # before 09:00 in Paris: 8, 2 and 19 o'clock
        make_lead(40 + hours / 24)
    rows = read(section(alices.get("/what-works").text, "hour"))
    assert rows.index("Morning, 6 to 12 h") < rows.index("Evening, 18 to 22 h") < rows.index("Night, 22 to 6 h")


def test_below_five_there_are_counts_and_no_dot(alices: Browser, introduced: list[Lead], make_lead: MakeLead) -> None:
    for _ in range(4):
        make_lead(60, 55, channel=Channel.EVENT)
    part = section(alices.get("/what-works").text, "channel")
    assert "Event 4 of 4" in read(part)
    assert "Event 4 of 4 — — —" in read(part)
    assert part.count('class="comparison-share"') == 2


def test_three_people_are_too_few_to_compare(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(60, 55, channel=Channel.PHONE)
    make_lead(60)
    make_lead(50)
    page = alices.get("/what-works").text
    assert "Too few to compare: a group speaks from 5 people on" in read(section(page, "channel"))
    assert "Nothing to compare: all are in one group, “Event”" in read(section(page, "source"))
    assert "Nothing to compare: it is not known of anybody" in read(section(page, "company"))
    assert "comparison-share" not in page


@pytest.mark.parametrize(("answered", "sentence"), [(None, "nobody answered"), (55, "everybody answered")])
def test_where_all_did_the_same_nothing_is_compared(
    alices: Browser, make_lead: MakeLead, answered: float | None, sentence: str
) -> None:
    for number in range(12):
        make_lead(60, answered, channel=Channel.PHONE if number % 2 else Channel.EMAIL)
    assert f"Nothing to compare: {sentence}" in read(section(alices.get("/what-works").text, "channel"))


def test_what_it_would_take_is_said(alices: Browser, make_lead: MakeLead) -> None:
    for number in range(40):
        make_lead(60, 55 if number < 12 else None, channel=Channel.PHONE)
        make_lead(60, 55 if number < 8 else None)
    part = read(section(alices.get("/what-works").text, "channel"))
    assert re.search(r"Not enough to tell yet: about [\d,]+ more contacts in each group would", part)


def test_mentors_are_compared_by_ninety_days(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(200, 190, 180, 150)
    make_lead(200, 190, 180, 100)  # after a hundred days
    make_lead(80, 75, 70, 60)
    page = read(alices.get("/what-works?to=ongoing").text)
    assert "Of the 2 people first contacted until 5 December 2025, 1 became a relationship within 90 days." in page
    assert "1 person contacted since then still has time and is not counted." in page


def test_who_answered_before_i_wrote_is_left_out_and_said(
    alices: Browser, introduced: list[Lead], make_lead: MakeLead
) -> None:
    make_lead(None, None, 60)
    page = read(alices.get("/what-works").text)
    assert "Of the 40 people" in page
    assert "1 person who answered or met you before you wrote is left out." in page


def test_closing_a_lead_changes_nothing(alices: Browser, alice: Account, introduced: list[Lead]) -> None:
    before = read(alices.get("/what-works").text)
    from outreach.extensions import db

    Recorder(db.session(), alice, TODAY).close(introduced[20], ClosingReason.NO_ANSWER, ago(1))
    after = read(alices.get("/what-works?").text)
    assert after.split("What works")[-1] == before.split("What works")[-1]


def test_too_early_is_a_sentence(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(3)
    make_lead(29)
    page = read(alices.get("/what-works").text)
    assert "Too early to compare." in page
    assert "All 2 people contacted so far still have time" in page
    assert "They can be compared from 6 March 2026 on." in page
    assert "How this is told" not in page


def test_who_only_wrote_to_me_is_nothing_to_compare(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(None, None, 60)
    page = read(alices.get("/what-works").text)
    assert "Nothing to compare. 1 person who answered or met you before you wrote is left out." in page


def test_nobody_contacted_is_a_sentence_and_a_way_on(alices: Browser, make_lead: MakeLead) -> None:
    make_lead()
    answer = alices.get("/what-works")
    assert "Nobody has been contacted yet, so there is nothing to compare." in read(answer.text)
    assert links(answer.text, "Choose whom to write to")


def test_a_selection_of_nobody_offers_the_whole(alices: Browser, introduced: list[Lead]) -> None:
    assert links(alices.get("/what-works?channel=video").text, "Show everybody") == ["/what-works"]


def test_a_group_opens_the_list_of_exactly_its_people(alices: Browser, introduced: list[Lead]) -> None:
    page = alices.get("/what-works").text
    assert listed(alices, links(section(page, "channel"), "E-mail")[0]) == 30
    assert listed(alices, links(section(page, "source"), "Introduction")[0]) == 10
    assert listed(alices, links(section(page, "hook"), "Without a hook")[0]) == 40
    assert not links(section(page, "introduction"), "With an introduction")


def test_the_list_keeps_the_filter_of_the_page(alices: Browser, brief: Brief, make_lead: MakeLead) -> None:
    make_lead(60, brief_id=brief.id)
    make_lead(60)
    make_lead(300, brief_id=brief.id)
    page = alices.get(f"/what-works?brief={brief.id}&contacted_from=2025-12-01").text
    assert listed(alices, links(section(page, "channel"), "E-mail")[0]) == 1


def test_a_group_whose_list_would_differ_opens_none(
    alices: Browser, introduced: list[Lead], make_lead: MakeLead
) -> None:
    make_lead(None, None, 60)  # met without having been written to: left out here, yet in the list
    page = alices.get("/what-works").text
    assert not links(section(page, "channel"), "E-mail")
    assert links(section(page, "channel"), "Introduction")


def test_days_end_where_the_account_lives(alices: Browser, make_lead: MakeLead) -> None:
    make_lead(29 + 10 / 24)  # 23:00 on 3 February in Paris, thirty days before 5 March
    make_lead(29 + 8.9 / 24)  # 00:06 on 4 February
    page = alices.get("/what-works").text
    assert "Of the 1 person first contacted until 3 February 2026, 0 answered" in read(page)
    assert listed(alices, links(section(page, "channel"), "E-mail")[0]) == 1


@pytest.mark.parametrize("query", ["channel=email", "source=event", "contacted_to=2026-01-31", "hook=missing"])
def test_the_filter_narrows_whom_it_is_about(alices: Browser, introduced: list[Lead], query: str) -> None:
    people = {"channel=email": 30, "source=event": 30, "contacted_to=2026-01-31": 40, "hook=missing": 40}
    until = "31 January" if "contacted_to" in query else "3 February"
    page = read(alices.get(f"/what-works?{query}").text)
    assert f"Of the {people[query]} people first contacted until {until} 2026" in page


def test_a_tag_narrows_the_page_and_its_lists(alices: Browser, alice: Account, introduced: list[Lead]) -> None:
    warm = Tag(owner_id=alice.id, name="Warm", name_key="warm")
    for lead in introduced[:15]:
        lead.tags = [warm]
    answer = alices.get("/what-works?tag=Warm")
    assert answer.status_code == 200
    assert "Of the 15 people first contacted until 3 February 2026, 9 answered" in read(answer.text)
    assert listed(alices, links(section(answer.text, "channel"), "E-mail")[0]) == 5


def test_what_cannot_be_read_is_named_and_left_out(alices: Browser, introduced: list[Lead]) -> None:
    answer = alices.get("/what-works?channel=pigeon")
    assert answer.status_code == 422
    assert "Not a valid choice." in read(answer.text)
    assert "Of the 40 people" in read(answer.text)


def test_the_form_of_the_filter_comes_back_to_this_page(alices: Browser, introduced: list[Lead]) -> None:
    page = alices.get("/what-works?channel=email&to=ongoing").text
    assert '<form method="get" action="/what-works">' in page
    assert '<input type="hidden" name="to" value="ongoing">' in page
    assert 'href="/what-works?to=ongoing"' in page


def test_bobs_comparisons_are_his_own(bob: Account, signed_in: SignIn, introduced: list[Lead]) -> None:
    assert "Nobody has been contacted yet" in read(signed_in(bob).get("/what-works").text)


def test_strangers_are_sent_to_sign_in(client: Browser) -> None:
    assert client.get("/what-works").status_code == 303


def test_it_is_not_sent_twice_until_something_changes(
    alices: Browser, introduced: list[Lead], make_lead: MakeLead
) -> None:
    from outreach.extensions import db

    db.session.commit()
    tag = alices.get("/what-works").headers["ETag"]
    assert alices.get("/what-works", headers={"If-None-Match": tag}).status_code == 304
    introduced[0].source = Source.ALUMNI
    db.session.commit()
    assert alices.get("/what-works", headers={"If-None-Match": tag}).status_code == 200


def test_in_french_the_scale_and_dates_are_french(alices: Browser, alice: Account, introduced: list[Lead]) -> None:
    alice.locale = "fr"
    page = alices.get("/what-works").text
    assert "3\u00a0février 2026" in page
    assert "100\u202f%" in page
