"""An application stands in the funnel from the day it was sent, and each step can be taken back."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Channel, Lead, Programme, ProgrammeStatus, Source, Stage
from outreach.programmes import applying
from outreach.programmes.actions import Said, add_document, add_programme, mark_ready, remove_programme
from outreach.programmes.dues import dues
from outreach.web.refusal import Refusal
from tests.support.leads import make_lead

APPLIED, ANSWERED, MATCHED = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 1)


@pytest.fixture
def programme(alice: Account, at: Callable[[str], datetime]) -> Programme:
    now = at("2026-03-05T09:00:00Z")
    return add_programme(alice, Said("Founders", deadline=date(2026, 2, 10), answer_by=date(2026, 2, 28)), now)


def lead_of(programme: Programme) -> Lead:
    assert programme.lead_id is not None
    return db.session.get_one(Lead, programme.lead_id)


def test_sent_is_contacted_answered_is_replied(alice: Account, programme: Programme) -> None:
    applying.apply(alice, programme, APPLIED)
    lead = lead_of(programme)
    assert (lead.stage, lead.source, lead.channel) == (Stage.CONTACTED, Source.PROGRAMME, Channel.APPLICATION)
    assert lead.contacted_on == APPLIED
    applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    assert (lead.stage, lead.replied_on, lead.closing) == (Stage.REPLIED, ANSWERED, None)


def test_a_programme_that_gave_nobody_counts_too(alice: Account, programme: Programme) -> None:
    applying.apply(alice, programme, APPLIED)
    applying.answer(alice, programme, ProgrammeStatus.REJECTED, ANSWERED)
    lead = lead_of(programme)
    assert (lead.closing, lead.closed_on, lead.contacted_on) == ("declined", ANSWERED, APPLIED)


def test_the_match_gives_the_lead_its_name(alice: Account, programme: Programme) -> None:
    applying.apply(alice, programme, APPLIED)
    applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    matched = applying.match(alice, programme, MATCHED, name="Hélène Quéméneur")
    assert (matched.id, matched.name, programme.status) == (programme.lead_id, "Hélène Quéméneur", "matched")


def test_a_mentor_who_is_a_lead_already_becomes_one_with_it(alice: Account, programme: Programme) -> None:
    known = make_lead(alice)
    applying.apply(alice, programme, APPLIED)
    applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    number = programme.id
    applying.match(alice, programme, MATCHED, name=known.name, known=known)
    programme = db.session.get_one(Programme, number)
    assert (programme.lead_id, programme.status) == (known.id, ProgrammeStatus.MATCHED)
    assert db.session.get_one(Lead, known.id).contacted_on == APPLIED
    assert len(db.session.scalars(select(Lead).where(Lead.owner_id == alice.id)).all()) == 1


def test_a_match_that_was_none_leaves_the_lead_who_he_was(alice: Account, programme: Programme) -> None:
    known = make_lead(alice)
    name, number = known.name, programme.id
    applying.apply(alice, programme, APPLIED)
    applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    applying.match(alice, programme, MATCHED, name=name, known=known)
    applying.take_back(alice, db.session.get_one(Programme, number))
    matched = applying.match(alice, db.session.get_one(Programme, number), MATCHED, name="Carol Smith")
    kept = db.session.get_one(Lead, known.id)
    assert (kept.name, kept.contacted_on, matched.name, matched.contacted_on) == (name, None, "Carol Smith", APPLIED)


@pytest.mark.parametrize("answer", [ProgrammeStatus.ACCEPTED, ProgrammeStatus.REJECTED])
def test_every_step_can_be_taken_back(alice: Account, programme: Programme, answer: ProgrammeStatus) -> None:
    applying.apply(alice, programme, APPLIED)
    applying.answer(alice, programme, answer, ANSWERED)
    applying.take_back(alice, programme)
    lead = lead_of(programme)
    assert (programme.status, lead.stage, lead.closing) == (ProgrammeStatus.APPLIED, Stage.CONTACTED, None)
    applying.take_back(alice, programme)
    assert (programme.status, lead.stage) == (ProgrammeStatus.CONSIDERING, Stage.PROSPECT)
    with pytest.raises(Refusal):
        applying.take_back(alice, programme)


def test_withdrawing_closes_and_can_be_taken_back(alice: Account, programme: Programme) -> None:
    applying.apply(alice, programme, APPLIED)
    applying.withdraw(alice, programme, ANSWERED)
    assert (programme.status, lead_of(programme).closing) == (ProgrammeStatus.WITHDRAWN, "ended")
    applying.take_back(alice, programme)
    assert (programme.status, lead_of(programme).closing) == (ProgrammeStatus.APPLIED, None)


def test_steps_out_of_order_are_refused(alice: Account, programme: Programme) -> None:
    with pytest.raises(Refusal):
        applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    applying.apply(alice, programme, APPLIED)
    for day in (date(2026, 2, 1), date(2026, 3, 6)):
        with pytest.raises(Refusal):
            applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, day)
    with pytest.raises(Refusal):
        applying.apply(alice, programme, APPLIED)
    with pytest.raises(Refusal):
        remove_programme(programme)


@pytest.fixture
def addresses(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("addresses")
def test_its_days_stand_on_today(alice: Account, programme: Programme) -> None:
    def days(until: date) -> list[tuple[str, date]]:
        return [(due.mark.rsplit("-", 1)[0], due.due_on) for due in dues(alice, date(2026, 2, 1), until)]

    document = add_document(programme, "Letter")
    assert days(date(2026, 2, 2)) == []
    assert days(date(2026, 2, 3)) == [("programme-apply", date(2026, 2, 3))]
    assert [due.since for due in dues(alice, APPLIED, ANSWERED)] == ["1 paper is missing"]
    mark_ready(document, APPLIED)
    assert [due.since for due in dues(alice, APPLIED, ANSWERED)] == [""]
    applying.apply(alice, programme, APPLIED)
    assert days(date(2026, 2, 27)) == []
    assert days(date(2026, 2, 28)) == [("programme-answer", date(2026, 2, 28))]
    applying.answer(alice, programme, ProgrammeStatus.ACCEPTED, ANSWERED)
    assert days(date(2026, 3, 22)) == [("programme-match", date(2026, 3, 22))]
