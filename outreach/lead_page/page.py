"""The page of one lead, put together from its history, its steps and its details."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.follow_ups.forms import PlanForm
from outreach.lead_page import queries, telling
from outreach.lead_page.forms import TABS, ClosingForm, HookForm, LogForm, StageForm
from outreach.lead_page.next_steps import usual_steps, waits
from outreach.lead_page.timeline import CONVERSATIONS, Item, Teller, Timeline, timeline
from outreach.lead_page.timeline import TABS as TIMELINE_TABS
from outreach.lead_page.ways import ways
from outreach.leads.chips import Chips
from outreach.leads.filters import LeadFilter
from outreach.leads.joining.queries import merges_into
from outreach.leads.queries import briefs_of, neighbours
from outreach.leads.scoring.scores import scores_of
from outreach.mentorships.queries import with_lead
from outreach.models import STAGES, Account, Channel, Direction, Kind, Lead, Moment, Stage, Touchpoint
from outreach.touchpoints.queries import Entry, history, voiders
from outreach.web.mentoring_words import PHASE_LABELS
from outreach.web.owned import current_owner

Forms = dict[str, Any]


@dataclass(frozen=True)
class PathStep:
    """One stage that was reached, when, and how many days after the one before."""

    stage: Stage
    on: date
    days: int | None


def lead_page(lead: Lead, **forms: Any) -> str:
    """The whole page; a form that was refused is given by name and shown as it was typed."""
    owner, entries = current_owner(), history(lead)
    return render_template(
        "lead_page/show.html",
        lead=lead,
        timeline=_timeline(lead, owner, entries),
        timeline_tabs=TIMELINE_TABS,
        show=_shown_tab(),
        first_name=first_name(lead),
        steps=db.session.scalars(queries.open_steps(lead)).all(),
        usual=usual_steps(lead, owner, entries),
        path=path_of(lead, owner),
        offers=_offers(lead, entries),
        mentorships=db.session.scalars(with_lead(lead)).all(),
        phase_words=PHASE_LABELS,
        log_tabs=TABS,
        **_forms(lead, entries, forms),
        **_details(lead, owner),
        **_around(lead, owner),
        **ways(lead, owner),
    )


def first_name(lead: Lead) -> str:
    """What the timeline calls this person."""
    return lead.given_name or (lead.name.split()[0] if lead.name.split() else lead.display_name)


def path_of(lead: Lead, owner: Account) -> list[PathStep]:
    """The stages that were reached, first the day on which the lead was found."""
    days = [(Stage.PROSPECT, Moment(lead.created_at).local_day(owner.zone))]
    for stage in STAGES[1:]:
        moment = lead.milestones.reached(stage)
        if moment is not None:
            days.append((stage, moment.local_day(owner.zone)))
    steps = [PathStep(*days[0], None)]
    for (_before, earlier), (stage, day) in zip(days, days[1:], strict=False):
        # A history that was brought in may begin before the day on which the lead was.
        steps.append(PathStep(stage, day, (day - earlier).days if day >= earlier else None))
    return steps


def _timeline(lead: Lead, owner: Account, entries: list[Entry]) -> Timeline:
    people = {account.id: account.name for account in db.session.scalars(voiders(entries))} if _voided(entries) else {}
    teller = Teller(first_name(lead), owner.zone, lead.introduced_by, people)
    items = [teller.item(entry) for entry in entries]
    items.append(_origin(lead))
    items.sort(key=lambda item: (item.moment.order, item.id != "origin"))
    return timeline(items, owner.zone, _shown_tab(), whole="all" in request.args)


def _voided(entries: list[Entry]) -> bool:
    return any(entry.voided_by_id is not None for entry in entries)


def _origin(lead: Lead) -> Item:
    run = db.session.scalar(queries.import_of(lead)) if lead.import_run_id is not None else None
    said = telling.origin_title(lead, run)
    return Item("origin", Moment(lead.created_at), "history", said.icon, said.title)


def _shown_tab() -> str:
    asked = request.args.get("show", "all")
    return asked if asked in TIMELINE_TABS else "all"


def _offers(lead: Lead, entries: list[Entry]) -> dict[str, Any]:
    valid = [entry for entry in entries if entry.type == "touchpoint" and entry.voided_at is None]
    talks = sum(entry.kind in CONVERSATIONS for entry in valid)
    answered = any(entry.direction is Direction.IN and entry.kind is Kind.MESSAGE for entry in valid)
    return {
        "ongoing": talks if talks > 1 and lead.stage is not Stage.ONGOING and lead.may_be_contacted else 0,
        "log_answer": lead.closing == "declined" and not answered and not talks,
    }


def _forms(lead: Lead, entries: list[Entry], given: Forms) -> Forms:
    forms: Forms = {
        "hook_form": HookForm(formdata=None, hook=lead.hook, was=lead.hook),
        "stage_form": StageForm(formdata=None, stage=lead.stage),
        "closing_form": ClosingForm(formdata=None),
        "plan_form": PlanForm(formdata=None),
        **given,
    }
    if "log_form" not in forms:
        forms["log_form"] = _log_form(lead, entries)
    forms["log_form"].follow_up.choices = waits()
    return forms


def _log_form(lead: Lead, entries: list[Entry]) -> LogForm:
    """A fresh box: the channel that was used last, or what an entry that is logged again said."""
    again = _again(lead)
    if again is not None:
        return _filled_again(again)
    wrote = [entry.channel for entry in entries if entry.kind is Kind.MESSAGE and entry.voided_at is None]
    talked = [entry.channel for entry in entries if entry.kind in CONVERSATIONS and entry.voided_at is None]
    what = request.args.get("log", "out")
    return LogForm(
        formdata=None,
        what=what if what in {key for key, _label, _icon in TABS} else "out",
        channel=(wrote or [lead.channel])[-1] or Channel.EMAIL,
        talk_channel=(talked or [Channel.VIDEO])[-1],
    )


def _again(lead: Lead) -> Touchpoint | None:
    number = request.args.get("again", type=int)
    if number is None or not 0 < number < 2**63:
        return None
    chosen = select(Touchpoint).where(Touchpoint.id == number, Touchpoint.lead_id == lead.id)
    return db.session.scalar(chosen.where(Touchpoint.owner_id == lead.owner_id))


def _filled_again(row: Touchpoint) -> LogForm:
    talked = row.kind in CONVERSATIONS
    return LogForm(
        formdata=None,
        what="talk" if talked else row.direction.value,
        text=row.text,
        channel=Channel.EMAIL if talked else row.channel,
        talk_channel=row.channel if talked else Channel.VIDEO,
        when=row.moment,
        kind=row.kind.value if row.kind in (Kind.AUTO_REPLY, Kind.BOUNCE) else "",
        called_me=talked and row.direction is Direction.IN,
    )


def _details(lead: Lead, owner: Account) -> dict[str, Any]:
    addresses = (lead.email, *db.session.scalars(queries.further_addresses(lead)))
    return {
        "brief": db.session.scalar(queries.brief_of(lead)) if lead.brief_id is not None else None,
        "addresses": [address for address in addresses if address],
        "scores": scores_of(owner, lead),
        "merges": telling.merges(db.session.scalars(merges_into(lead, clock.now()))),
        "inside_company": lead.is_inside_company(owner.company),
        "inside_industry": lead.is_inside_industry(owner.industry),
    }


def _around(lead: Lead, owner: Account) -> dict[str, Any]:
    """The list that the reader came from: its words, its address, and who stands before and after."""
    chosen = LeadFilter.read(request.args)
    titles = {brief.id: brief.title for brief in db.session.scalars(briefs_of(owner))} if chosen.brief else {}
    beside = neighbours(chosen, lead, owner)
    words = [chip.value for chip in Chips(chosen, url_for("leads.index"), titles).all()] if chosen.narrows else []

    def address(lead_id: int | None, **more: str) -> str | None:
        return None if lead_id is None else url_for("lead_page.show", lead_id=lead_id) + chosen.query(**more)

    return {
        "before": address(beside.before),
        "after": address(beside.after),
        "list_url": url_for("leads.index") + chosen.query(),
        "list_words": words,
        "here": lambda **more: address(lead.id, **more),
        "days_here": (clock.today(owner.zone) - Moment(lead.stage_since or lead.created_at).local_day(owner.zone)).days,
    }
