"""The score cards of one lead: a page of its own, since five grades for each brief are read slowly."""

from typing import Any

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.leads.queries import briefs_of
from outreach.leads.scoring import actions
from outreach.leads.scoring.forms import ScoreForm, ServeForm
from outreach.leads.scoring.scores import Score, listed, scores_of
from outreach.models import Brief, Criterion, Lead, ScoreCard
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.mentoring_words import CRITERION_LABELS
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, lead_id=Lead)
def show(lead_id: int) -> ResponseReturnValue:
    """A card for every brief that the lead serves."""
    return _page(owned(Lead, lead_id))


@access(SIGNED_IN, lead_id=Lead)
def serve(lead_id: int) -> ResponseReturnValue:
    """One more brief for this lead."""
    lead, form = owned_to_write(Lead, lead_id), _serve_form()
    if not form.validate_on_submit():
        return _page(lead, serve_form=form), 422
    brief = owned(Brief, form.brief.data)
    actions.serve(current_owner(), lead, brief, clock.now())
    return _kept(lead, brief, _("%(name)s serves “%(title)s” too.", name=lead.display_name, title=brief.title))


@access(SIGNED_IN, lead_id=Lead, brief_id=Brief)
def grade(lead_id: int, brief_id: int) -> ResponseReturnValue:
    """What is known of the lead for one brief."""
    lead, brief = owned_to_write(Lead, lead_id), owned(Brief, brief_id)
    form = ScoreForm(prefix=f"brief-{brief_id}")
    try:
        if not form.validate_on_submit():
            return _page(lead, score_form=(brief_id, form)), 422
        actions.grade(current_owner(), lead, brief, form.grades, form.why.data or "", clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return _page(lead, score_form=(brief_id, form)), 422
    return _kept(lead, brief, _("The score card is kept."))


@access(SIGNED_IN, lead_id=Lead, brief_id=Brief)
def remove(lead_id: int, brief_id: int) -> ResponseReturnValue:
    """The lead is not sought for this brief any more."""
    lead, brief = owned_to_write(Lead, lead_id), owned(Brief, brief_id)
    fields = _fields_of(actions.serve_no_more(current_owner(), lead, brief), brief)
    said = _("%(name)s does not serve “%(title)s” any more.", name=lead.display_name, title=brief.title)
    undo = url_for(".grade", lead_id=lead.id, brief_id=brief.id)
    return _kept(lead, brief, said, undo=undo, fields=fields)


def _page(lead: Lead, *, score_form: tuple[int, ScoreForm] | None = None, serve_form: ServeForm | None = None) -> str:
    scores = scores_of(current_owner(), lead)
    if score_form is not None and score_form[0] not in {score.brief.id for score in scores}:
        abort(404)
    forms = {score.brief.id: _form_of(score) for score in scores} | dict([score_form] if score_form else [])
    serve_form = serve_form or ServeForm(formdata=None)
    served = {score.brief.id for score in scores}
    serve_form.offer(brief for brief in db.session.scalars(briefs_of(current_owner())) if brief.id not in served)
    return render_template(
        "scoring/show.html", lead=lead, scores=scores, forms=forms, serve_form=serve_form, labels=CRITERION_LABELS,
        listed=listed,
    )  # fmt: skip


def _form_of(score: Score) -> ScoreForm:
    grades = {criterion.value: known or "" for criterion, known in score.grades.items()}
    why = score.card.why if score.card is not None else ""
    return ScoreForm(formdata=None, prefix=f"brief-{score.brief.id}", why=why, **grades)


def _fields_of(card: ScoreCard | None, brief: Brief) -> dict[str, str]:
    """What the form of a card would send to make it again."""
    known = {criterion.value: str(getattr(card, criterion.value, None) or "") for criterion in Criterion}
    return {f"brief-{brief.id}-{name}": said for name, said in {**known, "why": card.why if card else ""}.items()}


def _serve_form() -> ServeForm:
    form = ServeForm()
    form.offer(db.session.scalars(briefs_of(current_owner())))
    return form


def _kept(lead: Lead, brief: Brief, said: str, **way_back: Any) -> ResponseReturnValue:
    where = url_for(".show", lead_id=lead.id, _anchor=f"brief-{brief.id}")
    db.session.commit()
    toast(said, **way_back)
    return redirect(where, 303)
