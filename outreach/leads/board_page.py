"""The page of the board, and what a move on it posts."""

from datetime import date

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField
from wtforms.validators import InputRequired, Optional

from outreach import clock
from outreach.extensions import db
from outreach.leads import moving, queries
from outreach.leads.actions import locked
from outreach.leads.board import Column, columns_of
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.forms import Choice, choices_of
from outreach.leads.lines import Addresses
from outreach.leads.listing import addresses_of_hooks, addresses_of_leads, filter_line, printed
from outreach.models import STAGES, Channel, Lead, Stage, StageEvent
from outreach.text import _, _l
from outreach.web.access import SIGNED_IN, access, local_path
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast
from outreach.web.words import CHANNEL_LABELS, STAGE_LABELS

# A channel as a part of "Replied, today, by e-mail".
BY_CHANNEL = {
    Channel.EMAIL: _l("by e-mail"),
    Channel.LINKEDIN: _l("by LinkedIn"),
    Channel.PHONE: _l("by phone"),
    Channel.VIDEO: _l("by video"),
    Channel.IN_PERSON: _l("in person"),
    Channel.EVENT: _l("at an event"),
    Channel.INTRODUCTION: _l("through an introduction"),
    Channel.APPLICATION: _l("through an application"),
    Channel.OTHER: _l("by other means"),
}


class MoveForm(FlaskForm):
    """Where to, by what, when."""

    stage = SelectField(_l("Stage"), [InputRequired()], choices=choices_of(STAGE_LABELS))
    channel = Choice(_l("Channel"))
    day = DateField(_l("Day"), [Optional()])

    def __init__(self) -> None:
        """Offer the channels; none means the usual one."""
        super().__init__()
        self.channel.choices = choices_of({"": _("The usual one")} | CHANNEL_LABELS)


@access(SIGNED_IN)
def board() -> ResponseReturnValue:
    """The five columns; on a phone the one that `?at=` names."""
    owner = current_owner()
    if not queries.has_leads(owner):
        return render_template("leads/start.html", place="board")
    chosen = LeadFilter.read(request.args).having(stage=(), sort=LeadFilter().sort, reverse=False)
    columns = columns_of(owner, chosen)
    with_closed = chosen.closing is not ClosedOr.OPEN
    closed = queries.count(owner, chosen.having(closing=ClosedOr.CLOSED))
    switch = chosen.having(closing=ClosedOr.OPEN if with_closed else ClosedOr.ANY)
    return render_template(
        "leads/board.html",
        columns=columns, at=_column_on_phone(columns), with_closed=with_closed, closed=printed(closed),
        switch_url=url_for("leads.board") + switch.query(),
        count=printed(queries.count(owner, chosen)),
        by_channel=BY_CHANNEL, spoken=moving.SPOKEN,
        lead_url=addresses_of_leads(), edit_url=addresses_of_hooks(),
        move_url=Addresses(url_for("leads.move", lead_id=0)),
        **filter_line(owner, chosen, url_for("leads.board"), board=True),
    )  # fmt: skip


@access(SIGNED_IN, lead_id=Lead)
def ask_move(lead_id: int) -> ResponseReturnValue:
    """The plain form for a move: stage, channel, day."""
    lead = owned(Lead, lead_id)
    form = MoveForm()
    form.stage.data = STAGES[min(lead.stage.rank + 1, len(STAGES) - 1)].value
    form.day.data = clock.today(current_owner().zone)
    return _asked(lead, form)


@access(SIGNED_IN, lead_id=Lead)
def move(lead_id: int) -> ResponseReturnValue:
    """Put somebody at another stage, and say what was written down for it."""
    owner, lead, form = current_owner(), owned(Lead, lead_id), MoveForm()
    if not form.validate_on_submit():
        return _asked(lead, form), 422
    channel = Channel(form.channel.data) if form.channel.data else None
    try:
        event = moving.move(owner, locked(lead), Stage(form.stage.data), channel=channel, day=_day(form))
    except Refusal as refusal:
        db.session.rollback()
        field = form[refusal.field or "stage"]
        field.errors = [*field.errors, refusal.message]
        return _asked(lead, form), 422
    db.session.commit()
    undo = url_for("leads.undo_move", event_id=event.id)
    toast(told(lead, event), undo=undo, fields=_back())
    return redirect(_back()["next"], 303)


@access(SIGNED_IN, event_id=StageEvent)
def undo_move(event_id: int) -> ResponseReturnValue:
    """Take a move back; it stays in the history, struck through."""
    event = owned(StageEvent, event_id)
    name = event.lead.display_name
    try:
        moving.take_back(current_owner(), event)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(_back()["next"], 303)
    db.session.commit()
    toast(_("%(name)s is back at “%(stage)s”.", name=name, stage=STAGE_LABELS[event.lead.stage]))
    return redirect(_back()["next"], 303)


def told(lead: Lead, event: StageEvent) -> str:
    """What a move wrote down."""
    values = {"name": lead.display_name, "stage": str(STAGE_LABELS[lead.stage])}
    if lead.stage is not event.stage:
        values["wanted"] = str(STAGE_LABELS[event.stage])
        return _("“%(wanted)s” is noted for %(name)s, who stands at “%(stage)s” by what came later.", **values)
    if event.touchpoint_id is None:
        return _("%(name)s is at “%(stage)s” now, set by hand.", **values)
    return _("%(name)s is at “%(stage)s” now, and the contact is logged.", **values)


def _asked(lead: Lead, form: MoveForm) -> str:
    return render_template("leads/move.html", lead=lead, form=form, next=_back()["next"])


def _back() -> dict[str, str]:
    return {"next": local_path(request.values.get("next"), url_for("leads.board"))}


def _day(form: MoveForm) -> date | None:
    day: date | None = form.day.data
    return day


def _column_on_phone(columns: list[Column]) -> Stage:
    asked = request.args.get("at")
    if asked in set(STAGES):
        return Stage(asked)
    full = [column.stage for column in columns if column.cards]
    return Stage.CONTACTED if Stage.CONTACTED in full else full[0] if full else Stage.PROSPECT
