"""Leads from a terminal: who there is, and one more."""

import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, Unpack

import click
from werkzeug.datastructures import MultiDict

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner, for_reader, one_of, refuse
from outreach.cli.shapes import lead_shape
from outreach.exports import records, shapes
from outreach.extensions import db, reading_only
from outreach.leads.actions import Details, add_lead
from outreach.leads.filters import ClosedOr, LeadFilter, Order
from outreach.models import Account, Channel, ClosingReason, Source, Stage
from outreach.text import _, _n
from outreach.web import words
from outreach.web.refusal import Refusal

CLOSINGS = [word.value for word in (*ClosedOr, *ClosingReason)]
_FILTERS = (
    click.option("--stage", type=one_of(Stage), multiple=True),
    click.option("--source", type=one_of(Source), multiple=True),
    click.option("--channel", type=one_of(Channel), multiple=True),
    click.option("--tag", multiple=True),
    click.option("--text", "q", default="", help="Words in the name, company, title, address or hook."),
    click.option("--closing", type=click.Choice(CLOSINGS), default=ClosedOr.ANY.value, help="none: still pursued."),
)


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose among the leads."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def filter_of(chosen: dict[str, Any]) -> LeadFilter:
    """What these options chose, by name."""
    pairs = [(key, value) for key, said in chosen.items() for value in ([said] if isinstance(said, str) else said)]
    return LeadFilter.read(MultiDict([*pairs, ("sort", Order.NAME.value)]))


@click.command("leads")
@filters
@as_json
@for_reader
def leads(owner: Account, as_json: bool, **chosen: Any) -> None:
    """List the leads, by name."""
    with reading_only():
        db.session.rollback()  # whoever reads a page of the answer keeps nobody from writing
        people = records.numbers_of(db.session(), owner, filter_of(chosen))
        told = (shapes.lead_shape(record) for record in records.records_of(db.session(), people))
        if as_json:
            print_leads(told)
            return
        for lead in told:
            click.echo(_line(lead))
        click.echo(_n("%(num)s lead", "%(num)s leads", len(people)))


def print_leads(told: Iterable[dict[str, Any]]) -> None:
    """The answer for programs, a lead a line: nobody waits for the last of them before the first is printed."""
    click.echo('{"leads": [', nl=False)
    lines, before, encode = iter(told), "\n", json.JSONEncoder(ensure_ascii=False).encode
    while few := list(islice(lines, 500)):
        click.echo(before + ",\n".join(map(encode, few)), nl=False)
        before = ",\n"
    click.echo("\n]}")


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


def _line(lead: dict[str, Any]) -> str:
    closing = f" ({words.closing_label(lead['closing'])})" if lead["closing"] else ""
    stage = words.stage_label(lead["stage"])
    return f"{lead['id']:>6}  {stage}{closing}  {lead['name']}  {lead['company'] or ''}".rstrip()
