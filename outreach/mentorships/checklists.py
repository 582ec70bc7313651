"""Checklists of the phases: the points that were shipped, and what the user made of them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from outreach.extensions import db
from outreach.mentorships.checklist_words import BY_KEY, SHIPPED
from outreach.models import ChecklistItem, Mentorship, Phase
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line

LONGEST = 500
MOST = 100
"""Points of one mentorship; more is a mistake."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a point that was taken away: its shipped words, its place, the day on which it was done."""

    key: str = ""
    position: int | None = None
    done_on: date | None = None


def points(mentorship: Mentorship) -> Select[ChecklistItem]:
    """All points of a mentorship, in their order."""
    chosen = select(ChecklistItem).where(
        ChecklistItem.owner_id == mentorship.owner_id, ChecklistItem.mentorship_id == mentorship.id
    )
    return chosen.order_by(ChecklistItem.position, ChecklistItem.id)


def ship(mentorship: Mentorship) -> None:
    """Give a new mentorship the points that every one starts with."""
    for phase, shipped in SHIPPED[mentorship.role].items():
        for position, key in enumerate(shipped):
            db.session.add(_point(mentorship, phase, position, key=key))


def add_point(mentorship: Mentorship, phase: Phase, text: str, kept: Kept | None = None) -> ChecklistItem:
    """One more point at the end, or one that was taken away back where it stood. Raises Refusal."""
    text, kept = _said(text), kept or Kept()
    key = kept.key if kept.key in BY_KEY else ""
    if not text and not key:
        raise Refusal(_("Say what is to be done."), "text")
    if (db.session.scalar(select(func.count()).select_from(points(mentorship).subquery())) or 0) >= MOST:
        raise Refusal(_("There are %(most)s points already. Take some away first.", most=MOST), "text")
    position = _end_of(mentorship, phase) if kept.position is None else kept.position
    point = _point(mentorship, phase, position, key=key, text=text, done_on=kept.done_on)
    db.session.add(point)
    db.session.flush()
    return point


def reword(point: ChecklistItem, text: str) -> None:
    """Say it in one's own words; nothing brings back the words it was shipped with. Raises Refusal."""
    text = _said(text)
    if not text and not point.key:
        raise Refusal(_("Say what is to be done."), "text")
    # The shipped words, kept as they are, stay in the language of whoever reads them.
    point.text = "" if text == str(BY_KEY.get(point.key, "")) else text


def tick(point: ChecklistItem, on: date | None) -> None:
    """It is done, on that day; or it is not, without one."""
    point.done_on = on


def _end_of(mentorship: Mentorship, phase: Phase) -> int:
    last = points(mentorship).with_only_columns(func.max(ChecklistItem.position)).order_by(None)
    found = db.session.scalar(last.where(ChecklistItem.phase == phase))
    return 0 if found is None else found + 1


def _point(mentorship: Mentorship, phase: Phase, position: int, **columns: object) -> ChecklistItem:
    return ChecklistItem(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, phase=phase, position=position, **columns
    )


def _said(text: str) -> str:
    text = one_line(text)
    if len(text) > LONGEST:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST), "text")
    return text
