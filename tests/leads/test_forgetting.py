"""A person who asked to be forgotten: nothing tells who it was, and the funnel stays as it was."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from outreach import clock
from outreach.database import wipe_log
from outreach.extensions import db
from outreach.leads.actions import add_lead, mark_do_not_contact, set_tags
from outreach.leads.forgetting import forget
from outreach.leads.joining.actions import Wanted, join
from outreach.models import (
    Account,
    Closing,
    ClosingReason,
    FollowUp,
    ImportRun,
    Job,
    Lead,
    Moment,
    NotTheSame,
    Recorder,
    RejectedRow,
    Source,
    Stage,
    StageEvent,
    Touchpoint,
    UploadPart,
)
from outreach.models.funnel import standing
from outreach.touchpoints.actions import add_note
from outreach.web.refusal import Refusal
from tests.imports.bringing import bring, table
from tests.support.leads import instant, make_lead, touch
from tests.trust.dump import dump

At = Callable[[str], datetime]

# Everything that tells of her; the files name her in four spellings.
TELLING = (
    "Zerbinetta", "Quandt", "zerbinetta@quandt.example", "quandt.z@home.example", "zq-quandt", "7788 99 00",
    "Ornithological", "Kestrel", "Birdwatch", "Peregrine", "Falconry", "zerbinetta.vcf", "Harrier",
)  # fmt: skip
HEADER = "Name,Email,LinkedIn,Phone,Company,Hook,Notes,Tags,Club,Other mail"
HERS = (
    "Zerbinetta Quandt,zerbinetta@quandt.example,in/zq-quandt,+49 7788 99 00,Ornithological,Kestrel talk,"
    "Birdwatch,Falconry,Peregrine,quandt.z@home.example"
)


@pytest.fixture(autouse=True)
def now(at: At) -> datetime:
    return at("2026-03-05T09:00:00Z")


@pytest.fixture
def her(alice: Account) -> Lead:
    """Somebody who is everywhere: brought in, rejected, completed, joined, written to, planned, noted."""
    bring(alice, table(HEADER, HERS, "Bo,bo@x.example,,,,,,Paris,,"), "zerbinetta.vcf.csv")
    bring(alice, table(HEADER, HERS.replace("Ornithological", "Harrier"), "nobody-here,not an address,,,,,,,,"))
    lead = db.session.query(Lead).filter_by(email="zerbinetta@quandt.example").one()
    run = db.session.query(ImportRun).order_by(ImportRun.id).first()
    assert run is not None
    run.plan = {
        "lines": [2, 3], "notices": [[2, "Company", "Harrier", "differs"]], "shown": [[9, "Quandt, Zerbinetta", "x"]],
        "columns": [
            {"header": "Name", "values": ["Zerbinetta Quandt", "Bo"]},
            {"header": "Company", "values": ["Harrier", "Acme"]},
        ],
    }  # fmt: skip
    run.undo_result = {"lines": [[2, "Zerbinetta Quandt", "edited"], [3, "Bo", "edited"]]}
    db.session.add(RejectedRow(owner_id=alice.id, run_id=run.id, line=9, reason="x", cells=["QUANDT", "Zerbinetta"]))
    db.session.add(RejectedRow(owner_id=alice.id, run_id=run.id, line=8, reason="x", cells=["Bo", "?"]))
    waiting = ImportRun(owner_id=alice.id, file_name="again.csv", state="planned", created_at=clock.now())
    db.session.add(waiting)
    db.session.flush()
    db.session.add(UploadPart(owner_id=alice.id, run_id=waiting.id, position=0, data=HERS.encode()))
    other = make_lead(alice, "Z. Quandt", company="Ornithological", notes="Birdwatch again", linkedin="zq-quandt-2")
    db.session.add(NotTheSame(owner_id=alice.id, first_id=lead.id, second_id=other.id))
    db.session.commit()
    touch(alice, lead, "2026-02-05T23:30", text="Kestrel?", channel="linkedin")
    touch(alice, lead, "2026-02-12T08:00", "in", text="Peregrine!")
    touch(alice, other, "2026-02-24T08:00", kind="call", channel="video", text="Harrier")
    add_note(alice, lead, "Falconry on Sundays", Moment(clock.now()))
    join(alice, Wanted(lead, other), clock.now())
    set_tags(alice, lead, ["Falconry", "Birdwatch"])
    mark_do_not_contact(alice, lead, at=clock.now())
    lead.source = Source.EVENT
    db.session.commit()
    return lead


def forgotten(owner: Account, lead: Lead) -> Lead:
    forget(owner, lead, clock.now())
    db.session.commit()
    wipe_log()
    return lead


def told_in(rows: Any) -> list[str]:
    text = repr(rows).casefold()
    return [word for word in TELLING if word.casefold() in text]


def test_she_is_in_the_database_before(her: Lead) -> None:
    assert told_in(dump()) == list(TELLING)


def test_no_table_tells_of_her(alice: Account, her: Lead) -> None:
    forgotten(alice, her)
    assert {table: told for table, rows in dump().items() if (told := told_in(rows))} == {}


def test_no_byte_of_the_file_tells_of_her(alice: Account, her: Lead, tmp_path: Path, database_kind: str) -> None:
    if database_kind != "sqlite":
        pytest.skip("PostgreSQL keeps deleted rows until its vacuum")
    forgotten(alice, her)
    db.session.close()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("outreach.sqlite3*"))
    assert [word for word in TELLING if word.casefold().encode() in held.lower()] == []
    assert b"bo@x.example" in held


def test_what_stays_is_a_row_without_a_name(alice: Account, her: Lead) -> None:
    lead, brief = forgotten(alice, her), her.brief_id
    monday = date(2026, 2, 2)
    assert (lead.contacted_on, lead.replied_on, lead.met_on, lead.ongoing_on) == (
        monday, date(2026, 2, 9), date(2026, 2, 23), None,
    )  # fmt: skip
    assert (lead.source, lead.channel, lead.closing, lead.closed_on) == (
        Source.EVENT, "linkedin", ClosingReason.ENDED, date(2026, 3, 2),
    )  # fmt: skip
    assert lead.first_outgoing_at == lead.contacted_at == instant("2026-02-01T23:00")
    said = {column.name: getattr(lead, column.name) for column in Lead.__table__.columns}
    kept = {name for name, value in said.items() if value not in (None, "", {})}
    assert kept == {
        "id", "owner_id", "version", "source", "channel", "stage", "stage_since", "contacted_at", "contacted_on",
        "replied_at", "replied_on", "met_at", "met_on", "first_outgoing_at", "closing", "closed_at", "closed_on",
        "forgotten_at", "created_at", *(["brief_id"] if brief else []),
    }  # fmt: skip
    assert lead.created_at == instant("2026-03-01T23:00")


def test_its_milestones_are_those_of_its_events(alice: Account, her: Lead) -> None:
    lead = forgotten(alice, her)
    events = db.session.query(StageEvent).filter_by(lead_id=lead.id).all()
    closings = db.session.query(Closing).filter_by(lead_id=lead.id).all()
    now = standing([event.fact for event in events], [closing.fact for closing in closings])
    assert now.milestones == lead.milestones
    assert (now.stage, now.first_outgoing and now.first_outgoing.at) == (lead.stage, lead.first_outgoing_at)
    assert all(event.touchpoint_id is None and event.occurred_on and not event.why for event in events)
    assert db.session.query(Touchpoint).count() == db.session.query(FollowUp).filter_by(lead_id=lead.id).count() == 0


def test_others_lose_nothing(alice: Account, her: Lead) -> None:
    forgotten(alice, her)
    bo = db.session.query(Lead).filter_by(email="bo@x.example").one()
    assert [tag.name for tag in bo.tags] == ["Paris"]
    assert [row.cells for row in db.session.query(RejectedRow).order_by(RejectedRow.line)][-1] == ["Bo", "?"]
    run = db.session.query(ImportRun).order_by(ImportRun.id).first()
    assert run is not None and run.file_name == "…"
    assert run.plan["columns"][0]["values"] == ["", "Bo"] and run.plan["columns"][1]["values"] == ["", "Acme"]
    assert run.undo_result["lines"] == [[3, "Bo", "edited"]]
    assert run.result["counts"]["rows"] == 2


def test_a_closing_of_her_own_stays(alice: Account) -> None:
    lead = make_lead(alice, "Ada")
    Recorder(db.session(), alice, clock.now()).close(lead, ClosingReason.DECLINED, Moment(instant("2026-01-22T08:00")))
    forgotten(alice, lead)
    assert (lead.closing, lead.closed_on, lead.stage) == (ClosingReason.DECLINED, date(2026, 1, 19), Stage.PROSPECT)


def test_who_was_met_without_a_contact_of_mine_gets_none(alice: Account) -> None:
    lead = make_lead(alice, "Ada")
    touch(alice, lead, "2026-02-12T08:00", kind="meeting", channel="event")
    forgotten(alice, lead)
    assert (lead.first_outgoing_at, lead.contacted_on, lead.met_on) == (None, date(2026, 2, 9), date(2026, 2, 9))


def test_another_zone_moves_the_weeks_along(alice: Account) -> None:
    lead = make_lead(alice, "Ada")
    alice.time_zone = "America/New_York"
    touch(alice, lead, "2026-02-09T03:00")  # Sunday evening there
    assert forgotten(alice, lead).contacted_on == date(2026, 2, 2)


def test_not_while_a_file_is_being_brought_in(alice: Account, her: Lead) -> None:
    job = Job(kind="import_bring_in", owner_id=alice.id, state="running", created_at=clock.now())
    db.session.add(job)
    db.session.flush()
    db.session.add(ImportRun(owner_id=alice.id, file_name="x", state="running", job_id=job.id, created_at=clock.now()))
    with pytest.raises(Refusal):
        forget(alice, her, clock.now())
    assert her.name == "Zerbinetta Quandt"


def test_who_comes_again_is_somebody_new(alice: Account, her: Lead) -> None:
    forgotten(alice, her)
    _run, tally = bring(alice, table(HEADER, HERS))
    assert (tally.created, tally.rejected) == (1, [])
    add_lead(alice, at=clock.now() + timedelta(days=1), name="Another", email="z@quandt.example")
