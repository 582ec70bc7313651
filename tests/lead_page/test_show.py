"""The page of one lead: who, where they stand, what happened, what comes next."""

from datetime import date

import pytest
from sqlalchemy import event

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Brief, ImportRun, Lead, Moment, Stage
from outreach.touchpoints.actions import add_note, void_entry
from outreach.touchpoints.standing import move_lead
from tests.lead_page.reading import line_of, part_of, timeline_of
from tests.support.browser import Browser
from tests.support.leads import instant, make_lead, touch


def test_who_it_is_and_where_they_stand(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, "Ingrid Halvorsen", title="CMO", company="Nordlys Health", city="Trondheim")
    touch(alice, lead, "2026-02-27T13:30", kind="call", channel="video")
    page = alices.get(f"/leads/{lead.id}")
    assert page.status_code == 200
    head = part_of(page, '<header class="lead-head">', "</header>")
    assert head == "IH Ingrid Halvorsen CMO, Nordlys Health · Trondheim Met for 6 days"


def test_what_is_known_is_shown_and_escaped(alices: Browser, alice: Account) -> None:
    lead = make_lead(
        alice, "<b>Eve</b>", hook="<script>alert(1)</script>", website="javascript:alert(1)", email="eve@example.org",
        linkedin="eve-x", details={"<i>Team</i>": "Sales & more"}, introduced_by="Noor", source="introduction",
    )  # fmt: skip
    page = alices.get(f"/leads/{lead.id}")
    assert "<script>alert" not in page.text and "<b>Eve" not in page.text and 'href="javascript' not in page.text
    details = part_of(page, 'id="details-head"', "</dl>")
    for said in ("Introduction, Noor", "eve@example.org", "eve-x", "<i>Team</i> Sales & more"):
        assert said in details


