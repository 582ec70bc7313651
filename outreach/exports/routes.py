"""The leads of a list as a file."""

from flask import Blueprint, Response, abort, request, stream_with_context

from outreach import clock
from outreach.exports import actions
from outreach.extensions import db
from outreach.leads.filters import LeadFilter
from outreach.text import language
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner

blueprint = Blueprint("exports", __name__)

# In French a comma is part of a number, and spreadsheets expect the semicolon between cells.
DELIMITERS = {"fr": ";"}


@blueprint.get("/leads.<ending>")
@access(SIGNED_IN)
def leads(ending: str) -> Response:
    """The leads of the list with this filter: `/leads.csv?stage=met`. Sent while it is read, however long it is."""
    name = actions.BY_ENDING.get(ending) or abort(404)
    owner = current_owner()
    delimiter = DELIMITERS.get(language(), ",")
    found = actions.export(db.session(), owner, LeadFilter.read(request.args), name, delimiter=delimiter)
    response = Response(stream_with_context(iter(found.pieces)), mimetype=actions.FORMATS[name].mimetype)
    filename = f"outreach-leads-{clock.today(owner.zone).isoformat()}.{ending}"
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
