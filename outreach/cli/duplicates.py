"""Duplicates from a terminal: what looks like one person, made one, split again; and a person who is forgotten."""

from typing import Any

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner, for_reader, refuse
from outreach.cli.shapes import lead_shape
from outreach.database import wipe_log
from outreach.extensions import db
from outreach.leads.finding import LeadNotFound, described, find_lead
from outreach.leads.forgetting import forget
from outreach.leads.joining import telling
from outreach.leads.joining.actions import Wanted, join
from outreach.leads.joining.alike import Pair
from outreach.leads.joining.comparing import WHY
from outreach.leads.joining.filling import LABELS
from outreach.leads.joining.handing import some
from outreach.leads.joining.parting import part
from outreach.leads.joining.queries import leads_numbered, merge_numbered
from outreach.leads.joining.suggesting import look
from outreach.models import Account, Lead, LeadMerge
from outreach.text import _, _n
from outreach.web.refusal import Refusal


@click.command("duplicates")
@as_json
@for_reader
def duplicates(owner: Account, as_json: bool) -> None:
    """List the pairs of leads that look like one person, the strongest first."""
    found = look(owner)
    ids = sorted({number for pair in found.pairs for number in (pair.first, pair.second)})
    leads = {lead.id: lead for few in some(ids) for lead in db.session.scalars(leads_numbered(owner, few))}
    told = {"pairs": [_pair_shape(pair, leads) for pair in found.pairs], "count": found.count}
    lines = [_line(pair, leads) for pair in found.pairs]
    answer(told, "\n".join([*lines, _n("%(num)s pair", "%(num)s pairs", found.count)]), as_json=as_json)


@click.command("merge")
@click.argument("keep")
@click.argument("other")
@click.option("--take", multiple=True, type=click.Choice(list(LABELS)), help="Where OTHER's value stands.")
@as_json
@for_owner
def merge(owner: Account, keep: str, other: str, take: tuple[str, ...], as_json: bool) -> None:
    """Make one lead of KEEP and OTHER: KEEP stays, OTHER goes up in it with all its history."""
    kept, gone = _found(owner, keep), _found(owner, other)
    name = gone.display_name
    try:
        made = join(owner, Wanted(kept, gone, take), clock.now())
    except Refusal as refusal:
        refuse(str(refusal))
    db.session.commit()
    words = _("%(other)s went up in %(kept)s. Both histories are kept.", other=name, kept=kept.display_name)
    words += " " + _("To split them again: outreach split %(number)s", number=made.id)
    answer({"merge": made.id, "lead": lead_shape(kept), "filled": _filled(made)}, words, as_json=as_json)


@click.command("split")
@click.argument("merge", type=click.IntRange(1, 2**63 - 1))
@as_json
@for_owner
def split(owner: Account, merge: int, as_json: bool) -> None:
    """Split the two leads of MERGE again, within 30 days."""
    made = db.session.scalar(merge_numbered(owner, merge))
    if made is None:
        refuse(_("There is no merge %(number)s.", number=merge))
    try:
        parted = part(owner, made, clock.now())
    except Refusal as refusal:
        refuse(str(refusal))
    db.session.commit()
    told = {"kept": lead_shape(parted.kept), "other": lead_shape(parted.other), "not_given_back": parted.edited}
    answer(told, telling.parted(parted), as_json=as_json)


@click.command("forget")
@click.argument("lead")
@click.option("--yes", is_flag=True, help="Do not ask; it cannot be undone.")
@as_json
@for_owner
def forget_lead(owner: Account, lead: str, yes: bool, as_json: bool) -> None:
    """Erase LEAD, who asks for it, with all history. A nameless row stays, with its weeks, channel and source."""
    person = _found(owner, lead)
    if not yes:
        click.confirm(_("Forget %(name)s for good?", name=described(person)), abort=True)
    number = person.id
    try:
        forget(owner, person, clock.now())
    except Refusal as refusal:
        refuse(str(refusal))
    db.session.commit()
    wipe_log()
    words = _("The person is forgotten. A nameless row stays in the figures.")
    answer({"id": number, "forgotten": True}, words, as_json=as_json)


def _found(owner: Account, lead: str) -> Lead:
    try:
        return find_lead(owner, lead)
    except LeadNotFound as error:
        refuse(str(error))


def _pair_shape(pair: Pair, leads: dict[int, Lead]) -> dict[str, Any]:
    people = [leads[number] for number in (pair.first, pair.second)]
    return {"leads": [_who(lead) for lead in people], "why": list(pair.why), "score": pair.score}


def _who(lead: Lead) -> dict[str, Any]:
    told = ("id", "name", "email", "linkedin", "phone", "company", "title", "stage", "closing")
    return {name: getattr(lead, name) for name in told}


def _line(pair: Pair, leads: dict[int, Lead]) -> str:
    first, second = (f"{number} {described(leads[number])}" for number in (pair.first, pair.second))
    return f"{first}  =?  {second}  ({'; '.join(str(WHY[word]) for word in pair.why)})"


def _filled(made: LeadMerge) -> list[str]:
    return [*made.before["became"], *made.before["details"]]