def test_the_timeline_tells_the_latest_first_with_its_silences(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-18T16:05", text="Asked about the talk")
    touch(alice, ingrid, "2026-02-24T07:12", "in")
    touch(alice, ingrid, "2026-02-27T13:30", kind="call", channel="video")
    assert timeline_of(alices.get(f"/leads/{ingrid.id}")) == [
        "Thursday 5 March", "Added by hand 10:00", "Friday 27 February", "Video call with Ingrid 14:30 · video Met",
        "Tuesday 24 February", "Ingrid wrote 08:12 · e-mail Replied", "6 days of silence", "Wednesday 18 February",
        "I wrote to Ingrid 17:05 · e-mail Contacted Asked about the talk",
    ]  # fmt: skip


def test_an_entry_that_moved_the_stage_wears_its_badge(alices: Browser, alice: Account, ingrid: Lead) -> None:
    first = touch(alice, ingrid, "2026-02-18T16:05")
    second = touch(alice, ingrid, "2026-02-20T16:05")
    page = alices.get(f"/leads/{ingrid.id}")
    assert 'data-stage="contacted"' in line_of(page, f"t{first.id}")
    assert "data-stage" not in line_of(page, f"t{second.id}")


def test_who_wrote_to_me_first_is_told_so(alices: Browser, alice: Account, ingrid: Lead) -> None:
    early = touch(alice, ingrid, "2026-02-18T16:05", "in")
    assert "wrote to me first" in line_of(alices.get(f"/leads/{ingrid.id}"), f"t{early.id}")
    touch(alice, ingrid, "2026-02-17T16:05")
    assert "wrote to me first" not in line_of(alices.get(f"/leads/{ingrid.id}"), f"t{early.id}")


def test_a_voided_entry_is_struck_through_with_who_and_when(alices: Browser, alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-02-18T16:05")
    void_entry(alice, f"t{wrong.id}")
    page = alices.get(f"/leads/{ingrid.id}")
    assert "is-void" in page.text
    assert "Taken back by Alice on Thu 5" in line_of(page, f"t{wrong.id}").replace("\xa0", " ")
    again = alices.get(f"/leads/{ingrid.id}?again={wrong.id}")
    assert 'value="2026-02-18 17:05"' in again.text


def test_where_a_lead_came_from_ends_the_timeline(alices: Browser, alice: Account) -> None:
    run = ImportRun(owner_id=alice.id, file_name="Connections.csv", created_at=clock.now())
    db.session.add(run)
    db.session.flush()
    lead = make_lead(alice, import_run_id=run.id, import_line=212)
    assert "Imported from Connections.csv line 212" in timeline_of(alices.get(f"/leads/{lead.id}"))[-1]
    assert "Added by hand" in timeline_of(alices.get(f"/leads/{make_lead(alice, 'B').id}"))[-1]


@pytest.mark.parametrize(
    ("tab", "count"), [("all", 6), ("messages", 1), ("conversations", 1), ("notes", 1), ("history", 3), ("nonsense", 6)]
)
def test_the_tabs_hold_what_they_say(alices: Browser, alice: Account, ingrid: Lead, tab: str, count: int) -> None:
    touch(alice, ingrid, "2026-03-01T08:00")
    touch(alice, ingrid, "2026-03-02T08:00", kind="meeting", channel="in_person")
    add_note(alice, ingrid, "A note", Moment(clock.now()))
    move_lead(alice, ingrid, Stage.ONGOING, Moment(clock.now()))
    void_entry(alice, f"t{touch(alice, ingrid, '2026-03-03T08:00').id}")
    page = alices.get(f"/leads/{ingrid.id}?show={tab}")
    assert page.text.count('class="timeline-who"') == count


def test_a_long_history_is_shown_in_part_and_whole_when_asked(alices: Browser, alice: Account, ingrid: Lead) -> None:
    for minute in range(205):
        add_note(alice, ingrid, f"Note {minute}", Moment(instant(f"2026-03-01T{minute // 60:02}:{minute % 60:02}")))
    page = alices.get(f"/leads/{ingrid.id}")
    assert page.text.count('class="timeline-who"') == 200 and "Show 6 earlier entries" in page.text
    assert alices.get(f"/leads/{ingrid.id}?all=1").text.count('class="timeline-who"') == 206


def test_the_path_counts_the_days_between(alices: Browser, alice: Account) -> None:
    lead = make_lead(alice, created_at=instant("2026-02-09T10:00"))
    touch(alice, lead, "2026-02-18")
    touch(alice, lead, "2026-02-24T07:12", "in")
    path = part_of(alices.get(f"/leads/{lead.id}"), '<ol class="path">', "</ol>").replace("\xa0", " ")
    assert path == "Prospect 9 Feb Contacted 18 Feb 9 d Replied 24 Feb 6 d"


def test_a_history_older_than_the_lead_has_no_days_below_zero(alices: Browser, alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2025-12-01")
    path = part_of(alices.get(f"/leads/{ingrid.id}"), '<ol class="path">', "</ol>").replace("\xa0", " ")
    assert path == "Prospect 5 Mar Contacted 1 Dec 2025"


def test_previous_and_next_stay_within_the_list(alices: Browser, alice: Account) -> None:
    first, second, third = (make_lead(alice, name, company="Acme") for name in ("Ada", "Bo", "Cy"))
    make_lead(alice, "Bob", company="Other")
    page = alices.get(f"/leads/{second.id}?q=acme&sort=name")
    assert f'href="/leads/{first.id}?q=acme&amp;sort=name" data-key="k"' in page.text
    assert f'href="/leads/{third.id}?q=acme&amp;sort=name" data-key="j"' in page.text
    assert 'href="/leads?q=acme&amp;sort=name"' in page.text


def test_inside_and_outside_my_industry(alices: Browser, alice: Account) -> None:
    alice.industry = "Software"
    lead = make_lead(alice, industry="Health")
    assert "Health outside mine" in part_of(alices.get(f"/leads/{lead.id}"), "<dt>Industry</dt>", "</dd>")


def test_the_brief_is_named(alices: Browser, alice: Account) -> None:
    brief = db.session.scalars(db.select(Brief).where(Brief.owner_id == alice.id)).one()
    lead = make_lead(alice, brief_id=brief.id)
    assert part_of(alices.get(f"/leads/{lead.id}"), "<dt>Brief</dt>", "</dd>") == "My search"


def test_the_page_asks_as_few_questions_for_fifty_entries_as_for_two(
    alices: Browser, alice: Account, ingrid: Lead
) -> None:
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for entries in (2, 50):
        for number in range(entries):
            add_note(alice, ingrid, "A note", Moment.of_day(date(2026, 1, 1 + number % 28), alice.zone))
        db.session.commit()
        asked.clear()
        alices.get(f"/leads/{ingrid.id}")
        counts.append(len(asked))
    assert counts[0] == counts[1] < 30


def test_only_ones_own(alices: Browser, bob: Account) -> None:
    assert alices.get(f"/leads/{make_lead(bob).id}").status_code == 404
    for number in ("987654", "0", "99999999999999999999"):
        assert alices.get(f"/leads/{number}").status_code == 404
        assert alices.send(f"/leads/{number}/reopening").status_code == 404
