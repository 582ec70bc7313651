"""Silences: the page, its download, and waiting."""

from datetime import date
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard.forms import FunnelForm
from outreach.dashboard.frames import briefs
from outreach.dashboard.keeping import kept_here
from outreach.dashboard.silences import actions, downloads, page
from outreach.dashboard.silences.forms import PAGE_SIZE, Asked, UndoForm, WaitForm
from outreach.extensions import db
from outreach.follow_ups.actions import working_day
from outreach.models import Account, Lead
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.back import way_back
from outreach.web.filters import long_day
from outreach.web.owned import current_owner, owned_to_write
from outreach.web.refusal import Refusal
from outreach.web.toast import toast


@access(SIGNED_IN)
@kept_here
def index() -> ResponseReturnValue:
    """Who is silent, for how long, what share of such silences still ends, and what to do about it."""
    owner, form = current_owner(), _form()
    valid = form.validate()
    asked = Asked.read(request.args, form)
    shown = page.shown(owner, asked, clock.today(owner.zone))
    if asked.page > 1 and not shown["lines"]:
        return redirect(url_for(".index", **asked.args()), 303)

    def address(**changes: Any) -> str:
        return url_for("silences.index", **asked.args(**changes))

    html = render_template(
        "silences/index.html", form=form, asked=asked, address=address, size=PAGE_SIZE, **shown
    )  # fmt: skip
    return html if valid else (html, 422)


@access(SIGNED_IN)
def download() -> Response:
    """Everybody of the page, all pages of it, as a file; a filter that cannot be read has none."""
    owner, form = current_owner(), _form()
    if not form.validate():
        abort(404)
    today = clock.today(owner.zone)
    return attached(downloads.sheet(owner, Asked.read(request.args, form), today), "silences", today)


@access(SIGNED_IN, lead_id=Lead)
def wait(lead_id: int) -> ResponseReturnValue:
    """Let nothing be due with this person for a while."""
    lead, owner, form = owned_to_write(Lead, lead_id), current_owner(), WaitForm()
    back = way_back(url_for(".index"))
    until = (form.until.data if form.validate() else None) or _next_week(owner)
    try:
        before = actions.wait(owner, lead, until)
    except Refusal as refusal:
        db.session.rollback()
        toast(refusal.message)
        return redirect(back, 303)
    db.session.commit()
    _tell(lead, until, before, back)
    return redirect(back, 303)


@access(SIGNED_IN, lead_id=Lead)
def take_back(lead_id: int) -> ResponseReturnValue:
    """Let the steps be due as they were before."""
    lead, form = owned_to_write(Lead, lead_id), UndoForm()
    try:
        actions.take_back(lead, [actions.Before.read(text) for text in (form.before.data or "").split(",") if text])
    except ValueError:
        abort(400)
    db.session.commit()
    toast(_("Taken back."))
    return redirect(way_back(url_for(".index")), 303)


def _tell(lead: Lead, until: date, before: list[actions.Before], back: str) -> None:
    told = {"name": lead.display_name, "day": long_day(until)}
    if not before:
        toast(_("Nothing to change: nothing is due with %(name)s before %(day)s.", **told))
        return
    fields = {"before": ",".join(each.printed() for each in before), "next": back}
    toast(_("%(name)s can wait until %(day)s.", **told), undo=url_for(".take_back", lead_id=lead.id), fields=fields)


def _next_week(owner: Account) -> date:
    return working_day(owner, clock.today(owner.zone) + actions.WEEK)


def _form() -> FunnelForm:
    return FunnelForm(request.args, db.session.scalars(briefs(current_owner().id)).all())
