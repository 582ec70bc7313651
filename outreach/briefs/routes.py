"""The briefs of an account: which there are, one more, another name."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.briefs import queries
from outreach.briefs.actions import add_brief, change_brief
from outreach.briefs.forms import BriefForm
from outreach.extensions import db
from outreach.models import Brief
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast

blueprint = Blueprint("briefs", __name__)


@blueprint.get("/briefs")
@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """All briefs, with how many people are in each."""
    return _list(BriefForm())


@blueprint.post("/briefs")
@access(SIGNED_IN)
def create() -> ResponseReturnValue:
    """One more search."""
    form = BriefForm()
    if not form.validate_on_submit():
        return _list(form), 422
    try:
        brief = add_brief(
            current_owner(), title=form.title.data or "", mentors_wanted=form.mentors_wanted.data or 0, at=clock.now()
        )
    except Refusal as refusal:
        return _list(_refused(form, refusal)), 422
    db.session.commit()
    toast(_("“%(title)s” is a brief now.", title=brief.title))
    return redirect(url_for("briefs.index"), 303)


@blueprint.route("/briefs/<int:brief_id>", methods=["GET", "POST"])
@access(SIGNED_IN, brief_id=Brief)
def edit(brief_id: int) -> ResponseReturnValue:
    """Another title, another number."""
    brief = owned(Brief, brief_id)
    form = BriefForm(obj=brief)
    if not form.is_submitted():
        return _edited(form, brief)
    if not form.validate_on_submit():
        return _edited(form, brief), 422
    try:
        change_brief(brief, title=form.title.data or "", mentors_wanted=form.mentors_wanted.data or 0)
    except Refusal as refusal:
        return _edited(_refused(form, refusal), brief), 422
    db.session.commit()
    toast(_("“%(title)s” is saved.", title=brief.title))
    return redirect(url_for("briefs.index"), 303)


def _edited(form: BriefForm, brief: Brief) -> str:
    return render_template("briefs/edit.html", form=form, brief=brief)


def _list(form: BriefForm) -> str:
    owner = current_owner()
    briefs = db.session.scalars(queries.briefs(owner)).all()
    people = dict(db.session.execute(queries.leads_by_brief(owner)).all())
    return render_template("briefs/index.html", form=form, briefs=briefs, people=people)


def _refused(form: BriefForm, refusal: Refusal) -> BriefForm:
    field = form[refusal.field or "title"]
    field.errors = [*field.errors, refusal.message]
    return form
