"""The pages of events, put together."""

from datetime import date
from typing import Any

from flask import render_template, request

from outreach import clock
from outreach.events import queries, words
from outreach.events.forms import InviteForm, MarkForm, MetForm
from outreach.events.guests import Guest, Tally, guests_of, tally_of
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter, Order, sought
from outreach.leads.queries import page_of_lines
from outreach.models import Account, SocialEvent
from outreach.web.numbers import numbers
from outreach.web.owned import current_owner

FOUND = 10


def events_page() -> str:
    """All events: those to come, and those that are over."""
    owner = current_owner()
    today = clock.today(owner.zone)
    tallies = {number: Tally(*counts) for number, *counts in db.session.execute(queries.tallies(owner))}
    return render_template(
        "events/index.html",
        coming=db.session.scalars(queries.coming(owner, today)).all(),
        past=db.session.scalars(queries.past(owner, today)).all(),
        tally=lambda event: tallies.get(event.id, Tally()),
        words=words,
    )


def event_page(event: SocialEvent, **forms: Any) -> str:
    """One event; a form that was refused is given by name and shown as it was typed."""
    owner = current_owner()
    today = clock.today(owner.zone)
    guests = sorted(guests_of(db.session.execute(queries.guest_rows(event)), owner.zone), key=_order)
    text = sought(request.args)
    given = {
        "invite_form": InviteForm(formdata=None, day=usual_day(event)),
        "mark_form": MarkForm(formdata=None, day=today),
        "met_form": MetForm(formdata=None),
        **forms,
    }
    return render_template(
        "events/show.html",
        event=event, guests=guests, tally=tally_of(guests), words=words, headline=words.headline(event, guests, today),
        text=text, found=_people(owner, text, {guest.lead.id for guest in guests if guest.invited_on is not None}),
        begun=event.starts_on <= today, ticked=numbers("lead") if forms else [], **given,
    )  # fmt: skip


def usual_day(event: SocialEvent) -> date:
    """On which day somebody is invited, when it is not said: today, or at the latest on the last day of the event."""
    return min(clock.today(current_owner().zone), event.ends_on or event.starts_on)


def _order(guest: Guest) -> tuple[bool, bool, bool, str]:
    """Of whom something is still to be said first, then who came or will."""
    return not guest.waits, not guest.unsaid, guest.came is False or guest.declined_on is not None, guest.lead.name_key


def _people(owner: Account, text: str, without: set[int]) -> list[Any]:
    """Whom one might invite: who fits `text`, else who was added last."""
    chosen = LeadFilter(q=text, closing=ClosedOr.ANY) if text else LeadFilter(sort=Order.ADDED)
    rows = page_of_lines(owner, chosen, size=FOUND + len(without)).rows
    return [row for row in rows if row.id not in without][:FOUND]
