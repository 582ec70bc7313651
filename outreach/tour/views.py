"""The sample search, opened from the empty start page and left again."""

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from outreach import jobs
from outreach.accounts.security import signed_in_account
from outreach.extensions import db
from outreach.tour import actions
from outreach.tour.queries import filling_of
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, sample_looked_at

LOOKED_AT = "sample_id"
SECONDS = 1


@access(SIGNED_IN)
def open_sample() -> ResponseReturnValue:
    """Look at the sample from here on; it is filled in the background when there is none of today."""
    sample = actions.open_sample(signed_in_account())
    session[LOOKED_AT] = sample.id
    db.session.commit()
    jobs.ring()
    return redirect(url_for("tour.opening"), 303)


@access(SIGNED_IN)
def opening() -> ResponseReturnValue:
    """How far the filling is; then on to the start page."""
    if not sample_looked_at():
        return redirect("/", 303)
    sample = current_owner()
    state = actions.state_of(sample)
    if state == "done":
        return redirect("/", 303)
    job = db.session.scalars(filling_of(sample)).one()
    done, total = jobs.progress_of(job)
    page = render_template("tour/opening.html", failed=state == "failed", done=done, total=total)
    # A header, not a script or an element: the page comes again by itself in any browser.
    return page, 200, {} if state == "failed" else {"Refresh": str(SECONDS)}


@access(SIGNED_IN)
def leave() -> ResponseReturnValue:
    """Back to the user's own data."""
    session.pop(LOOKED_AT, None)
    return redirect("/", 303)
