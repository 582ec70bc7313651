"""What a page of figures was asked: the filter in its address, with the briefs and tags that the reader may choose."""

from flask import request

from outreach.dashboard import frames
from outreach.dashboard.forms import FunnelForm
from outreach.extensions import db
from outreach.leads.queries import tags_of
from outreach.web.owned import current_owner


def funnel_form() -> FunnelForm:
    """The filter that the funnel and its comparisons share."""
    owner = current_owner()
    briefs, tags = (db.session.scalars(query).all() for query in (frames.briefs(owner.id), tags_of(owner)))
    return FunnelForm(request.args, briefs, tags)
