"""Messages of a file beside what is there already: history is joined, steps follow, and the undo is exact."""

import io
import zipfile
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    ClosingReason,
    Direction,
    FollowUp,
    Kind,
    Lead,
    Moment,
    Recorder,
    StageEvent,
    Touchpoint,
)
from outreach.models.funnel import standing as standing_of
from outreach.models.history import Closing
from tests.imports.bringing import bring, fixture
from tests.imports.messages import letter, mbox, standing
from tests.imports.test_mail import ASKED, CONTACTED, INES, REPLIED, ROBIN, answer
from tests.imports.test_undo import everything, take_back

ARCHIVE = "Basic_LinkedInDataExport_02-09-2026.zip"
ME = {"me": "robin@corp.example"}
FIXTURES = [
    ARCHIVE,
    "linkedin_messages_2026.csv",
    "linkedin_invitations.csv",
    "gmail_takeout.mbox",
    "calendar_reply.ics",
]


def recent(days: int, letters: str) -> bytes:
    """The same letters, the first of them written so many days ago."""
    start = clock.now().date() - timedelta(days=days)
    text = mbox(letters).decode()
    for offset, day in enumerate(("Feb 02", "Feb 03")):
        month, number = day.split()
        written = start + timedelta(days=offset)
        text = text.replace(f"{day} 10:00:00 +0000 2026", f"{written:%b %d} 10:00:00 +0000 {written:%Y}")
        text = text.replace(f"{number} {month} 2026", f"{written:%d %b %Y}")
    return text.encode()


def somebody(owner: Account, **columns: Any) -> Lead:
    lead = Lead(owner_id=owner.id, name="Ines", email=INES, created_at=clock.now(), **columns)
    db.session.add(lead)
    db.session.commit()
    return lead


def write_to(owner: Account, lead: Lead, moment: datetime) -> None:
    Recorder(db.session(), owner, clock.now()).touch(
        lead, direction=Direction.OUT, channel=Channel.LINKEDIN, kind=Kind.MESSAGE, moment=Moment(moment)
    )
    db.session.commit()


def steps() -> list[tuple[str, bool, bool]]:
    rows = db.session.scalars(select(FollowUp).order_by(FollowUp.id))
    return [(step.kind.value, step.ended, step.done_at is not None) for step in rows]


@pytest.mark.parametrize("name", FIXTURES)
def test_every_lead_stands_where_its_history_says(name: str, alice: Account) -> None:
    bring(alice, fixture(name), name, me="robin.delacroix@example.org", people="all")
    for lead in db.session.scalars(select(Lead)):
        events = [one.fact for one in db.session.scalars(select(StageEvent).where(StageEvent.lead_id == lead.id))]
        closings = [one.fact for one in db.session.scalars(select(Closing).where(Closing.lead_id == lead.id))]
        meant = standing_of(events, closings)
        assert (lead.stage, lead.milestones) == (meant.stage, meant.milestones)
        last = db.session.scalars(select(Touchpoint.occurred_at).where(Touchpoint.lead_id == lead.id)).all()
        assert lead.last_touch_at == max(last, default=None)


@pytest.mark.parametrize("name", FIXTURES)
def test_an_undo_is_exact(name: str, alice: Account) -> None:
    before = everything()
    run, _tally = bring(alice, fixture(name), name, me="robin.delacroix@example.org", people="all")
    assert everything() != before
    assert take_back(run)["kept"] == 0
    assert everything() == before


def test_an_undo_gives_a_lead_its_history_and_its_steps_back(alice: Account) -> None:
    lead = somebody(alice)
    write_to(alice, lead, clock.now() - timedelta(days=4))
    before = everything()
    run, tally = bring(alice, recent(3, answer()), "mail.mbox", **ME)
    assert (tally.updated, tally.activities) == (0, 0)  # nothing ties it to what was logged by hand
    run, tally = bring(alice, recent(3, ASKED) + recent(3, answer("In-Reply-To: <m1@x>")), "mail.mbox", **ME)
    assert (tally.created, tally.updated, tally.activities) == (0, 1, 2)
    assert steps()[0] == ("follow_up", True, True)
    take_back(run)
    db.session.expire_all()
    after = everything()
    assert {table for table, rows in after.items() if rows != before[table]} == set()


def test_an_answer_cancels_the_step_that_waited_for_it(alice: Account) -> None:
    bring(alice, recent(2, ASKED), "mail.mbox", **ME)
    assert steps() == [("follow_up", False, False)]
    bring(alice, recent(2, ASKED) + recent(2, answer("In-Reply-To: <m1@x>")), "mail.mbox", **ME)
    assert steps() == [("follow_up", True, False), ("answer", False, False)]
    assert db.session.scalars(select(FollowUp.ended_by_id)).first() is not None


def test_years_of_old_mail_propose_nothing_overdue(alice: Account) -> None:
    bring(alice, mbox(ASKED, letter("Feb 05", ROBIN, "Kim <kim@k.example>", "Hello")), "mail.mbox", **ME)
    today = clock.today(alice.zone)
    assert [due for due in db.session.scalars(select(FollowUp.due_on)) if due < today] == []
    assert standing(alice)["Kim"][0] == "contacted"


