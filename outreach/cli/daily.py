"""The daily job from a terminal: log, move, close, void, history."""

from collections.abc import Callable

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner, for_reader, one_of, refuse
from outreach.cli.shapes import entry_shape, lead_shape, milestones_shape
from outreach.extensions import db
from outreach.leads.finding import LeadNotFound, find_lead
from outreach.models import Account, Channel, ClosingReason, Direction, Kind, Lead, Moment, Stage
from outreach.text import _
from outreach.touchpoints import actions, standing
from outreach.touchpoints.queries import Entry, history
from outreach.web import words
from outreach.web.refusal import Refusal
from outreach.web.when import WhenError, parse_when

when_option = click.option("--at", "when", default="now", metavar="WHEN", help="ISO, or words: “last Tuesday”.")


@click.command("log")
@click.argument("lead")
@click.option("--direction", type=one_of(Direction), required=True, help="out: I wrote; in: they did.")
@click.option("--channel", type=one_of(Channel), required=True)
@click.option("--kind", type=one_of(Kind), help="Default: call by phone and video, meeting in person, else message.")
@click.option("--text", default="", help="What was said.")
@when_option
@as_json
@for_owner
def log(
    owner: Account, lead: str, direction: str, channel: str, kind: str | None, text: str, when: str, as_json: bool
) -> None:
    """Log one contact with LEAD (an id, an address or an unmistakable name)."""

    def record(person: Lead, moment: Moment) -> str:
        touchpoint = actions.log_touchpoint(
            owner,
            person,
            direction=Direction(direction),
            channel=Channel(channel),
            kind=Kind(kind) if kind else None,
            moment=moment,
            text=text,
        )
        return f"t{touchpoint.id}"

    _change(owner, lead, when, record, as_json=as_json)


@click.command("move")
@click.argument("lead")
@click.option("--stage", type=one_of(Stage), required=True)
@click.option("--why", default="")
@when_option
@as_json
@for_owner
def move(owner: Account, lead: str, stage: str, why: str, when: str, as_json: bool) -> None:
    """Set the stage of LEAD by hand, forward or back."""

    def record(person: Lead, moment: Moment) -> str:
        return f"s{standing.move_lead(owner, person, Stage(stage), moment, why).id}"

    _change(owner, lead, when, record, as_json=as_json)


@click.command("close")
@click.argument("lead")
@click.option("--why", type=one_of(ClosingReason), required=True)
@when_option
@as_json
@for_owner
def close(owner: Account, lead: str, why: str, when: str, as_json: bool) -> None:
    """Stop pursuing LEAD; every figure goes on counting it."""

    def record(person: Lead, moment: Moment) -> str:
        return f"c{standing.close_lead(owner, person, ClosingReason(why), moment).id}"

    _change(owner, lead, when, record, as_json=as_json)


@click.command("void")
@click.argument("entry")
@as_json
@for_owner
def void(owner: Account, entry: str, as_json: bool) -> None:
    """Take back ENTRY (t12, s5, c3 or n4): it stays in the history, and no figure counts it."""
    try:
        row = actions.void_entry(owner, entry)
    except Refusal as refusal:
        refuse(str(refusal))
    db.session.commit()
    _say(entry, row.lead, as_json=as_json)


@click.command("history")
@click.argument("lead")
@as_json
@for_reader
def show_history(owner: Account, lead: str, as_json: bool) -> None:
    """Everything that happened with LEAD, voided entries too."""
    person = _found(owner, lead)
    entries = history(person)
    data = {"lead": lead_shape(person), "milestones": milestones_shape(person)}
    lines = [person.display_name, *(_line(entry) for entry in entries)]
    answer(data | {"entries": [entry_shape(entry) for entry in entries]}, "\n".join(lines), as_json=as_json)


def _change(owner: Account, lead: str, when: str, record: Callable[[Lead, Moment], str], *, as_json: bool) -> None:
    person = _found(owner, lead)
    try:
        entry_id = record(person, parse_when(when, now=clock.now(), zone=owner.zone))
    except (Refusal, WhenError) as refusal:
        refuse(str(refusal))
    db.session.commit()
    _say(entry_id, person, as_json=as_json)


def _found(owner: Account, lead: str) -> Lead:
    try:
        return find_lead(owner, lead)
    except LeadNotFound as error:
        refuse(str(error))


def _say(entry_id: str, lead: Lead, *, as_json: bool) -> None:
    values = {"entry": entry_id, "name": lead.display_name, "stage": words.stage_label(lead.stage)}
    text = _("%(entry)s: %(name)s is now at “%(stage)s”.", **values)
    if lead.closing:
        text += " " + _("Closed: %(why)s.", why=words.closing_label(lead.closing))
    answer({"id": entry_id, "lead": lead_shape(lead)}, text, as_json=as_json)


def _line(entry: Entry) -> str:
    said = [entry.id, entry.at]
    if entry.direction and entry.channel and entry.kind:
        said += [str(words.DIRECTION_LABELS[entry.direction]), words.channel_label(entry.channel)]
        said.append(words.kind_label(entry.kind))
    if entry.moved_to:
        said.append("-> " + words.stage_label(entry.moved_to))
    if entry.why:
        said.append(words.closing_label(entry.why))
    if entry.voided_at:
        said.append(_("(taken back)"))
    return "  ".join([*said, entry.text.replace("\n", " ")]).rstrip()
