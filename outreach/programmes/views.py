"""The pages of programmes: which there are, and all about one."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.models import Programme, ProgrammeDocument
from outreach.programmes import actions, applying
from outreach.programmes.forms import AnswerForm, DayForm, DocumentForm, MatchForm, ProgrammeForm
from outreach.programmes.page import programme_page, programmes_page, said_in, same_person
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.forms import Form
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """All programmes."""
    return programmes_page(current_owner())


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """One more programme."""
    form, made = ProgrammeForm(), list[Programme]()
    if not form.is_submitted():
        return render_template("programmes/new.html", form=form)
    if not carried_out(form, lambda: made.append(actions.add_programme(current_owner(), said_in(form), clock.now()))):
        return render_template("programmes/new.html", form=form), 422
    return _kept(made[0], _("“%(name)s” is kept.", name=made[0].name))


@access(SIGNED_IN, programme_id=Programme)
def show(programme_id: int) -> ResponseReturnValue:
    """Everything about one programme."""
    return programme_page(owned(Programme, programme_id))


@access(SIGNED_IN, programme_id=Programme)
def edit(programme_id: int) -> ResponseReturnValue:
    """Change what is known of it."""
    programme = owned(Programme, programme_id)
    form = ProgrammeForm(obj=programme)
    if not form.is_submitted():
        return render_template("programmes/edit.html", programme=programme, form=form)
    if not carried_out(form, lambda: actions.change_programme(programme, said_in(form))):
        return render_template("programmes/edit.html", programme=programme, form=form), 422
    return _kept(programme, _("“%(name)s” is kept.", name=programme.name))


@access(SIGNED_IN, programme_id=Programme)
def remove(programme_id: int) -> ResponseReturnValue:
    """Let go of it."""
    programme = owned_to_write(Programme, programme_id)
    try:
        actions.remove_programme(programme)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for(".show", programme_id=programme_id), 303)
    db.session.commit()
    toast(_("The programme is removed."))
    return redirect(url_for(".index"), 303)


@access(SIGNED_IN, programme_id=Programme)
def add_document(programme_id: int) -> ResponseReturnValue:
    """One more paper."""
    programme, form = owned_to_write(Programme, programme_id), DocumentForm()
    if not carried_out(form, lambda: actions.add_document(programme, form.title.data or "", form.ready_on.data)):
        return programme_page(programme, document_form=form), 422
    return _kept(programme, _("The paper is on the list."))


@access(SIGNED_IN, document_id=ProgrammeDocument)
def ready(document_id: int) -> ResponseReturnValue:
    """It is ready; or, when it was, it is not after all."""
    document = owned_to_write(ProgrammeDocument, document_id)
    actions.mark_ready(document, None if document.ready_on else clock.today(current_owner().zone))
    return _kept(owned(Programme, document.programme_id), _("The list is kept."))


@access(SIGNED_IN, document_id=ProgrammeDocument)
def remove_document(document_id: int) -> ResponseReturnValue:
    """It is not needed."""
    document = owned_to_write(ProgrammeDocument, document_id)
    programme = owned(Programme, document.programme_id)
    fields = {"title": document.title, "ready_on": document.ready_on.isoformat() if document.ready_on else ""}
    actions.remove_document(document)
    undo = url_for(".add_document", programme_id=programme.id)
    return _kept(programme, _("The paper is off the list."), undo=undo, fields=fields)


@access(SIGNED_IN, programme_id=Programme)
def apply(programme_id: int) -> ResponseReturnValue:
    """The application was sent."""
    programme, form = owned_to_write(Programme, programme_id), DayForm()
    return _step(programme, form, lambda: applying.apply(current_owner(), programme, form.said_day))


@access(SIGNED_IN, programme_id=Programme)
def answer(programme_id: int) -> ResponseReturnValue:
    """They answered."""
    programme, form = owned_to_write(Programme, programme_id), AnswerForm()
    return _step(programme, form, lambda: applying.answer(current_owner(), programme, form.status.data, form.said_day))


@access(SIGNED_IN, programme_id=Programme)
def withdraw(programme_id: int) -> ResponseReturnValue:
    """I do not pursue it any more."""
    programme, form = owned_to_write(Programme, programme_id), DayForm()
    return _step(programme, form, lambda: applying.withdraw(current_owner(), programme, form.said_day))


@access(SIGNED_IN, programme_id=Programme)
def match(programme_id: int) -> ResponseReturnValue:
    """It gave me a mentor."""
    programme, form = owned_to_write(Programme, programme_id), MatchForm()

    def verb() -> None:
        name, owner = form.name.data or "", current_owner()
        applying.match(owner, programme, form.said_day, name=name, known=same_person(owner, programme, name))

    return _step(programme, form, verb)


@access(SIGNED_IN, programme_id=Programme)
def take_back(programme_id: int) -> ResponseReturnValue:
    """The last step never happened."""
    programme = owned_to_write(Programme, programme_id)
    try:
        applying.take_back(current_owner(), programme)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for(".show", programme_id=programme_id), 303)
    return _kept(programme, _("The last step is taken back."))


def _step(programme: Programme, form: Form, verb: Callable[[], object]) -> ResponseReturnValue:
    number = programme.id
    if not carried_out(form, verb):
        return programme_page(owned(Programme, number), step_form=form), 422
    return _kept(owned(Programme, number), _("Kept. The funnel counts it."))


def _kept(programme: Programme, said: str, **way_back: Any) -> ResponseReturnValue:
    where = url_for(".show", programme_id=programme.id)
    db.session.commit()
    toast(said, **way_back)
    return redirect(where, 303)
