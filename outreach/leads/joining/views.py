"""Pairs that look like one person, and two leads beside each other: made one, kept apart, parted again."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock, jobs
from outreach.extensions import db
from outreach.leads.editing import lead_address
from outreach.leads.filters import sought
from outreach.leads.joining import suggesting, telling
from outreach.leads.joining.actions import join, not_two_people, two_people
from outreach.leads.joining.comparing import couples, seen
from outreach.leads.joining.forms import JoinForm
from outreach.leads.joining.parting import part
from outreach.models import Lead, LeadMerge
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal
from outreach.web.toast import toast

PAIRS = 10


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """The pairs, the strongest first."""
    owner = current_owner()
    found = suggesting.suggested(owner)
    pages = max(1, -(-len(found.pairs) // PAIRS))
    at = min(max(request.args.get("page", 1, type=int), 1), pages)
    return render_template(
        "leads/joining/index.html",
        found=found, couples=couples(owner, found.pairs[(at - 1) * PAIRS : at * PAIRS]),
        here=url_for("joining.index", page=at if at > 1 else None),
        before=url_for("joining.index", page=at - 1) if at > 1 else None,
        after=url_for("joining.index", page=at + 1) if at < pages else None,
    )  # fmt: skip


@access(SIGNED_IN)
def look() -> ResponseReturnValue:
    """Look through a large account."""
    suggesting.ask_to_look(current_owner())
    db.session.commit()
    jobs.ring()
    return redirect(url_for("joining.index"), 303)


@access(SIGNED_IN, lead_id=Lead)
def whom(lead_id: int) -> ResponseReturnValue:
    """Choose who else this person is, by name."""
    lead = owned(Lead, lead_id)
    text = sought(request.args)
    return render_template(
        "leads/joining/whom.html",
        lead=lead, text=text, rows=telling.who_else(current_owner(), lead, text), lead_address=lead_address(lead),
    )  # fmt: skip


@access(SIGNED_IN, lead_id=Lead, other_id=Lead)
def compare(lead_id: int, other_id: int) -> ResponseReturnValue:
    """Two leads beside each other."""
    return _compared(owned(Lead, lead_id), owned(Lead, other_id))


@access(SIGNED_IN, lead_id=Lead, other_id=Lead)
def merge(lead_id: int, other_id: int) -> ResponseReturnValue:
    """Make one lead of two, unless one of them was changed since the page was shown."""
    # Held in the order of their numbers, so that nobody changes one of them between this look and the merge.
    held = {number: owned_to_write(Lead, number) for number in sorted({lead_id, other_id})}
    lead, other, form = held[lead_id], held[other_id], JoinForm()
    if not form.validate_on_submit() or form.seen.data != seen(lead, other):
        return _compared(lead, other, changed=True)
    wanted = form.wanted(lead, other)
    gone = wanted.other.display_name
    try:
        made = join(current_owner(), wanted, clock.now())
    except Refusal as refusal:
        return _refused(refusal, lead_address(lead))
    db.session.commit()
    back = way_back(lead_address(wanted.kept))
    undo = url_for("joining.split", merge_id=made.id)
    words = _("%(other)s went up in %(kept)s. Both histories are kept.", other=gone, kept=wanted.kept.display_name)
    toast(words, undo=undo, fields={"next": back, "undo": "1"})
    return redirect(back, 303)


@access(SIGNED_IN, lead_id=Lead, other_id=Lead)
def keep_apart(lead_id: int, other_id: int) -> ResponseReturnValue:
    """They are two people: they are not suggested again."""
    lead, other = owned_to_write(Lead, lead_id), owned(Lead, other_id)
    two_people(current_owner(), lead, other)
    db.session.commit()
    back = way_back(url_for("joining.index"))
    undo = url_for("joining.suggest_again", lead_id=lead.id, other_id=other.id)
    toast(_("Two people. They are not suggested again."), undo=undo, fields={"next": back})
    return redirect(back, 303)


@access(SIGNED_IN, lead_id=Lead, other_id=Lead)
def suggest_again(lead_id: int, other_id: int) -> ResponseReturnValue:
    """Take back that they are two people."""
    not_two_people(current_owner(), owned_to_write(Lead, lead_id), owned(Lead, other_id))
    db.session.commit()
    return redirect(way_back(url_for("joining.index")), 303)


@access(SIGNED_IN, merge_id=LeadMerge)
def split(merge_id: int) -> ResponseReturnValue:
    """Part two leads again; who takes a merge back at once may want to see the pair again."""
    owner, made = current_owner(), owned_to_write(LeadMerge, merge_id)
    try:
        parted = part(owner, made, clock.now())
    except Refusal as refusal:
        return _refused(refusal, url_for("joining.index"))
    if "undo" not in request.form:
        two_people(owner, parted.kept, parted.other)
    db.session.commit()
    toast(telling.parted(parted))
    return redirect(way_back(lead_address(parted.kept)), 303)


def _compared(lead: Lead, other: Lead, *, changed: bool = False) -> ResponseReturnValue:
    if lead.id == other.id:
        return redirect(lead_address(lead), 303)
    (couple,) = couples(current_owner(), [(lead.id, other.id)])
    page = render_template("leads/joining/compare.html", couple=couple, changed=changed, back=lead_address(lead))
    return page, 409 if changed else 200


def _refused(refusal: Refusal, default: str) -> ResponseReturnValue:
    db.session.rollback()
    toast(refusal.message)
    return redirect(way_back(default), 303)
