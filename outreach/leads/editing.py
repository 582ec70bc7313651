"""The pages on which a lead is added and changed."""

from typing import Any

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.leads import actions, queries
from outreach.leads.capture import LONGEST_LINE, read_line
from outreach.leads.finding import described
from outreach.leads.forms import LeadForm, details_of, label_of, loaded_with, tags_in, values_of
from outreach.leads.merging import merge
from outreach.models import Account, Lead
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.navigation import url_if
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """The empty form; `?name=` and other fields may be given."""
    form = _form(current_owner())
    form.show({name: text for name, text in request.args.items() if name in form.values and name != "do_not_contact"})
    return _page(form)


@access(SIGNED_IN)
def create() -> ResponseReturnValue:
    """Add a lead; a name alone is enough."""
    owner = current_owner()
    form = _form(owner)
    form.fill_gaps(read_line(request.form.get("line", "")))
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        lead = _added(owner, form)
    except Refusal as refusal:
        db.session.rollback()
        return _refused(form, refusal)
    db.session.commit()
    toast(_("%(name)s is a lead now.", name=lead.display_name))
    return redirect(url_for("leads.new") if "another" in request.form else lead_address(lead), 303)


@access(SIGNED_IN)
def line() -> ResponseReturnValue:
    """What a typed line says, by fields: the page fills them in while it is typed."""
    return jsonify(read_line(request.args.get("line", "")))


@access(SIGNED_IN, lead_id=Lead)
def edit(lead_id: int) -> ResponseReturnValue:
    """All details of a lead."""
    lead = owned(Lead, lead_id)
    form = _form(current_owner())
    if request.method == "GET":
        _load(form, lead)
        return _page(form, lead)
    if not form.validate_on_submit():
        return _page(form, lead), 422
    return _saved(form, actions.locked(lead))


def lead_address(lead: Lead) -> str:
    """The page of a lead."""
    return url_if("lead_page.show", lead_id=lead.id) or url_for("leads.edit", lead_id=lead.id)


def _saved(form: LeadForm, lead: Lead) -> ResponseReturnValue:
    owner, theirs = current_owner(), values_of(lead)
    merged = merge(form.base, _one_way(form.said), theirs)
    if merged.conflicts:
        return _conflict(form, lead, merged.conflicts, theirs), 409
    try:
        _write(owner, lead, merged.changes)
    except Refusal as refusal:
        db.session.rollback()
        return _refused(form, refusal, lead)
    db.session.commit()
    toast(_("%(name)s is saved.", name=lead.display_name))
    return redirect(lead_address(lead), 303)


def _added(owner: Account, form: LeadForm) -> Lead:
    values = form.said
    lead = actions.add_lead(owner, at=clock.now(), tags=tags_in(values.get("tags", "")), **details_of(values))
    if form.do_not_contact.data:
        actions.mark_do_not_contact(owner, lead, at=clock.now())
    return lead


def _write(owner: Account, lead: Lead, changes: dict[str, str]) -> None:
    actions.edit_lead(owner, lead, **details_of(changes))
    if "tags" in changes:
        actions.set_tags(owner, lead, tags_in(changes["tags"]))
    if "do_not_contact" in changes:
        actions.mark_do_not_contact(owner, lead, at=clock.now(), on=changes["do_not_contact"] == "yes")


def _one_way(values: dict[str, str]) -> dict[str, str]:
    """Spaces and semicolons between tags are no change."""
    return {**values, "tags": ", ".join(tags_in(values["tags"]))} if "tags" in values else values


def _load(form: LeadForm, lead: Lead) -> None:
    values = values_of(lead)
    form.show(values)
    form.loaded.data = loaded_with(values)


def _conflict(form: LeadForm, lead: Lead, fields: tuple[str, ...], theirs: dict[str, str]) -> str:
    """Both versions beside each other; what is not in conflict is carried along."""
    mine = form.said
    merged = {name: theirs[name] if text == form.base.get(name) else text for name, text in mine.items()}
    pairs = [
        (form[name], mine[name], label_of(form, name, mine[name]), theirs[name], label_of(form, name, theirs[name]))
        for name in fields
    ]
    carried = {name: text for name, text in merged.items() if name not in fields and text != "no"}
    return render_template(
        "leads/conflict.html", lead=lead, pairs=pairs, carried=carried, loaded=loaded_with(theirs), form=form
    )


def _form(owner: Account) -> LeadForm:
    briefs = db.session.scalars(queries.briefs_of(owner)).all()
    form = LeadForm({brief.id: brief.title for brief in briefs})
    if briefs and not form.is_submitted():
        form.brief_id.data = str(briefs[0].id)
    return form


def _refused(form: LeadForm, refusal: Refusal, lead: Lead | None = None) -> ResponseReturnValue:
    form.refuse(refusal.field, refusal.message)
    there = refusal.lead if isinstance(refusal, actions.AlreadyThere) else None
    return _page(form, lead, there=there), 422


def _page(form: LeadForm, lead: Lead | None = None, *, there: Lead | None = None) -> str:
    tags: Any = db.session.scalars(queries.tags_of(current_owner()).limit(200)).all()
    return render_template(
        "leads/new.html" if lead is None else "leads/edit.html",
        form=form, lead=lead, tags=tags, there=there and (described(there), lead_address(there)),
        lead_address=lead and lead_address(lead), line=request.form.get("line", ""), longest_line=LONGEST_LINE,
    )  # fmt: skip
