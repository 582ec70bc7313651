"""The page of the agreement: what it says, how it stands, and what can be done about it now."""

from typing import Any

from flask import render_template, request

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links, versions
from outreach.mentorships.agreement import papers
from outreach.mentorships.agreement.forms import PaperForm, RefusalForm, SecrecyForm, TheirYesForm
from outreach.mentorships.changes import Change, changes
from outreach.mentorships.paper import as_text, paper_of, status
from outreach.mentorships.terms import pair_of, terms_in
from outreach.models import Account, AgreementVersion, Door, Mentorship, VersionState
from outreach.web.owned import current_owner


def agreement_page(mentorship: Mentorship, *, problem: str = "", **forms: Any) -> str:
    """The whole page. A form that was sent and cannot be used is given, so that it says why."""
    owner, found = current_owner(), list(db.session.scalars(versions.versions_of(mentorship)))
    shown = shown_version(found)
    paper = paper_of(mentorship, shown, owner) if shown else None
    by_state = {each.state: each for each in reversed(found)}
    draft, proposal = by_state.get(VersionState.DRAFT), by_state.get(VersionState.PROPOSED)
    return render_template(
        "agreement/show.html",
        mentorship=mentorship,
        pair=pair_of(mentorship, owner),
        versions=found,
        open_one=draft,
        current=by_state.get(VersionState.CURRENT),
        proposal=proposal,
        proposed=changes_of(found, proposal, owner, mentorship),
        to_agree=draft is not None and draft.agreed_by_them_at is not None and proposal is None,
        paper=paper,
        text=as_text(paper) if paper else "",
        status=status(paper) if paper else "",
        problem=problem,
        link_box_of_page=links.box(mentorship, Door.AGREEMENT),
        papers=papers.papers(mentorship),
        **_forms(mentorship, owner, forms),
    )


def shown_version(found: list[AgreementVersion]) -> AgreementVersion | None:
    """The version that the address asks for; else my draft, what is in force, or the latest there is."""
    asked = request.args.get("version", "")
    if asked.isascii() and asked.isdecimal():
        return next((each for each in found if str(each.number) == asked.lstrip("0")), None)
    by_state = {each.state: each for each in reversed(found)}
    return by_state.get(VersionState.DRAFT) or by_state.get(VersionState.CURRENT) or (found[0] if found else None)


def base_of(found: list[AgreementVersion], version: AgreementVersion) -> AgreementVersion | None:
    """The wording that a version is best compared with: what was in force or on the table before it."""
    earlier = [each for each in found if each.number < version.number and each.state is not VersionState.REFUSED]
    lasting = [each for each in earlier if each.state in (VersionState.DRAFT, VersionState.CURRENT)]
    return next(iter(lasting or earlier), None)


def changes_of(
    found: list[AgreementVersion], version: AgreementVersion | None, owner: Account, mentorship: Mentorship
) -> list[Change]:
    """What a version changes in the one before it; nothing when it is the first."""
    base = base_of(found, version) if version is not None else None
    if version is None or base is None:
        return []
    return changes(terms_in(base), terms_in(version), pair_of(mentorship, owner))


def _forms(mentorship: Mentorship, owner: Account, given: dict[str, Any]) -> dict[str, Any]:
    today = clock.today(owner.zone)
    return {
        "their_yes": given.get("their_yes") or TheirYesForm(formdata=None, on_day=today),
        "refusal": given.get("refusal") or RefusalForm(formdata=None),
        "paper_form": given.get("paper_form") or PaperForm(formdata=None),
        "secrecy": given.get("secrecy") or SecrecyForm(formdata=None, obj=mentorship),
        "today_there": today,
    }
