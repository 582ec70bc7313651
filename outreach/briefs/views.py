"""The briefs of an account: which there are, one more, and the guided page of each."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.briefs import actions, page, queries, weighing_page, words
from outreach.briefs.forms import BriefForm, StakesForm
from outreach.briefs.standing import Standing, standing
from outreach.briefs.steps import Step
from outreach.briefs.undoing import packed, restored
from outreach.extensions import db
from outreach.models import Brief
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """All briefs, with how many people are in each and how many mentors were found."""
    return _list(BriefForm())


@access(SIGNED_IN)
def create() -> ResponseReturnValue:
    """One more search; its guided page follows."""
    form = BriefForm()
    if not form.validate():
        return _list(form), 422
    title, wanted = form.title.data or "", form.mentors_wanted.data or 0
    try:
        brief = actions.add_brief(current_owner(), title=title, mentors_wanted=wanted, at=clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return _list(form), 422
    db.session.commit()
    toast(_("“%(title)s” is a brief now.", title=brief.title))
    return redirect(url_for("briefs.edit", brief_id=brief.id), 303)


@access(SIGNED_IN, brief_id=Brief)
def edit(brief_id: int) -> ResponseReturnValue:
    """One brief, part by part."""
    return page.shown(current_owner(), owned(Brief, brief_id))


@access(SIGNED_IN, brief_id=Brief)
def say(brief_id: int) -> ResponseReturnValue:
    """Keep one part of a brief."""
    brief = owned_to_write(Brief, brief_id)
    form = BriefForm(brief)
    if not form.validate() or not _said(form, brief):
        return page.shown(current_owner(), brief, form), 422
    db.session.commit()
    if "quietly" not in request.form:
        toast(_("“%(title)s” is saved.", title=brief.title))
    place = next((step.anchor for step in Step if step == request.form.get("part")), None)
    return redirect(url_for("briefs.edit", brief_id=brief.id, _anchor=place), 303)


@access(SIGNED_IN, brief_id=Brief)
def delete(brief_id: int) -> ResponseReturnValue:
    """Delete a brief that nobody serves."""
    brief = owned_to_write(Brief, brief_id)
    title, form, all_of_it = brief.title, BriefForm(brief), packed(brief)
    try:
        actions.delete_brief(brief)
    except Refusal as refusal:
        put_beside(form, refusal)
        return page.shown(current_owner(), brief, form), 422
    db.session.commit()
    toast(_("“%(title)s” is deleted.", title=title), undo=url_for("briefs.restore"), fields={"brief": all_of_it})
    return redirect(url_for("briefs.index"), 303)


@access(SIGNED_IN)
def restore() -> ResponseReturnValue:
    """Take the deletion of a brief back."""
    form = BriefForm()
    try:
        brief = restored(current_owner(), request.form.get("brief", ""), clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return _list(form), 422
    db.session.commit()
    return redirect(url_for("briefs.edit", brief_id=brief.id), 303)


@access(SIGNED_IN)
def weighing() -> ResponseReturnValue:
    """The briefs beside each other: which one wins, and by how much."""
    return weighing_page.shown(current_owner())


@access(SIGNED_IN, brief_id=Brief)
def weigh(brief_id: int) -> ResponseReturnValue:
    """Keep how much one brief matters."""
    brief, form = owned_to_write(Brief, brief_id), StakesForm()
    if not form.validate():
        return weighing_page.shown(current_owner(), form), 422
    actions.say(brief, **BriefForm(brief).said)
    db.session.commit()
    return redirect(url_for("briefs.weighing"), 303)


def _said(form: BriefForm, brief: Brief) -> bool:
    """Whether the brief says now what was sent; if not, the form says why."""
    if form.overtaken(brief):
        return False
    try:
        actions.say(brief, **form.said)
    except Refusal as refusal:
        put_beside(form, refusal)
        return False
    return True


def _list(form: BriefForm) -> str:
    owner = current_owner()
    briefs, standings = db.session.scalars(queries.briefs(owner)).all(), standing(owner)
    verdict = weighing_page.verdict(briefs, standings)
    return render_template(
        "briefs/index.html", form=form, briefs=briefs, standings=standings, none_yet=Standing(), verdict=verdict,
        words=words,
    )  # fmt: skip
