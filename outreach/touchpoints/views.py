"""Entries of the history: taken back, or corrected."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.models import Closing, Lead, Note, StageEvent, Touchpoint
from outreach.text import _
from outreach.touchpoints import actions
from outreach.touchpoints.forms import CorrectionForm
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, touchpoint_id=Touchpoint)
def void(touchpoint_id: int) -> ResponseReturnValue:
    """It never happened."""
    return _void(owned(Touchpoint, touchpoint_id), "t")


@access(SIGNED_IN, note_id=Note)
def void_note(note_id: int) -> ResponseReturnValue:
    """Take a note back."""
    return _void(owned(Note, note_id), "n")


@access(SIGNED_IN, event_id=StageEvent)
def void_stage(event_id: int) -> ResponseReturnValue:
    """Take back a stage that was set by hand."""
    return _void(owned(StageEvent, event_id), "s")


@access(SIGNED_IN, closing_id=Closing)
def void_closing(closing_id: int) -> ResponseReturnValue:
    """Take back a closing that never was."""
    return _void(owned(Closing, closing_id), "c")


@access(SIGNED_IN, touchpoint_id=Touchpoint)
def correction(touchpoint_id: int) -> ResponseReturnValue:
    """The page on which one contact is corrected."""
    touchpoint = owned(Touchpoint, touchpoint_id)
    return _correction_page(touchpoint, _form_of(touchpoint))


@access(SIGNED_IN, touchpoint_id=Touchpoint)
def correct(touchpoint_id: int) -> ResponseReturnValue:
    """Take the wrong entry back and record the right one."""
    touchpoint = owned(Touchpoint, touchpoint_id)
    lead = owned_to_write(Lead, touchpoint.lead_id)
    form = _form_of(touchpoint)
    if not carried_out(form, lambda: _correct(touchpoint, form)):
        return _correction_page(touchpoint, form), 422
    db.session.commit()
    toast(_("Corrected. The first version stays in the history, struck through."))
    return redirect(url_for("lead_page.show", lead_id=lead.id), 303)


def _void(row: actions.Row, prefix: str) -> ResponseReturnValue:
    lead = owned_to_write(Lead, row.lead_id)
    try:
        actions.void_entry(current_owner(), f"{prefix}{row.id}")
    except Refusal as refusal:
        toast(refusal.message)
    else:
        db.session.commit()
        toast(_("Taken back. It stays in the history, struck through, and no figure counts it."))
    return redirect(way_back(url_for("lead_page.show", lead_id=lead.id)), 303)


def _correct(touchpoint: Touchpoint, form: CorrectionForm) -> None:
    assert form.when.data is not None
    actions.correct_touchpoint(
        current_owner(),
        touchpoint,
        direction=form.direction.data,
        channel=form.channel.data,
        kind=form.kind.data,
        moment=form.when.data,
        text=form.text.data or "",
    )


def _form_of(touchpoint: Touchpoint) -> CorrectionForm:
    return CorrectionForm(
        direction=touchpoint.direction,
        kind=touchpoint.kind,
        channel=touchpoint.channel,
        when=touchpoint.moment,
        text=touchpoint.text,
    )


def _correction_page(touchpoint: Touchpoint, form: CorrectionForm) -> str:
    return render_template("touchpoints/correct.html", touchpoint=touchpoint, form=form)
