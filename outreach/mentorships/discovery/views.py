"""The discovery of a mentorship: its round of answers, all rounds, its questions, and all of it on paper."""

from flask import abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.discovery import page, queries, words
from outreach.mentorships.discovery.answers import begin as begin_round
from outreach.mentorships.discovery.forms import NewQuestionForm, QuestionForm
from outreach.mentorships.discovery.questions import Do, add_question, change_question, restore_shipped, ship
from outreach.mentorships.discovery.saving import Kept, save_answers
from outreach.models import DiscoveryQuestion, DiscoveryRound, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def show(mentorship_id: int) -> ResponseReturnValue:
    """The latest round, to be answered."""
    return page.shown(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def rounds(mentorship_id: int) -> ResponseReturnValue:
    """The answers of all rounds side by side."""
    return page.side_by_side(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def paper(mentorship_id: int) -> ResponseReturnValue:
    """A page to print and a text to send; `?answers=1` with the answers."""
    return page.paper(owned(Mentorship, mentorship_id), with_answers=bool(request.args.get("answers")))


@access(SIGNED_IN, mentorship_id=Mentorship)
def begin(mentorship_id: int) -> ResponseReturnValue:
    """Ask the questions (again)."""
    begin_round(current_owner(), owned_to_write(Mentorship, mentorship_id))
    db.session.commit()
    return redirect(url_for(".show", mentorship_id=mentorship_id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship, round_id=DiscoveryRound)
def save(mentorship_id: int, round_id: int) -> ResponseReturnValue:
    """Keep the answers that were sent, all or some; the button of a hole makes a goal or a topic of it besides."""
    mentorship, of = owned(Mentorship, mentorship_id), owned_to_write(DiscoveryRound, round_id)
    kept = save_answers(current_owner(), mentorship, of if of.mentorship_id == mentorship.id else abort(404))
    if kept.errors:
        return _not_kept(mentorship, kept)
    db.session.commit()
    if _asks_for_data():
        return jsonify(said=_progress(mentorship), marks=kept.marks)
    toast(kept.made or _("The answers are saved."))
    return redirect(url_for(".show", mentorship_id=mentorship_id, _anchor=kept.anchor), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def questions(mentorship_id: int) -> ResponseReturnValue:
    """The questions, to be edited."""
    return page.questions(owned(Mentorship, mentorship_id), NewQuestionForm())


@access(SIGNED_IN, mentorship_id=Mentorship)
def add(mentorship_id: int) -> ResponseReturnValue:
    """One more question."""
    mentorship, form = owned_to_write(Mentorship, mentorship_id), NewQuestionForm()
    if not form.validate_on_submit():
        return page.questions(mentorship, form), 422
    try:
        question = add_question(mentorship, form.theme.data, form.text.data or "")
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.questions(mentorship, form), 422
    db.session.commit()
    toast(_("The question is added."))
    return _to_questions(mentorship_id, question)


@access(SIGNED_IN, mentorship_id=Mentorship, question_id=DiscoveryQuestion)
def change(mentorship_id: int, question_id: int) -> ResponseReturnValue:
    """Other words for a question, another place, or ask it no longer; or again."""
    mentorship, question = owned_to_write(Mentorship, mentorship_id), owned(DiscoveryQuestion, question_id)
    form = QuestionForm()
    if question.mentorship_id != mentorship.id:
        abort(404)
    if not form.validate_on_submit():
        abort(400)  # a word that no button of ours sends
    try:
        change_question(current_owner(), mentorship, question, form.do.data, form.text.data or "")
    except Refusal as refusal:
        refused = (question_id, form.text.data or "", refusal.message)
        return page.questions(mentorship, NewQuestionForm(formdata=None), refused), 422
    db.session.commit()
    _tell(mentorship_id, question, form.do.data)
    return _to_questions(mentorship_id, question)


@access(SIGNED_IN, mentorship_id=Mentorship)
def restore(mentorship_id: int) -> ResponseReturnValue:
    """The shipped questions as they were shipped; the same makes them ready to be edited."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    if request.form.get("first"):
        ship(mentorship)
    else:
        restore_shipped(mentorship)
        toast(_("The shipped questions are back. Those that you added stay."))
    db.session.commit()
    return redirect(url_for(".questions", mentorship_id=mentorship_id), 303)


def _tell(mentorship_id: int, question: DiscoveryQuestion, do: Do) -> None:
    if do is Do.REMOVE:
        undo = url_for(".change", mentorship_id=mentorship_id, question_id=question.id)
        toast(_("This is no longer asked. Its answers stay."), undo=undo, fields={"do": Do.ASK.value})
    elif do in (Do.KEEP, Do.SHIPPED):
        toast(_("The question is saved."))


def _to_questions(mentorship_id: int, question: DiscoveryQuestion) -> ResponseReturnValue:
    return redirect(url_for(".questions", mentorship_id=mentorship_id, _anchor=f"question-{question.id}"), 303)


def _asks_for_data() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _progress(mentorship: Mentorship) -> str:
    found = queries.progress(mentorship)
    return words.progress(found) if found else ""


def _not_kept(mentorship: Mentorship, kept: Kept) -> ResponseReturnValue:
    status = 409 if kept.met else 422
    if _asks_for_data():
        return jsonify(said=_("This is not saved yet: save the answers to see why.")), status
    return page.shown(mentorship, kept.sent, kept.errors), status
