"""Everything about one lead on one page, and what is written down there."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.actions import Plan, plan_step, wait_a_week
from outreach.follow_ups.forms import PlanForm
from outreach.lead_page import verbs
from outreach.lead_page.forms import ClosingForm, HookForm, LogForm, MarkForm, StageForm
from outreach.lead_page.next_steps import waits
from outreach.lead_page.page import lead_page
from outreach.leads.actions import edit_lead, mark_do_not_contact
from outreach.leads.joining.queries import went_up_in
from outreach.models import Lead, Touchpoint
from outreach.text import _
from outreach.touchpoints.actions import add_note
from outreach.touchpoints.standing import close_lead, move_lead, park_lead, reopen_lead
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast
from outreach.web.typed import plain
from outreach.web.words import stage_label


@access(SIGNED_IN, lead_id=Lead)
def show(lead_id: int) -> ResponseReturnValue:
    """The page; who went up in another lead is found there."""
    try:
        return lead_page(owned(Lead, lead_id))
    except NotFound:
        kept_id = db.session.scalar(went_up_in(current_owner(), lead_id))
        if kept_id is None:
            raise
        return redirect(url_for("lead_page.show", lead_id=kept_id), 303)


@access(SIGNED_IN, lead_id=Lead)
def log(lead_id: int) -> ResponseReturnValue:
    """Log a contact; under the tab Note, keep a note."""
    lead, form = owned_to_write(Lead, lead_id), _log_form()
    if form.what.data == "note":
        return _keep_note(lead, form)
    logged: list[Touchpoint] = []
    if not carried_out(form, lambda: logged.append(verbs.log(current_owner(), lead, form))):
        return lead_page(lead, log_form=form), 422
    return _kept(lead, _("Logged."), undo="touchpoints.void", entry=logged[0])


@access(SIGNED_IN, lead_id=Lead)
def note(lead_id: int) -> ResponseReturnValue:
    """Keep a note."""
    lead, form = owned_to_write(Lead, lead_id), _log_form()
    form.what.data = "note"
    return _keep_note(lead, form)


@access(SIGNED_IN, lead_id=Lead)
def set_hook(lead_id: int) -> ResponseReturnValue:
    """Change the hook, unless it was changed meanwhile in another window."""
    lead, form = owned_to_write(Lead, lead_id), HookForm()
    if not carried_out(form, lambda: _set_hook(lead, form)):
        return lead_page(lead, hook_form=form), 422
    return _kept(lead, _("The hook is kept."))


@access(SIGNED_IN, lead_id=Lead)
def move(lead_id: int) -> ResponseReturnValue:
    """Set the stage by hand."""
    lead, form = owned_to_write(Lead, lead_id), StageForm()

    def verb() -> None:
        move_lead(current_owner(), lead, form.stage.data, verbs.said_moment(form), form.why.data or "")

    if not carried_out(form, verb):
        return lead_page(lead, stage_form=form), 422
    return _kept(lead, _("Set to “%(stage)s” by hand.", stage=stage_label(form.stage.data)))


@access(SIGNED_IN, lead_id=Lead)
def close(lead_id: int) -> ResponseReturnValue:
    """Stop pursuing this lead."""
    lead, form = owned_to_write(Lead, lead_id), ClosingForm()

    def verb() -> None:
        until = form.parked_until.data
        close_lead(current_owner(), lead, form.why.data, verbs.said_moment(form), parked_until=until)

    if not carried_out(form, verb):
        return lead_page(lead, closing_form=form), 422
    return _kept(lead, _("Closed. It stays in every figure."), undo="lead_page.reopen")


@access(SIGNED_IN, lead_id=Lead)
def park(lead_id: int) -> ResponseReturnValue:
    """Leave somebody who does not answer alone for three months."""
    lead = owned_to_write(Lead, lead_id)
    closing = park_lead(current_owner(), lead)
    assert closing.parked_until is not None
    words = _("%(name)s is parked until %(day)s.", name=lead.display_name, day=weekday(closing.parked_until))
    return _kept(lead, words, undo="lead_page.reopen")


@access(SIGNED_IN, lead_id=Lead)
def reopen(lead_id: int) -> ResponseReturnValue:
    """Pursue a closed lead again."""
    lead = owned_to_write(Lead, lead_id)
    reopen_lead(current_owner(), lead)
    return _kept(lead, _("%(name)s is pursued again.", name=lead.display_name))


@access(SIGNED_IN, lead_id=Lead)
def mark(lead_id: int) -> ResponseReturnValue:
    """Set or take away the mark that nothing overrides."""
    lead, form = owned_to_write(Lead, lead_id), MarkForm()
    mark_do_not_contact(current_owner(), lead, at=clock.now(), on=bool(form.marked.data))
    marked = _("Marked: nobody writes to this person.")
    return _kept(lead, marked if form.marked.data else _("The mark is taken away."))


@access(SIGNED_IN, lead_id=Lead)
def plan(lead_id: int) -> ResponseReturnValue:
    """Plan a next step."""
    lead, form = owned_to_write(Lead, lead_id), PlanForm()

    if not carried_out(form, lambda: plan_step(current_owner(), lead, _plan(form))):
        return lead_page(lead, plan_form=form), 422
    return _kept(lead, _("Planned for %(day)s.", day=weekday(_plan(form).due_on)))


@access(SIGNED_IN, lead_id=Lead)
def wait(lead_id: int) -> ResponseReturnValue:
    """Give a silence one more week."""
    lead = owned_to_write(Lead, lead_id)
    try:
        step = wait_a_week(current_owner(), lead)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(_back(lead), 303)
    return _kept(lead, _("Asks again on %(day)s.", day=weekday(step.due_on)))


def _plan(form: PlanForm) -> Plan:
    assert form.date.data is not None
    return Plan(form.date.data, form.what.data or "", form.hour.data, form.channel.data)


def _log_form() -> LogForm:
    form = LogForm()
    form.follow_up.choices = waits()
    return form


def _keep_note(lead: Lead, form: LogForm) -> ResponseReturnValue:
    def verb() -> None:
        add_note(current_owner(), lead, form.text.data or "", verbs.said_moment(form))

    if not carried_out(form, verb):
        return lead_page(lead, log_form=form), 422
    return _kept(lead, _("The note is kept."))


def _set_hook(lead: Lead, form: HookForm) -> None:
    shown, typed = plain(form.was.data), plain(form.hook.data)
    if lead.hook not in (shown, typed):
        form.was.data = lead.hook  # a second try means it
        raise Refusal(
            _("Changed meanwhile in another window to “%(hook)s”. Keep yours to replace it.", hook=lead.hook), "hook"
        )
    edit_lead(current_owner(), lead, hook=typed)


def _kept(lead: Lead, words: str, *, undo: str = "", entry: Touchpoint | None = None) -> ResponseReturnValue:
    db.session.commit()
    back = _back(lead)
    values: dict[str, Any] = {"lead_id": lead.id} if entry is None else {"touchpoint_id": entry.id}
    toast(words, undo=url_for(undo, **values) if undo else None, fields={"next": back})
    return redirect(back, 303)


def _back(lead: Lead) -> str:
    return way_back(url_for("lead_page.show", lead_id=lead.id))
