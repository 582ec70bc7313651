"""What one does with a programme: consider it, gather its papers, and change what is known about it."""

from dataclasses import dataclass
from datetime import date, datetime

from outreach.extensions import db
from outreach.models import Account, Programme, ProgrammeDocument
from outreach.text import _
from outreach.web.days import check_year
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

MOST_DOCUMENTS = 50
LONGEST = {"name": 200, "organiser": 200, "website": 500, "notes": 20_000}


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a programme."""

    name: str
    organiser: str = ""
    website: str = ""
    notes: str = ""
    deadline: date | None = None
    answer_by: date | None = None


def add_programme(owner: Account, said: Said, at: datetime) -> Programme:
    """A programme that I consider. Raises Refusal."""
    programme = Programme(owner_id=owner.id, created_at=at)
    change_programme(programme, said)
    db.session.add(programme)
    db.session.flush()
    return programme


def change_programme(programme: Programme, said: Said) -> None:
    """Say something else of it. Raises Refusal; then nothing is changed."""
    texts = {name: _text(getattr(said, name), most, name) for name, most in LONGEST.items()}
    if not texts["name"]:
        raise Refusal(_("Say what the programme is called."), "name")
    if texts["website"] and not texts["website"].startswith(("https://", "http://")):
        raise Refusal(_("A website begins with https://."), "website")
    check_year(said.deadline, "deadline")
    check_year(said.answer_by, "answer_by")
    if said.deadline and said.answer_by and said.answer_by < said.deadline:
        raise Refusal(_("They cannot answer before the deadline. Is the day right?"), "answer_by")
    for name, text in texts.items():
        setattr(programme, name, text)
    programme.deadline, programme.answer_by = said.deadline, said.answer_by


def remove_programme(programme: Programme) -> None:
    """Let go of a programme to which I have not applied. Raises Refusal for another one: its history stays."""
    if programme.applied_on is not None:
        raise Refusal(_("You have applied here, and that stays in your figures. Withdraw the application instead."))
    db.session.delete(programme)
    db.session.flush()


def add_document(programme: Programme, title: str, ready_on: date | None = None) -> ProgrammeDocument:
    """One more paper that the application needs, ready since a day or (None) not yet. Raises Refusal."""
    title = _text(title, 200, "title")
    if not title:
        raise Refusal(_("Say which paper it is."), "title")
    known = db.session.query(ProgrammeDocument).filter_by(programme_id=programme.id).count()
    if known >= MOST_DOCUMENTS:
        raise Refusal(_("%(most)s papers are as many as fit here.", most=MOST_DOCUMENTS), "title")
    document = ProgrammeDocument(owner_id=programme.owner_id, programme_id=programme.id, title=title, ready_on=ready_on)
    db.session.add(document)
    db.session.flush()
    return document


def mark_ready(document: ProgrammeDocument, day: date | None) -> None:
    """It is ready since `day`, or (None) not ready after all."""
    document.ready_on = day


def remove_document(document: ProgrammeDocument) -> None:
    """It is not needed."""
    db.session.delete(document)
    db.session.flush()


def _text(value: str, most: int, field: str) -> str:
    text = plain(value)
    if len(text) > most:
        raise Refusal(_("This is too long: %(most)s characters at most.", most=most), field)
    return text
