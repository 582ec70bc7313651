"""The pages of programmes, put together."""

from typing import Any

from flask import render_template

from outreach import clock
from outreach.extensions import db
from outreach.leads.finding import LeadNotFound, SeveralLeads, find_lead
from outreach.models import Account, Lead, Programme, ProgrammeStatus
from outreach.programmes import queries
from outreach.programmes.actions import Said
from outreach.programmes.forms import AnswerForm, DayForm, DocumentForm, MatchForm, ProgrammeForm
from outreach.web.forms import Form
from outreach.web.owned import current_owner
from outreach.web.refusal import Refusal


def programmes_page(owner: Account) -> str:
    """All programmes: those under way, and those that are over."""
    found = db.session.scalars(queries.programmes(owner)).all()
    papers = {programme: (needed, ready) for programme, needed, ready in db.session.execute(
        queries.papers_by_programme(owner))}  # fmt: skip
    under_way = [each for each in found if each.status in queries.UNDER_WAY]
    over = [each for each in found if each.status not in queries.UNDER_WAY]
    return render_template("programmes/index.html", under_way=under_way, over=over, papers=papers)


def programme_page(programme: Programme, **forms: Form) -> str:
    """Everything about one; a form that was refused is given by name, and the step's by its own kind."""
    today = clock.today(current_owner().zone)
    step: dict[str, Any] = {
        "day_form": DayForm(formdata=None, day=today),
        "answer_form": AnswerForm(formdata=None, day=today),
        "match_form": MatchForm(formdata=None, day=today),
        "document_form": DocumentForm(formdata=None),
    }
    refused = forms.pop("step_form", None)
    if refused is not None:
        kinds: dict[type[Form], str] = {DayForm: "day_form", AnswerForm: "answer_form", MatchForm: "match_form"}
        step[kinds[type(refused)]] = refused
    return render_template(
        "programmes/show.html",
        programme=programme,
        lead=programme.lead,
        documents=db.session.scalars(queries.documents(programme)).all(),
        under_way=programme.status in (ProgrammeStatus.APPLIED, ProgrammeStatus.ACCEPTED),
        refused=refused,
        **{**step, **forms},
    )


def said_in(form: ProgrammeForm) -> Said:
    """What was typed."""
    return Said(
        name=form.name.data or "", organiser=form.organiser.data or "", website=form.website.data or "",
        notes=form.notes.data or "", deadline=form.deadline.data, answer_by=form.answer_by.data,
    )  # fmt: skip


def same_person(owner: Account, programme: Programme, name: str) -> Lead | None:
    """The lead that is called so already; None when nobody is. Raises Refusal when it may be several."""
    if not name.strip():
        return None
    try:
        found = find_lead(owner, name)
    except SeveralLeads as several:
        raise Refusal(str(several), "name") from None
    except LeadNotFound:
        return None
    return None if found.id == programme.lead_id else found
