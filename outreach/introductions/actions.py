"""Thinking of a path to somebody, and thinking no more of it."""

from dataclasses import dataclass
from datetime import date

from outreach import clock
from outreach.extensions import db
from outreach.introductions import queries
from outreach.introductions.paths import Days, introducer_name
from outreach.introductions.telling import known_days
from outreach.models import Account, Introduction, Lead, folded
from outreach.text import _
from outreach.web.days import check_year
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST = {"introducer_name": 300, "introducer_address": 320, "why": 20_000}


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom I want to meet through whom: a lead, or a plain contact of whom the name is known."""

    lead: Lead
    introducer: Lead | None = None
    introducer_name: str = ""
    introducer_address: str = ""
    why: str = ""
    ask_by: date | None = None


def think_of(owner: Account, wish: Wish) -> Introduction:
    """A new path, or the same one when it is under way already. Raises Refusal."""
    if wish.introducer is not None and wish.introducer.id == wish.lead.id:
        raise Refusal(_("Nobody introduces themselves. Choose somebody who knows both of you."), "introducer_name")
    if wish.lead.do_not_contact_at is not None:
        raise Refusal(_("This person is marked “do not contact”. Take the mark away first."))
    name = wish.introducer.display_name if wish.introducer else wish.introducer_name
    for known in db.session.scalars(queries.same_path(owner, wish.lead, wish.introducer)):
        if folded(introducer_name(known)) == folded(name):
            return known
    row = Introduction(owner_id=owner.id, lead=wish.lead, introducer=wish.introducer, created_at=clock.now())
    _write(row, wish)
    db.session.add(row)
    db.session.flush()
    return row


def change_path(row: Introduction, wish: Wish) -> None:
    """Change what is known of a path; who made it stays who made it. Raises Refusal."""
    _write(row, wish)
    db.session.flush()


def remove_path(owner: Account, row: Introduction) -> None:
    """Think no more of a path. Raises Refusal once somebody was asked."""
    if known_days(owner, row) != Days():
        raise Refusal(_("Somebody was asked already. Take that back first."))
    db.session.delete(row)
    db.session.flush()


def _write(row: Introduction, wish: Wish) -> None:
    texts = {name: plain(getattr(wish, name)) for name in LONGEST}
    if row.introducer is not None:
        texts["introducer_name"] = texts["introducer_address"] = ""
    elif not texts["introducer_name"]:
        raise Refusal(_("Say who can introduce you."), "introducer_name")
    for name, most in LONGEST.items():
        if len(texts[name]) > most:
            raise Refusal(_("This is too long: %(most)s characters at most.", most=most), name)
    check_year(wish.ask_by, "ask_by")
    for name, text in texts.items():
        setattr(row, name, text)
    row.ask_by = wish.ask_by
