"""The history as plain entries: in the order of happening, with what each one moved."""

from datetime import date, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ClosingReason, Lead, Moment, Recorder, Stage
from outreach.touchpoints.actions import void_entry
from outreach.touchpoints.queries import Entry, history
from outreach.touchpoints.standing import close_lead, move_lead
from tests.support.leads import touch


def told(lead: Lead) -> list[tuple[str, Stage | None, bool]]:
    return [(entry.id, entry.moved_to, entry.counts) for entry in history(lead)]


def only(entries: list[Entry], entry_id: str) -> Entry:
    return next(entry for entry in entries if entry.id == entry_id)


def test_it_is_told_in_the_order_of_happening_not_of_recording(alice: Account, ingrid: Lead) -> None:
    answer = touch(alice, ingrid, "2026-03-02T08:00", "in")
    first = touch(alice, ingrid, "2026-02-11T08:41")
    assert told(ingrid) == [(f"t{first.id}", Stage.CONTACTED, True), (f"t{answer.id}", Stage.REPLIED, True)]


def test_times_are_printed_as_programs_read_them(alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-11T08:41:07")
    touch(alice, ingrid, "2026-02-12")
    assert [entry.at for entry in history(ingrid)] == ["2026-02-11T08:41:07Z", "2026-02-12"]


def test_an_answer_before_my_first_contact_counts_for_nothing(alice: Account, ingrid: Lead) -> None:
    early = touch(alice, ingrid, "2026-02-01T08:00", "in")
    mine = touch(alice, ingrid, "2026-02-02T08:00")
    assert told(ingrid) == [(f"t{early.id}", None, False), (f"t{mine.id}", Stage.CONTACTED, True)]


def test_a_second_message_moves_nothing_but_counts(alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-01T08:00")
    again = touch(alice, ingrid, "2026-02-08T08:00")
    assert told(ingrid)[1] == (f"t{again.id}", None, True)


def test_automatic_replies_count_for_nothing(alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-01T08:00")
    robot = touch(alice, ingrid, "2026-02-01T08:01", "in", kind="auto_reply")
    assert told(ingrid)[1] == (f"t{robot.id}", None, False)


def test_a_stage_set_back_by_hand_and_reached_again_is_told_so(alice: Account, ingrid: Lead) -> None:
    touch(alice, ingrid, "2026-02-01T08:00")
    touch(alice, ingrid, "2026-02-05T08:00", "in")
    back = move_lead(alice, ingrid, Stage.CONTACTED, Moment.of_day(date(2026, 2, 10), alice.zone), "It was his robot")
    touch(alice, ingrid, "2026-02-12T08:00", "in")
    assert [moved for _id, moved, _counts in told(ingrid)] == ["contacted", "replied", "contacted", "replied"]
    entry = only(history(ingrid), f"s{back.id}")
    assert (entry.type, entry.stage, entry.text) == ("stage", Stage.CONTACTED, "It was his robot")


def test_a_voided_entry_stays_with_who_and_when(alice: Account, ingrid: Lead) -> None:
    wrong = touch(alice, ingrid, "2026-02-01T08:00")
    void_entry(alice, f"t{wrong.id}")
    entry = history(ingrid)[0]
    assert (entry.voided_at, entry.voided_by_id, entry.moved_to, entry.counts) == (clock.now(), alice.id, None, False)


def test_closings_and_notes_are_entries_too(alice: Account, ingrid: Lead) -> None:
    recorder = Recorder(db.session(), alice, clock.now())
    note = recorder.note(ingrid, "Prefers mornings", Moment(clock.now() - timedelta(hours=2)))
    closing = close_lead(alice, ingrid, ClosingReason.NOT_A_FIT, Moment(clock.now()))
    entries = history(ingrid)
    assert [(entry.id, entry.type) for entry in entries] == [(f"n{note.id}", "note"), (f"c{closing.id}", "closing")]
    assert (entries[0].text, entries[1].why) == ("Prefers mornings", ClosingReason.NOT_A_FIT)
