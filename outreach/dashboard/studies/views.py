"""The user's own figures against published ones."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.dashboard import published, published_words
from outreach.dashboard.keeping import kept
from outreach.dashboard.studies import comparisons, downloads, words
from outreach.dashboard.studies.own import Own, own
from outreach.dashboard.words import as_of, interval
from outreach.extensions import db
from outreach.web.access import SIGNED_IN, access
from outreach.web.attachment import attached
from outreach.web.owned import current_owner


@access(SIGNED_IN)
@kept
def index() -> ResponseReturnValue:
    """What others have published, and what can be told of the user beside it."""
    found = _own()
    return render_template(
        "studies/index.html",
        found=found,
        pictures=comparisons.pictures(found),
        published=published,
        words=words,
        telling=published_words,
        interval=interval,
        as_of=as_of(found.as_of),
        tables=request.args.get("view") == "table",
    )


@access(SIGNED_IN)
def download() -> Response:
    """All of it as a file."""
    found = _own()
    return attached(downloads.sheet(found), "studies", found.as_of)


def _own() -> Own:
    owner = current_owner()
    return own(db.session(), owner, clock.today(owner.zone))
