"""Leads from a terminal: who there is, and one more."""

from typing import Any, Unpack

import click
from sqlalchemy.orm import selectinload
from werkzeug.datastructures import MultiDict

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner, one_of, refuse
from outreach.cli.shapes import lead_shape
from outreach.extensions import db
from outreach.leads.actions import Details, add_lead
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.queries import lead_filter
from outreach.models import Account, Channel, ClosingReason, Lead, Source, Stage
from outreach.text import _, _n
from outreach.web import words
from outreach.web.refusal import Refusal

CLOSINGS = [word.value for word in (*ClosedOr, *ClosingReason)]


@click.command("leads")
@click.option("--stage", type=one_of(Stage), multiple=True)
@click.option("--source", type=one_of(Source), multiple=True)
@click.option("--channel", type=one_of(Channel), multiple=True)
@click.option("--tag", multiple=True)
@click.option("--text", "q", default="", help="Words in the name, company, title, address or hook.")
@click.option("--closing", type=click.Choice(CLOSINGS), default=ClosedOr.ANY.value, help="none: still pursued.")
@as_json
@for_owner
def leads(owner: Account, as_json: bool, **chosen: Any) -> None:
    """List the leads, by name."""
    pairs = [(key, value) for key, said in chosen.items() for value in ([said] if isinstance(said, str) else said)]
    wanted = lead_filter(owner, LeadFilter.read(MultiDict(pairs))).options(selectinload(Lead.tags))
    people = list(db.session.scalars(wanted.order_by(Lead.name_key, Lead.id)))
    lines = [_line(lead) for lead in people] + [_n("%(num)s lead", "%(num)s leads", len(people))]
    answer({"leads": [lead_shape(lead) for lead in people]}, "\n".join(lines), as_json=as_json)


@click.command("add")
@click.option("--name", default="", help="Alone enough.")
@click.option("--email")
@click.option("--linkedin", help="The page, or what follows linkedin.com/in/.")
@click.option("--company", default="")
@click.option("--title", default="")
@click.option("--industry", default="")
@click.option("--city", default="")
@click.option("--country", default="")
@click.option("--phone", default="")
@click.option("--website", default="")
@click.option("--hook", default="", help="What this person did that interests me.")
@click.option("--notes", default="")
@click.option("--source", type=one_of(Source))
@click.option("--channel", type=one_of(Channel))
@click.option("--tag", "tags", multiple=True)
@as_json
@for_owner
def add(owner: Account, tags: tuple[str, ...], as_json: bool, **details: Unpack[Details]) -> None:
    """Add one person; a name, an address or a LinkedIn page is enough."""
    try:
        lead = add_lead(owner, at=clock.now(), tags=tags, **details)
    except Refusal as refusal:
        refuse(str(refusal))
    db.session.commit()
    text = _("%(name)s is lead %(number)s.", name=lead.display_name, number=lead.id)
    answer({"id": lead.id, "lead": lead_shape(lead)}, text, as_json=as_json)


def _line(lead: Lead) -> str:
    closing = f" ({words.closing_label(lead.closing)})" if lead.closing else ""
    return f"{lead.id:>6}  {words.stage_label(lead.stage)}{closing}  {lead.display_name}  {lead.company}".rstrip()
