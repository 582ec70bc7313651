"""Making and revoking links: for the user who is signed in, from whichever page offers them."""

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links
from outreach.mentorships.door.forms import LinkForm
from outreach.models import Door, Meeting, MentorLink, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.errors import problem_page
from outreach.web.owned import owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def make(mentorship_id: int) -> ResponseReturnValue:
    """One more link; the page that it was asked for on shows it, once."""
    mentorship, form = owned(Mentorship, mentorship_id), LinkForm()
    if not form.validate_on_submit():
        abort(422)
    meeting = owned(Meeting, form.meeting_id.data) if form.meeting_id.data else None
    try:
        token = links.make_link(
            mentorship, Door(form.door.data), days=form.days.data, meeting=meeting, at=clock.now()
        )  # fmt: skip
    except Refusal as refusal:
        now = _("Go back to the page of the mentorship; nothing was made.")
        return problem_page(422, title=_("There is no new link"), what=refusal.message, now=now)
    db.session.commit()
    links.hand_over(token, form.language.data)
    return redirect(f"{_back(mentorship)}#links-{form.door.data}", 303)


@access(SIGNED_IN, mentorship_id=Mentorship, link_id=MentorLink)
def revoke(mentorship_id: int, link_id: int) -> ResponseReturnValue:
    """From now on the link opens nothing."""
    mentorship, link = owned(Mentorship, mentorship_id), owned(MentorLink, link_id)
    if link.mentorship_id != mentorship.id:
        abort(404)
    links.revoke(link, at=clock.now())
    db.session.commit()
    toast(_("The link is revoked: it opens nothing any more."))
    return redirect(_back(mentorship), 303)


def _back(mentorship: Mentorship) -> str:
    return way_back(url_for("agreement.show", mentorship_id=mentorship.id))
