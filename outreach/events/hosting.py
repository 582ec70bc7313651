"""The addresses of the people at an event: invited, answered, came, met there; and how it is taken back."""

from collections.abc import Callable

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach.events import words
from outreach.events.forms import InviteForm, InviteToForm, MarkForm, MetForm, said_day
from outreach.events.marks import Marker, people_numbered
from outreach.events.naming import people_named
from outreach.events.page import event_page, usual_day
from outreach.extensions import db
from outreach.models import Lead, SocialEvent, Source
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.forms import Form
from outreach.web.numbers import numbers
from outreach.web.owned import LARGEST_ID, current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast

MOST = 200
# What a button says -> the mark that takes it back.
UNDONE_BY = {"accepted": "answer", "declined": "answer", "came": "coming", "stayed_away": "coming"}
TAKEN_BACK = ("invitation", "answer", "coming")


@access(SIGNED_IN, event_id=SocialEvent)
def invite(event_id: int) -> ResponseReturnValue:
    """Invite those who are ticked and those who are named."""
    event, form = owned_to_write(SocialEvent, event_id), InviteForm()

    def verb() -> str:
        leads = [*ticked(), *people_named(current_owner(), form.names.data or "")]
        return invited(event, leads, form)

    return _carried_out(event, form, "invite_form", verb)


@access(SIGNED_IN, event_id=SocialEvent)
def met(event_id: int) -> ResponseReturnValue:
    """Log whom I met there; whoever is new becomes a lead found at an event."""
    event, form = owned_to_write(SocialEvent, event_id), MetForm()

    def verb() -> str:
        leads = people_named(current_owner(), form.names.data or "", Source.EVENT)
        if not leads:
            raise Refusal(_("Type at least one name."), "names")
        marker = Marker(current_owner(), event)
        return words.marked_words("came", len(marker.came(leads)))

    return _carried_out(event, form, "met_form", verb)


@access(SIGNED_IN, event_id=SocialEvent)
def mark(event_id: int) -> ResponseReturnValue:
    """Do with all that were ticked what the button says."""
    event, form, do = owned_to_write(SocialEvent, event_id), MarkForm(), request.form.get("do", "")
    if do not in (*UNDONE_BY, *TAKEN_BACK):
        abort(400)

    def verb() -> str:
        touched = _marked(Marker(current_owner(), event), ticked(), do, form)
        said = words.marked_words(do, len(touched))
        _say(event, said, UNDONE_BY.get(do), touched)
        return ""

    return _carried_out(event, form, "mark_form", verb)


@access(SIGNED_IN, lead_id=Lead)
def invite_to(lead_id: int) -> ResponseReturnValue:
    """Invite one lead to the event that is chosen on its page."""
    lead, chosen = owned(Lead, lead_id), InviteToForm().event.data or ""
    back = way_back(url_for("lead_page.show", lead_id=lead.id))
    if not (chosen.isascii() and chosen.isdecimal()):
        return redirect(url_for("events.new", lead=lead.id), 303)
    event = owned_to_write(SocialEvent, int(chosen) if len(chosen) < 19 else LARGEST_ID)
    try:
        said = invited(event, people_numbered(current_owner(), [lead.id]))
    except Refusal as refusal:
        db.session.rollback()
        said = refusal.message
    db.session.commit()
    toast(said)
    return redirect(back, 303)


def ticked(*, to_write: bool = True) -> list[Lead]:
    """The leads that were ticked; none of them may be somebody else's."""
    ids = [number for number in numbers("lead") if number <= LARGEST_ID]
    if len(ids) > MOST:
        abort(400)
    leads = people_numbered(current_owner(), ids, to_write=to_write) if ids else []
    return leads if len(leads) == len(ids) else abort(404)


def invited(event: SocialEvent, leads: list[Lead], form: InviteForm | None = None) -> str:
    """Invite them, and say how many that were."""
    owner, people = current_owner(), list({lead.id: lead for lead in leads}.values())
    day = (form.day.data if form is not None else None) or usual_day(event)
    touched = Marker(owner, event).invite(people, day)
    return words.invited_words(len(touched), len(people) - len(touched))


def _marked(marker: Marker, leads: list[Lead], do: str, form: MarkForm) -> list[Lead]:
    if do in ("accepted", "declined"):
        return marker.answer(leads, said_day(form), accepted=do == "accepted")
    if do == "came":
        return marker.came(leads)
    return marker.stayed_away(leads) if do == "stayed_away" else marker.take_back(leads, do)


def _say(event: SocialEvent, said: str, undone_by: str | None, touched: list[Lead]) -> None:
    if not touched or undone_by is None:
        return toast(said)
    fields = {"do": undone_by, "lead": ",".join(str(lead.id) for lead in touched), "next": _back(event)}
    return toast(said, undo=url_for("events.mark", event_id=event.id), fields=fields)


def _carried_out(event: SocialEvent, form: Form, name: str, verb: Callable[[], str]) -> ResponseReturnValue:
    """Back to the page when the verb did it; the page as it was typed, with the reason, when it could not."""
    event_id = event.id
    try:
        if not form.validate_on_submit():
            return event_page(event, **{name: form}), 422
        said = verb()
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return event_page(owned(SocialEvent, event_id), **{name: form}), 422
    db.session.commit()
    if said:
        toast(said)
    return redirect(_back(event), 303)


def _back(event: SocialEvent) -> str:
    return way_back(url_for("events.show", event_id=event.id))
