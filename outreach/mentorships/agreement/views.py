"""The agreement of one mentorship: read, written, compared, printed, sent."""

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import versions
from outreach.mentorships.agreement.drafting import first_draft
from outreach.mentorships.agreement.page import agreement_page, shown_version
from outreach.mentorships.changes import changes
from outreach.mentorships.paper import Paper, as_text, paper_of, status
from outreach.mentorships.terms import pair_of, terms_in
from outreach.mentorships.terms_form import TermsForm
from outreach.models import AgreementVersion, Mentorship, VersionState
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, put_beside
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def show(mentorship_id: int) -> ResponseReturnValue:
    """What is agreed, what is proposed, and what is still open."""
    return agreement_page(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def edit(mentorship_id: int) -> ResponseReturnValue:
    """Write it, or change it: a draft that nobody else can have read, or the next version."""
    writing = request.method == "POST"
    mentorship = (owned_to_write if writing else owned)(Mentorship, mentorship_id)
    form, before = _terms_form(mentorship)
    if not writing:
        return _editing(mentorship, form, before)
    if not form.validate_on_submit():
        return _editing(mentorship, form, before), 422
    if form.seen.data != stamp(before):
        form.seen.data = stamp(before)
        return _editing(mentorship, form, before, overtaken=True), 409
    try:
        version = versions.write(mentorship, form.terms, remark=form.remark.data or "", at=clock.now())
    except Refusal as refusal:
        put_beside(form, refusal)
        return _editing(mentorship, form, before), 422
    db.session.commit()
    toast(_("Version %(number)s is kept.", number=version.number))
    return redirect(url_for("agreement.show", mentorship_id=mentorship.id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def compare(mentorship_id: int) -> ResponseReturnValue:
    """What changed between two versions, term by term."""
    mentorship = owned(Mentorship, mentorship_id)
    found = list(db.session.scalars(versions.versions_of(mentorship)))
    if len(found) < 2:
        return redirect(url_for("agreement.show", mentorship_id=mentorship.id), 303)
    old, new = _two(found)
    changed = changes(terms_in(old), terms_in(new), pair_of(mentorship, current_owner()))
    return render_template(
        "agreement/changes.html", mentorship=mentorship, versions=found, old=old, new=new, changed=changed
    )


@access(SIGNED_IN, mentorship_id=Mentorship)
def paper(mentorship_id: int) -> ResponseReturnValue:
    """One page to print and to sign."""
    mentorship = owned(Mentorship, mentorship_id)
    printed = _paper(mentorship)
    return render_template("agreement/paper.html", mentorship=mentorship, paper=printed, status=status(printed))


@access(SIGNED_IN, mentorship_id=Mentorship)
def as_file(mentorship_id: int) -> ResponseReturnValue:
    """The same as plain text."""
    printed = _paper(owned(Mentorship, mentorship_id))
    response = Response(as_text(printed), mimetype="text/plain")
    name = _("mentoring-agreement-%(number)s.txt", number=printed.version.number)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def stamp(before: AgreementVersion | None) -> str:
    """What tells one state of a wording from the next, so that two windows notice each other."""
    return f"{before.number}-{before.written_at:%Y%m%d%H%M%S}" if before is not None else "none"


def _terms_form(mentorship: Mentorship) -> tuple[TermsForm, AgreementVersion | None]:
    owner = current_owner()
    before = versions.on_the_table(mentorship)
    start = _asked_for(mentorship) or before
    held = terms_in(start) if start else first_draft(mentorship, clock.today(owner.zone))
    kept_word = before.remark if before is not None and before.state is VersionState.DRAFT else ""
    return TermsForm(pair_of(mentorship, owner), **held, remark=kept_word, seen=stamp(before)), before


def _asked_for(mentorship: Mentorship) -> AgreementVersion | None:
    """The version to begin from, such as one that the other side proposed."""
    if "version" not in request.args:
        return None
    return shown_version(list(db.session.scalars(versions.versions_of(mentorship))))


def _editing(
    mentorship: Mentorship, form: TermsForm, before: AgreementVersion | None, *, overtaken: bool = False
) -> str:
    pair = pair_of(mentorship, current_owner())
    fixed = before is not None and (before.state is VersionState.CURRENT or versions.is_fixed(before))
    told = changes(terms_in(before), form.terms, pair) if overtaken and before is not None else []
    return render_template(
        "agreement/edit.html", mentorship=mentorship, form=form, before=before, fixed=fixed, pair=pair,
        overtaken=overtaken, told=told, next_number=versions.next_number(mentorship),
    )  # fmt: skip


def _two(found: list[AgreementVersion]) -> tuple[AgreementVersion, AgreementVersion]:
    by_number = {str(each.number): each for each in found}
    new = by_number.get(request.args.get("new", ""), found[0])
    earlier = next((each for each in found if each.number < new.number), found[-1])
    return by_number.get(request.args.get("old", ""), earlier), new


def _paper(mentorship: Mentorship) -> Paper:
    version = shown_version(list(db.session.scalars(versions.versions_of(mentorship))))
    return paper_of(mentorship, version, current_owner()) if version is not None else abort(404)
