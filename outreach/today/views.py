"""What is due today, and where a contact is logged from anywhere."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.actions import until_said
from outreach.follow_ups.forms import SnoozeForm
from outreach.leads.filters import LeadFilter
from outreach.leads.queries import has_leads, page_of_lines
from outreach.text import _
from outreach.today import dues
from outreach.today.page import today_page
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.due import Due
from outreach.web.filters import weekday
from outreach.web.owned import current_owner
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast

MOST_FOUND = 12


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """What is due; for an account without leads, and without anything that is due, the ways in."""
    owner = current_owner()
    if not has_leads(owner) and not dues.within_a_week(owner):
        return render_template("today/start.html")
    return render_template("today/index.html", **today_page(owner))


@access(SIGNED_IN)
def log() -> ResponseReturnValue:
    """Whom was I in touch with? The people found, or those touched last; each leads to its log box."""
    chosen = LeadFilter.read(request.args)
    found = page_of_lines(current_owner(), LeadFilter(q=chosen.q), size=MOST_FOUND).rows
    return render_template("today/log.html", q=chosen.q, people=found, new=url_for("leads.new", name=chosen.q))


@access(SIGNED_IN)
def snooze_page() -> ResponseReturnValue:
    """Until when a line is put off."""
    return render_template("today/snooze.html", due=_named_due(request.args.get("mark", "")), form=SnoozeForm())


@access(SIGNED_IN)
def snooze() -> ResponseReturnValue:
    """Put off what another room says is due."""
    owner, form = current_owner(), SnoozeForm()
    due, today = _named_due(request.form.get("mark", "")), clock.today(owner.zone)
    try:
        until = until_said(owner, form.days.data, form.date.data if form.validate_on_submit() else None)
    except Refusal as refusal:
        put_beside(form, refusal)
        return render_template("today/snooze.html", due=due, form=form), 422
    dues.put_off(owner, due, until, today)
    db.session.commit()
    back = way_back(url_for(".index"))
    undo = url_for(".take_up")
    toast(_("Put off until %(day)s.", day=weekday(until)), undo=undo, fields={"mark": due.mark, "next": back})
    return redirect(back, 303)


@access(SIGNED_IN)
def take_up() -> ResponseReturnValue:
    """Show a line again that was put off."""
    dues.take_up(current_owner(), request.form.get("mark", ""))
    db.session.commit()
    toast(_("Open again."))
    return redirect(way_back(url_for(".index")), 303)


def _named_due(mark: str) -> Due:
    return dues.due_called(current_owner(), mark) or abort(404)