def test_a_step_that_is_overdue_already_stays(alice: Account) -> None:
    lead = somebody(alice)
    write_to(alice, lead, clock.now() - timedelta(days=40))
    due: date = db.session.scalars(select(FollowUp.due_on)).one()
    bring(alice, mbox(ASKED), "mail.mbox", **ME)
    assert (db.session.scalars(select(FollowUp.due_on)).one(), steps()) == (due, [("follow_up", False, False)])


def test_an_answer_reopens_who_was_closed_for_not_answering(alice: Account) -> None:
    bring(alice, mbox(ASKED), "mail.mbox", **ME)
    lead = db.session.scalars(select(Lead)).one()
    day = Moment(datetime.fromisoformat("2026-02-03T09:00:00+00:00"))
    Recorder(db.session(), alice, clock.now()).close(lead, ClosingReason.NO_ANSWER, day)
    db.session.commit()
    bring(alice, mbox(ASKED, answer("In-Reply-To: <m1@x>")), "mail.mbox", **ME)
    assert (standing(alice), lead.closing) == (REPLIED, None)


def test_who_must_not_be_contacted_gets_a_history_and_no_step(alice: Account) -> None:
    somebody(alice, do_not_contact_at=clock.now())
    bring(alice, recent(2, ASKED), "mail.mbox", **ME)
    assert (standing(alice)["Ines"][0], steps()) == ("contacted", [])


def test_a_message_that_was_voided_does_not_come_back(alice: Account) -> None:
    letters = mbox(ASKED, answer("In-Reply-To: <m1@x>"))
    bring(alice, letters, "mail.mbox", **ME)
    lead = db.session.scalars(select(Lead)).one()
    reply = db.session.scalars(select(Touchpoint).where(Touchpoint.direction == Direction.IN)).one()
    Recorder(db.session(), alice, clock.now()).void(reply, lead)
    db.session.commit()
    bring(alice, letters, "mail.mbox", **ME)
    assert standing(alice)["Ines"][:3] == CONTACTED["Ines"][:3]


def test_what_somebody_has_built_on_is_kept(alice: Account) -> None:
    somebody(alice)
    run, _tally = bring(alice, recent(2, ASKED), "mail.mbox", **ME)
    db.session.scalars(select(FollowUp)).one().snooze(clock.now().date() + timedelta(days=30))
    db.session.commit()
    assert (take_back(run)["kept"], standing(alice)["Ines"][0]) == (1, "contacted")


def test_a_colleague_is_told_of_only_where_they_are_a_lead(alice: Account) -> None:
    mail = mbox(letter("Feb 02", ROBIN, "Cleo <cleo@corp.example>", "Lunch"))
    _run, tally = bring(alice, mail, "mail.mbox", **ME)
    assert (standing(alice), tally.skipped) == ({}, {"not_chosen": 1})
    db.session.add(Lead(owner_id=alice.id, name="Cleo", email="cleo@corp.example", created_at=clock.now()))
    db.session.commit()
    bring(alice, mail, "mail.mbox", **ME)
    assert standing(alice) == {"Cleo": ("contacted", "02-02", None, 1)}


def test_the_archive_after_its_messages_tells_nothing_twice(alice: Account) -> None:
    bring(alice, fixture("linkedin_messages_2026.csv"), "messages.csv")
    before = {name: stands for name, stands in standing(alice).items() if stands[3]}
    _run, tally = bring(alice, fixture(ARCHIVE), ARCHIVE)
    assert (tally.activities, tally.skipped["known"]) == (4, 6)  # the invitations that I sent
    assert standing(alice).items() >= {n: s for n, s in before.items() if not n.startswith("Grace")}.items()


def test_the_archive_tells_the_funnel_of_a_newcomer(alice: Account) -> None:
    _run, tally = bring(alice, fixture(ARCHIVE), ARCHIVE)
    found = standing(alice)
    assert (tally.created, tally.aside, len(tally.merged), len(tally.rejected)) == (20, 1, 1, 3)
    assert {name for name, stands in found.items() if stands[0] == "replied"} == {"Ines Marchetti", "Anders Quist"}
    assert {name for name, stands in found.items() if stands[0] == "contacted"} == {
        "Tomás Okonkwo", "Grace Abernathy-Cole, MBA, PMP", "Olu Bamidele-Strand", "Petra Novotná", "Ulla Kettering",
    }  # fmt: skip
    assert len(found) == 21


def test_names_and_folders_inside_an_archive_do_not_matter(alice: Account) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fixture(ARCHIVE))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(f"Complete Export/{name.upper().replace('.CSV', '.csv')}", old.read(name))
        new.writestr("Complete Export/Ad_Targeting.csv", "x")
    _run, tally = bring(alice, packed.getvalue(), "export.zip")
    assert (tally.created, tally.activities, standing(alice)["Ines Marchetti"][0]) == (20, 10, "replied")


def test_a_takeout_is_opened_in_its_zip(alice: Account) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        new.writestr("Takeout/Messages/Tous les messages.mbox", mbox(ASKED, answer("In-Reply-To: <m1@x>")))
        new.writestr("Takeout/archive_browser.html", "<html>")
    bring(alice, packed.getvalue(), "takeout.zip", **ME)
    assert standing(alice) == REPLIED
