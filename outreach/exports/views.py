"""The leads of a list as a file."""

from flask import Response, abort, request
from sqlalchemy.orm import Session

from outreach import clock
from outreach.exports import actions
from outreach.extensions import db, reading_only
from outreach.leads.filters import LeadFilter
from outreach.text import language
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner

# In French a comma is part of a number, and spreadsheets expect the semicolon between cells.
DELIMITERS = {"fr": ";"}


@access(SIGNED_IN)
def leads(ending: str) -> Response:
    """The leads of the list with this filter: `/leads.csv?stage=met`. Sent while it is read, however long it is."""
    name = actions.BY_ENDING.get(ending) or abort(404)
    owner, chosen, session = current_owner(), LeadFilter.read(request.args), reading_session()
    found = actions.export(session, owner, chosen, name, delimiter=DELIMITERS.get(language(), ","))
    response = Response(found.pieces, mimetype=actions.FORMATS[name].mimetype)
    response.call_on_close(session.close)
    filename = f"outreach-leads-{clock.today(owner.zone).isoformat()}.{ending}"
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


def reading_session() -> Session:
    """A session for an answer that outlives its request: one view of the database, which keeps nobody from writing."""
    session = Session(db.engine)
    with reading_only():
        session.connection()
    return session
