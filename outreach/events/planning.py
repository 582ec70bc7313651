"""The addresses of events: which there are, one more, another day."""

from flask import redirect, url_for
from flask import render_template as render
from flask.typing import ResponseReturnValue

from outreach.events import actions
from outreach.events.forms import EventForm
from outreach.events.hosting import invited, ticked
from outreach.events.page import event_page, events_page
from outreach.extensions import db
from outreach.models import Lead, SocialEvent
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """All events."""
    return events_page()


@access(SIGNED_IN, event_id=SocialEvent)
def show(event_id: int) -> ResponseReturnValue:
    """One event and its people."""
    return event_page(owned(SocialEvent, event_id))


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """One more event; whom `lead` names is invited to it."""
    form = EventForm()
    if not form.is_submitted():
        return _asked(form, ticked(to_write=False))
    leads = ticked()
    if not form.validate_on_submit():
        return _asked(form, leads), 422
    try:
        event = actions.add_event(current_owner(), form.plan)
        said = invited(event, leads) if leads else _("“%(event)s” is an event now.", event=event.title)
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return _asked(form, ticked(to_write=False)), 422
    db.session.commit()
    toast(said)
    return redirect(url_for("events.show", event_id=event.id), 303)


@access(SIGNED_IN, event_id=SocialEvent)
def edit(event_id: int) -> ResponseReturnValue:
    """Change what is known of an event."""
    event = owned(SocialEvent, event_id)
    form = EventForm.of(event)
    if not form.is_submitted():
        return _asked(form, [], event)
    if not form.validate_on_submit():
        return _asked(form, [], event), 422
    try:
        actions.change_event(current_owner(), owned_to_write(SocialEvent, event_id), form.plan)
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return _asked(form, [], owned(SocialEvent, event_id)), 422
    db.session.commit()
    toast(_("“%(title)s” is saved.", title=event.title))
    return redirect(url_for("events.show", event_id=event.id), 303)


@access(SIGNED_IN, event_id=SocialEvent)
def delete(event_id: int) -> ResponseReturnValue:
    """Take an event off the list; Undo puts it there again."""
    event = owned_to_write(SocialEvent, event_id)
    again = EventForm.of(event).typed
    try:
        actions.remove_event(event)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for("events.show", event_id=event_id), 303)
    db.session.commit()
    toast(_("“%(event)s” is taken off the list.", event=again["title"]), undo=url_for("events.new"), fields=again)
    return redirect(url_for("events.index"), 303)


def _asked(form: EventForm, leads: list[Lead], event: SocialEvent | None = None) -> str:
    return render("events/edit.html", form=form, event=event, leads=leads)
