"""The public door: a link that needs no account and shows one page. Nobody is signed in by it."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_wtf.csrf import CSRFError

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import versions
from outreach.mentorships.door import pages
from outreach.mentorships.door.finding import Closed, may_answer, opened, owner_of
from outreach.mentorships.door.forms import AgreeForm
from outreach.mentorships.terms import pair_of, terms_in
from outreach.mentorships.terms_form import TermsForm
from outreach.models import AgreementVersion, Door, MentorLink, Mentorship
from outreach.text import LANGUAGES, _
from outreach.web.access import ANYBODY, access
from outreach.web.refusal import Refusal, put_beside

Entered = Callable[[MentorLink], ResponseReturnValue]


def through(door: Door | None = None) -> Callable[[Entered], Callable[[str], ResponseReturnValue]]:
    """The view is given the link that was found, and is not called without one (of that door)."""

    def mark(view: Entered) -> Callable[[str], ResponseReturnValue]:
        @wraps(view)
        def entered(token: str) -> ResponseReturnValue:
            asked = request.args.get("lang")
            with force_locale(asked) if asked in LANGUAGES else nullcontext():
                try:
                    link = opened(token)
                except Closed as closed:
                    return _shut(429 if closed.guessed_too_often else 404)
                if door not in (None, link.door):
                    return _shut(404)
                # What has ended can be read until the link expires, and is answered no more.
                return view(link) if door is None or link.mentorship.is_open else _back(link)

        return entered

    return mark


def expired_form(_error: CSRFError) -> ResponseReturnValue:
    """Said in the door's own words: whoever reads it has no account to sign in to."""
    return _shut(400)


@access(ANYBODY)
@through()
def show(link: MentorLink) -> ResponseReturnValue:
    """The one page of this link."""
    return pages.page_of(link)


@access(ANYBODY)
@through(Door.AGREEMENT)
def agree(link: MentorLink) -> ResponseReturnValue:
    """They agree to the wording that they read; to no other."""
    form, version = AgreeForm(), _locked(link)
    if version is None or not form.validate_on_submit() or form.number.data != version.number:
        return pages.page_of(link, problem=_("The wording was changed meanwhile. Read it anew, then answer.")), 409
    try:
        versions.note_their_yes(version, at=clock.now())
    except Refusal as refusal:
        return pages.page_of(link, problem=refusal.message), 409
    db.session.commit()
    return _back(link)


@access(ANYBODY)
@through(Door.AGREEMENT)
def change(link: MentorLink) -> ResponseReturnValue:
    """They propose a change; nothing is agreed by it."""
    version = versions.on_the_table(link.mentorship)
    if version is None:
        return _back(link)
    pair = pair_of(link.mentorship, owner_of(link))
    form = TermsForm(pair, **terms_in(version), remark="", seen=str(version.number))
    if not form.is_submitted():
        return pages.proposing_page(link, form)
    if not form.validate_on_submit() or not _proposed(link, form):
        return pages.proposing_page(link, form), 422
    return _back(link)


@access(ANYBODY)
@through(Door.PULSE)
def pulse(link: MentorLink) -> ResponseReturnValue:
    """Their answer about the month."""
    form = pages.pulse_form(link)
    if not may_answer(link):
        return _shut(429)
    _locked(link)
    if not form.validate_on_submit():
        return pages.pulse_page(link, form), 422
    pages.keep_pulse(link, form)
    db.session.commit()
    return _back(link)


def _proposed(link: MentorLink, form: TermsForm) -> bool:
    try:
        if not may_answer(link):
            raise Refusal(_("Too much was sent through this link. Wait an hour, then send it again."))
        version = _locked(link)  # only now: counting the answer ends the transaction
        if version is None or form.seen.data != str(version.number):
            form.seen.raw_data, form.seen.data = None, str(version.number) if version else ""  # sent again, it is meant
            raise Refusal(_("The wording was changed meanwhile. Read it anew, then answer."))
        versions.propose(link.mentorship, form.terms, remark=form.remark.data or "", at=clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return False
    db.session.commit()
    return True


def _locked(link: MentorLink) -> AgreementVersion | None:
    """The wording on the table, held against whoever writes at the same time."""
    db.session.get_one(Mentorship, link.mentorship_id, with_for_update=True, populate_existing=True)
    return versions.on_the_table(link.mentorship)


def _back(link: MentorLink) -> ResponseReturnValue:
    token = (request.view_args or {})["token"]
    return redirect(url_for("door.show", token=token, lang=request.args.get("lang")), 303)


def _shut(status: int) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("door/shut.html", status=status), status
