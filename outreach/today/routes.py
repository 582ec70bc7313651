"""What is due today, and where a contact is logged from anywhere."""

from flask import Blueprint, Flask, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from outreach.leads.filters import LeadFilter
from outreach.leads.queries import has_leads, page_of_lines
from outreach.today.counts import place_counts
from outreach.today.page import today_page
from outreach.web.access import SIGNED_IN, access
from outreach.web.navigation import register_counts
from outreach.web.owned import current_owner

blueprint = Blueprint("today", __name__)
MOST_FOUND = 12


@blueprint.record_once
def provide_counts(state: BlueprintSetupState) -> None:
    """Count what waits, for the navigation of every page."""
    assert isinstance(state.app, Flask)
    register_counts(state.app, place_counts)


@blueprint.get("/")
@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """What is due; for an account without leads, the ways in."""
    owner = current_owner()
    if not has_leads(owner):
        return render_template("today/start.html")
    return render_template("today/index.html", **today_page(owner))


@blueprint.get("/log")
@access(SIGNED_IN)
def log() -> ResponseReturnValue:
    """Whom was I in touch with? The people found, or those touched last; each leads to its log box."""
    chosen = LeadFilter.read(request.args)
    found = page_of_lines(current_owner(), LeadFilter(q=chosen.q), size=MOST_FOUND).rows
    return render_template("today/log.html", q=chosen.q, people=found, new=url_for("leads.new", name=chosen.q))
