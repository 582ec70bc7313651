"""Who can introduce me to whom: thought of, asked, made, thanked."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.introductions import actions, telling, words
from outreach.introductions.forms import PathForm, StepForm, WishForm
from outreach.introductions.page import introductions_page, new_page, path_page
from outreach.introductions.paths import Step, introducer_name
from outreach.models import Introduction, Lead
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.numbers import numbers
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """All paths, by what is to be done next."""
    return introductions_page()


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """Choose whom to meet, then who can introduce me."""
    return new_page(_said("lead"))


@access(SIGNED_IN)
def create() -> ResponseReturnValue:
    """Think of a path."""
    lead, form = _said("lead"), WishForm()
    if lead is None:
        return redirect(url_for("introductions.new"), 303)
    if not form.validate_on_submit():
        return new_page(lead, form), 422
    try:
        row = actions.think_of(current_owner(), form.wish(lead, _said("introducer")))
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return new_page(_said("lead"), form), 422
    db.session.commit()
    toast(_("%(introducer)s can introduce you to %(name)s. It is kept.", **_named(row)))
    return redirect(way_back(_address(row)), 303)


@access(SIGNED_IN, introduction_id=Introduction)
def show(introduction_id: int) -> ResponseReturnValue:
    """Everything about one path; the days of its steps are corrected here."""
    row = owned(Introduction, introduction_id)
    form = PathForm.of(row, telling.known_days(current_owner(), row))
    if not form.is_submitted():
        return path_page(row)
    if not form.validate_on_submit():
        return path_page(row, form), 422
    try:
        row = _to_write(introduction_id)
        actions.change_path(row, form.wish(row.lead, row.introducer))
        telling.tell(current_owner(), row, form.days)
    except Refusal as refusal:
        db.session.rollback()
        put_beside(form, refusal)
        return path_page(owned(Introduction, introduction_id), form), 422
    db.session.commit()
    toast(_("The introduction is saved."))
    return redirect(_address(row), 303)


@access(SIGNED_IN, introduction_id=Introduction)
def say(introduction_id: int) -> ResponseReturnValue:
    """A step was done, today unless a day is said; or it was not done after all."""
    word = request.form.get("step", "")
    return _stepped(introduction_id, Step(word) if word in set(Step) else None)


@access(SIGNED_IN, introduction_id=Introduction)
def ask(introduction_id: int) -> ResponseReturnValue:
    """They are asked; the button of Today."""
    return _stepped(introduction_id, Step.ASKED)


@access(SIGNED_IN, introduction_id=Introduction)
def thank(introduction_id: int) -> ResponseReturnValue:
    """They are thanked; the button of Today."""
    return _stepped(introduction_id, Step.THANKED)


@access(SIGNED_IN, introduction_id=Introduction)
def delete(introduction_id: int) -> ResponseReturnValue:
    """Think no more of a path; Undo thinks of it again."""
    row = _to_write(introduction_id)
    again = {
        "lead": str(row.lead_id), "introducer": str(row.introducer_id or ""), "introducer_name": row.introducer_name,
        "introducer_address": row.introducer_address, "why": row.why,
        "ask_by": row.ask_by.isoformat() if row.ask_by else "",
    }  # fmt: skip
    try:
        actions.remove_path(current_owner(), row)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(_address(row), 303)
    db.session.commit()
    toast(_("Thought no more of."), undo=url_for("introductions.create"), fields=again)
    return redirect(url_for("introductions.index"), 303)


def _stepped(introduction_id: int, step: Step | None) -> ResponseReturnValue:
    owner, row, form = current_owner(), _to_write(introduction_id), StepForm()
    if step is None:
        abort(400)
    back = way_back(url_for("introductions.index"))
    undone = "undo" in request.form
    try:
        if not form.validate_on_submit():
            raise Refusal(_("Choose a day."))
        today = clock.today(owner.zone)
        new = telling.take_back(owner, row, step) if undone else telling.say(owner, row, step, form.day_or(today))
    except Refusal as refusal:
        db.session.rollback()
        toast(refusal.message)
        return redirect(back, 303)
    db.session.commit()
    if undone:
        toast(_("Taken back."))
    elif new:
        undo = url_for("introductions.say", introduction_id=row.id)
        toast(words.said(step, _named(row)), undo=undo, fields={"step": step.value, "undo": "1", "next": back})
    return redirect(back, 303)


def _to_write(introduction_id: int) -> Introduction:
    """The path and the lead to whom it leads, both held: two clicks at once are one after the other."""
    owned_to_write(Lead, owned(Introduction, introduction_id).lead_id)
    return owned_to_write(Introduction, introduction_id)


def _said(name: str) -> Lead | None:
    """The lead that the form or the address names."""
    said = numbers(name)
    return owned(Lead, said[0]) if said else None


def _named(row: Introduction) -> dict[str, str]:
    return {"introducer": introducer_name(row), "name": row.lead.display_name}


def _address(row: Introduction) -> str:
    return url_for("introductions.show", introduction_id=row.id)
