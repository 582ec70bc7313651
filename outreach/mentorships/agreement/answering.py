"""Yes and no: the user's own, and the other side's as the user heard it."""

from collections.abc import Callable

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import versions
from outreach.mentorships.agreement.forms import RefusalForm, TheirYesForm
from outreach.mentorships.agreement.page import agreement_page
from outreach.models import AgreementVersion, Mentorship, Party, VersionState
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship, version_id=AgreementVersion)
def yes(mentorship_id: int, version_id: int) -> ResponseReturnValue:
    """I agree: to my draft, or to what the other side proposes."""
    mentorship, version = _both(mentorship_id, version_id)
    return _answered(mentorship, version, lambda: versions.say_yes(version, at=clock.now()))


@access(SIGNED_IN, mentorship_id=Mentorship, version_id=AgreementVersion)
def their_yes(mentorship_id: int, version_id: int) -> ResponseReturnValue:
    """They agreed, when we talked."""
    mentorship, version = _both(mentorship_id, version_id)
    form = TheirYesForm()
    if not form.validate_on_submit() or form.on_day.data is None:
        return agreement_page(mentorship, their_yes=form), 422
    try:
        heard = versions.said_on(form.on_day.data, current_owner(), now=clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return agreement_page(mentorship, their_yes=form), 422
    return _answered(mentorship, version, lambda: versions.note_their_yes(version, at=heard))


@access(SIGNED_IN, mentorship_id=Mentorship, version_id=AgreementVersion)
def no(mentorship_id: int, version_id: int) -> ResponseReturnValue:
    """What they propose is not agreed to; what was agreed stays."""
    mentorship, version = _both(mentorship_id, version_id)
    form = RefusalForm()
    if not form.validate_on_submit():
        return agreement_page(mentorship, refusal=form), 422
    return _answered(mentorship, version, lambda: versions.refuse(version, answer=form.answer.data or ""))


def _both(mentorship_id: int, version_id: int) -> tuple[Mentorship, AgreementVersion]:
    mentorship, version = owned_to_write(Mentorship, mentorship_id), owned(AgreementVersion, version_id)
    return (mentorship, version) if version.mentorship_id == mentorship.id else abort(404)


def _answered(mentorship: Mentorship, version: AgreementVersion, verb: Callable[[], None]) -> ResponseReturnValue:
    try:
        verb()
    except Refusal as refusal:
        return agreement_page(mentorship, problem=refusal.message), 409
    db.session.commit()
    toast(_said(version))
    return redirect(url_for("agreement.show", mentorship_id=mentorship.id), 303)


def _said(version: AgreementVersion) -> str:
    if version.state is VersionState.CURRENT:
        return _("Version %(number)s is in force: both of you agreed.", number=version.number)
    if version.state is VersionState.REFUSED:
        return _("Refused. What was agreed stays as it was.")
    if version.agreed_by_me_at and version.written_by is Party.ME:
        return _("Your yes is kept. It is in force once the other side agrees too.")
    return _("Their yes is kept. It is in force once you agree too.")
