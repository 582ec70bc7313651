"""Invited, accepted, came: each is a contact of the lead, once, and voided when it is taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from outreach.events.actions import Plan, change_event
from outreach.events.marks import Marker
from outreach.extensions import db
from outreach.models import Account, EventGuest, Lead, SocialEvent, Stage, Touchpoint
from tests.events.reading import contacts, invite, mark, marks_of, tally_on
from tests.support.browser import Browser
from tests.support.leads import touch

On = Callable[[str], Browser]
INVITED = ("out", "event", "message", date(2026, 3, 5))
ACCEPTED = ("in", "event", "message", date(2026, 3, 7))
CAME = ("out", "event", "meeting", date(2026, 3, 12))


def counted(lead: Lead) -> int:
    """How many entries the history has, taken back or not."""
    return db.session.scalar(select(func.count()).where(Touchpoint.lead_id == lead.id)) or 0


@pytest.fixture
def ingrid(on: On, evening: SocialEvent, three: list[Lead]) -> Lead:
    """Invited on the 5th, accepted on the 7th, came on the 12th."""
    invite(on("2026-03-05"), evening, three[0])
    mark(on("2026-03-07"), evening, "accepted", three[0])
    mark(on("2026-03-13"), evening, "came", three[0])
    return three[0]


def test_three_are_invited_two_accept_and_one_comes(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    assert invite(on("2026-03-05"), evening, *three).status_code == 303
    assert {lead.stage for lead in three} == {Stage.CONTACTED}
    browser = on("2026-03-07")
    assert mark(browser, evening, "accepted", *three[:2]).status_code == 303
    assert mark(browser, evening, "declined", three[2]).status_code == 303
    assert {(lead.stage, lead.closing) for lead in three} == {(Stage.REPLIED, None)}
    browser = on("2026-03-13")
    assert mark(browser, evening, "came", three[0]).status_code == 303
    assert [lead.stage for lead in three] == [Stage.MET, Stage.REPLIED, Stage.REPLIED]
    assert contacts(three[0]) == [INVITED, ACCEPTED, CAME]
    page = browser.get(f"/events/{evening.id}")
    assert tally_on(page) == [3, 2, 1, 0]
    assert [marks_of(page, lead) for lead in three] == [
        ["5 Mar", "Has accepted 7 Mar", "Was there"], ["5 Mar", "Has accepted 7 Mar", ""],
        ["5 Mar", "Declined 7 Mar Close this lead…", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("do", ["accepted", "declined", "came", "stayed_away"])
def test_a_second_click_writes_nothing(do: str, on: On, evening: SocialEvent, three: list[Lead]) -> None:
    browser = on("2026-03-13")
    for _click in range(2):
        invite(browser, evening, *three, day="2026-03-06")
        mark(browser, evening, do, *three)
    entries = 1 if do == "stayed_away" else 2
    assert [counted(lead) for lead in three] == [entries] * 3
    assert db.session.scalar(select(func.count(EventGuest.id))) == 3


@pytest.mark.parametrize(
    ("taken_back", "left", "stage", "tally"),
    [
        ("coming", [INVITED, ACCEPTED], Stage.REPLIED, [1, 1, 0, 0]),
        ("answer", [INVITED, CAME], Stage.MET, [1, 0, 1, 0]),
        ("invitation", [CAME], Stage.MET, [0, 0, 0, 1]),
    ],
)
def test_what_is_taken_back_is_struck_through(
    taken_back: str, left: list[object], stage: Stage, tally: list[int], on: On, evening: SocialEvent, ingrid: Lead
) -> None:
    browser = on("2026-03-14")
    for _click in range(2):
        assert mark(browser, evening, taken_back, ingrid).status_code == 303
    assert (contacts(ingrid), ingrid.stage) == (left, stage)
    assert counted(ingrid) == 3
    assert tally_on(browser.get(f"/events/{evening.id}")) == tally


def test_whoever_has_no_mark_left_is_off_the_list(on: On, evening: SocialEvent, ingrid: Lead) -> None:
    browser = on("2026-03-14")
    mark(browser, evening, "invitation", ingrid)
    mark(browser, evening, "coming", ingrid)
    assert db.session.scalars(select(EventGuest)).all() == []
    assert (ingrid.stage, ingrid.first_outgoing_at) == (Stage.PROSPECT, None)
    invite(browser, evening, ingrid, day="2026-03-06")
    assert contacts(ingrid) == [("out", "event", "message", date(2026, 3, 6))]


def test_what_the_timeline_takes_back_is_not_so_on_the_event(on: On, evening: SocialEvent, ingrid: Lead) -> None:
    browser, guest = on("2026-03-14"), db.session.scalars(select(EventGuest)).one()
    assert browser.send(f"/touchpoints/{guest.meeting_id}/voiding").status_code == 303
    page = browser.get(f"/events/{evening.id}")
    assert (tally_on(page), marks_of(page, ingrid)) == ([1, 1, 0, 0], ["5 Mar", "Has accepted 7 Mar", ""])
    assert browser.get("/events").text.count('<td class="is-num col-n">') == 4
    mark(browser, evening, "came", ingrid)
    assert contacts(ingrid) == [INVITED, ACCEPTED, CAME]


def test_what_the_timeline_corrects_keeps_its_place_on_the_event(on: On, evening: SocialEvent, ingrid: Lead) -> None:
    browser, guest = on("2026-03-14"), db.session.scalars(select(EventGuest)).one()
    said = {"direction": "in", "kind": "message", "channel": "email", "when": "2026-03-08", "text": "With pleasure"}
    assert browser.send(f"/touchpoints/{guest.answer_id}/correction", said).status_code == 303
    page = browser.get(f"/events/{evening.id}")
    assert marks_of(page, ingrid) == ["5 Mar", "Has accepted 8 Mar", "Was there"]
    mark(browser, evening, "answer", ingrid)
    assert contacts(ingrid) == [INVITED, CAME]


def test_another_answer_takes_the_place_of_the_first(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    invite(on("2026-03-05"), evening, three[0])
    mark(on("2026-03-07"), evening, "accepted", three[0])
    browser = on("2026-03-09")
    mark(browser, evening, "declined", three[0])
    assert contacts(three[0]) == [INVITED, ("in", "event", "message", date(2026, 3, 9))]
    assert tally_on(browser.get(f"/events/{evening.id}")) == [1, 0, 0, 0]


def test_an_answer_counts_on_the_day_of_an_invitation_that_has_an_hour(
    on: On, evening: SocialEvent, three: list[Lead]
) -> None:
    browser = on("2026-03-05")
    invite(browser, evening, three[0])
    guest = db.session.scalars(select(EventGuest)).one()
    said = {"direction": "out", "kind": "message", "channel": "event", "when": "2026-03-05 08:30", "text": ""}
    assert browser.send(f"/touchpoints/{guest.invitation_id}/correction", said).status_code == 303
    mark(browser, evening, "accepted", three[0])
    assert three[0].stage is Stage.REPLIED


@pytest.mark.parametrize(
    ("do", "said", "sentence"),
    [
        ("accepted", {"day": "2026-03-03"}, "was invited on Wednesday 4"),
        ("accepted", {"day": "2026-03-20"}, "This has not happened yet."),
        ("accepted", {"day": "soon"}, "Not a valid date"),
        ("came", {}, "Say then who came."),
        ("stayed_away", {}, "Say then who came."),
    ],
)
def test_what_cannot_be_is_refused_and_who_was_ticked_stays_so(
    do: str, said: dict[str, str], sentence: str, on: On, evening: SocialEvent, three: list[Lead]
) -> None:
    browser = on("2026-03-05")
    invite(browser, evening, *three, day="2026-03-04")
    answer = mark(browser, evening, do, *three[:2], **said)
    assert answer.status_code == 422 and sentence in answer.text
    assert answer.text.count(" checked>") == 2
    assert [counted(lead) for lead in three] == [1, 1, 1]


def test_only_who_was_invited_answers_or_stays_away(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    browser = on("2026-03-13")
    for do in ("accepted", "stayed_away", "answer", "invitation"):
        assert mark(browser, evening, do, *three).status_code == 303
    assert [counted(lead) for lead in three] == [0, 0, 0]
    assert mark(browser, evening, "explode", *three).status_code == 400


def test_someone_i_wrote_to_before_keeps_that_as_the_first_contact(
    on: On, alice: Account, evening: SocialEvent, three: list[Lead]
) -> None:
    first = touch(alice, three[0], "2026-02-01T10:00")
    invite(on("2026-03-05"), evening, three[0])
    assert three[0].first_outgoing_at == first.occurred_at
    assert three[0].channel == "email"


def test_the_event_moves_and_with_it_who_came(on: On, alice: Account, evening: SocialEvent, ingrid: Lead) -> None:
    on("2026-03-14")
    change_event(alice, evening, Plan("Author evening", date(2026, 3, 11)))
    db.session.commit()
    assert contacts(ingrid) == [INVITED, ACCEPTED, ("out", "event", "meeting", date(2026, 3, 11))]
    assert contacts(ingrid, voided=True) == [CAME]
    assert Marker(alice, evening).came([ingrid]) == []
