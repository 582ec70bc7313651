"""The non-disclosure agreement of a mentorship: how it stands, and its papers."""

from flask import Response, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.agreement import papers
from outreach.mentorships.agreement.forms import PaperForm, SecrecyForm
from outreach.mentorships.agreement.page import agreement_page
from outreach.models import Mentorship, MentorshipFile
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def change(mentorship_id: int) -> ResponseReturnValue:
    """None is needed, it is to be signed, or it was signed on a day."""
    mentorship, form = owned_to_write(Mentorship, mentorship_id), SecrecyForm()
    if not form.validate_on_submit():
        return agreement_page(mentorship, secrecy=form), 422
    try:
        today = clock.today(current_owner().zone)
        papers.set_secrecy(mentorship, form.secrecy.data, form.signed_on.data, today=today)
    except Refusal as refusal:
        put_beside(form, refusal)
        return agreement_page(mentorship, secrecy=form), 422
    return _kept(mentorship, _("It is kept how the non-disclosure agreement stands."))


@access(SIGNED_IN, mentorship_id=Mentorship)
def upload(mentorship_id: int) -> ResponseReturnValue:
    """Keep a paper."""
    mentorship, form = owned_to_write(Mentorship, mentorship_id), PaperForm()
    try:
        sent = form.file.data
        if not form.validate_on_submit() or not sent or not sent.filename:
            raise Refusal(_("Choose a file first."), "file")
        kept = papers.add_file(mentorship, sent.filename, sent.read(papers.LARGEST + 1), at=clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return agreement_page(mentorship, paper_form=form), 422
    return _kept(mentorship, _("“%(name)s” is kept.", name=kept.name))


@access(SIGNED_IN, mentorship_id=Mentorship, file_id=MentorshipFile)
def download(mentorship_id: int, file_id: int) -> ResponseReturnValue:
    """The paper, as a file: it is never shown as a page of ours."""
    kept = _paper(owned(Mentorship, mentorship_id), file_id)
    response = Response(kept.data, mimetype=kept.media_type)
    response.headers.set("Content-Disposition", "attachment", filename=kept.name)
    return response


@access(SIGNED_IN, mentorship_id=Mentorship, file_id=MentorshipFile)
def remove(mentorship_id: int, file_id: int) -> ResponseReturnValue:
    """Take a paper away; it can be brought back."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    kept = _paper(mentorship, file_id)
    papers.remove(mentorship, kept, at=clock.now())
    undo = url_for("agreement.nda.bring_back", mentorship_id=mentorship.id, file_id=file_id)
    return _kept(mentorship, _("“%(name)s” is removed.", name=kept.name), undo=undo)


@access(SIGNED_IN, mentorship_id=Mentorship, file_id=MentorshipFile)
def bring_back(mentorship_id: int, file_id: int) -> ResponseReturnValue:
    """Undo the removal of a paper."""
    mentorship = owned_to_write(Mentorship, mentorship_id)
    kept = _paper(mentorship, file_id, removed=True)
    kept.removed_at = None
    return _kept(mentorship, _("“%(name)s” is kept.", name=kept.name))


def _paper(mentorship: Mentorship, file_id: int, *, removed: bool = False) -> MentorshipFile:
    kept = owned(MentorshipFile, file_id)
    there = kept.mentorship_id == mentorship.id and (removed or kept.removed_at is None)
    return kept if there else abort(404)


def _kept(mentorship: Mentorship, sentence: str, undo: str | None = None) -> ResponseReturnValue:
    db.session.commit()
    toast(sentence, undo=undo)
    return redirect(url_for("agreement.show", mentorship_id=mentorship.id, _anchor="nda"), 303)
