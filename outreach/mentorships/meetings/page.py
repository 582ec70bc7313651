"""The page of one meeting, put together for the time of its life: before, during, after."""

from datetime import timedelta
from typing import Any

from flask import render_template, request

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings import queries
from outreach.mentorships.meetings.actions import plan_tag, proposal, tag_of, working_day_near
from outreach.mentorships.meetings.forms import CancelForm, ContextForm, HoldForm, LineForm, NotesForm, PlanForm
from outreach.mentorships.meetings.holding import thanked_day
from outreach.mentorships.meetings.rhythm import local_hour
from outreach.mentorships.meetings.words import parties, spoken
from outreach.models import Account, ItemKind, Meeting, MeetingState, Mentorship
from outreach.web.forms import Form, choices_of
from outreach.web.owned import current_owner, owned

ONE_DAY = timedelta(days=1)
RECEIVED = (ItemKind.ADVICE, ItemKind.ACTION)


def meeting_page(meeting: Meeting, **forms: Form) -> str:
    """The whole page; a form that was refused is given by name and shown as it was typed."""
    owner, mentorship = current_owner(), owned(Mentorship, meeting.mentorship_id)
    return render_template(
        "meetings/show.html",
        mentorship=mentorship,
        meeting=meeting,
        life=life_of(meeting, owner),
        **spoken(mentorship),
        unsigned=queries.unsigned(mentorship),
        **_lines(meeting, mentorship),
        **_around(meeting, mentorship, owner),
        **_forms(meeting, mentorship, owner, forms),
    )


def life_of(meeting: Meeting, owner: Account) -> str:
    """before, now (its day has come, and nobody said how it went), after, or off when it was cancelled."""
    if meeting.state is not MeetingState.PLANNED:
        return "after" if meeting.state is MeetingState.HELD else "off"
    return "now" if meeting.on_day <= clock.today(owner.zone) else "before"


def line_form(mentorship: Mentorship, **values: Any) -> LineForm:
    """The box in which a line is added; with `formdata=None` an empty one, of the kind that was added last."""
    kind = request.args.get("kind", "")
    form = LineForm(**{"kind": ItemKind(kind), **values} if kind in set(ItemKind) else values)
    form.who.choices = choices_of(parties(mentorship))
    return form


def plan_of(meeting: Meeting, owner: Account) -> dict[str, Any]:
    """What the fields of its plan hold."""
    return {
        "on_day": meeting.on_day,
        "hour": local_hour(meeting.at, owner.zone),
        "channel": meeting.channel,
        "place": meeting.place,
        "minutes": meeting.minutes,
        "was": plan_tag(meeting),
    }


def _lines(meeting: Meeting, mentorship: Mentorship) -> dict[str, Any]:
    agenda = db.session.scalars(queries.items_of(meeting, *queries.AGENDA)).all()
    came = db.session.scalars(queries.items_of(meeting, *RECEIVED)).all()
    waits = db.session.scalars(queries.waiting(mentorship)).all()
    actions = db.session.scalars(queries.open_actions(mentorship)).all()
    return {
        "agenda": agenda,
        "sent": sum(item.sent for item in agenda),
        "advice": [item for item in came if item.kind is ItemKind.ADVICE],
        "actions": [item for item in came if item.kind is ItemKind.ACTION],
        "waiting": [item for item in waits if item.meeting_id != meeting.id],
        "actions_before": [item for item in actions if item.meeting_id != meeting.id],
    }


def _around(meeting: Meeting, mentorship: Mentorship, owner: Account) -> dict[str, Any]:
    days = [each for each in db.session.scalars(queries.meetings(mentorship)) if each.id != meeting.id]
    here = (meeting.on_day, meeting.id)
    held = [each for each in days if each.state is MeetingState.HELD and (each.on_day, each.id) < here]
    planned = [each for each in days if each.state is MeetingState.PLANNED]
    later = [each for each in days if each.state is not MeetingState.CANCELLED and (each.on_day, each.id) > here]
    entry = queries.entry_of(meeting) if meeting.state is MeetingState.HELD else None
    return {
        "previous": held[-1] if held else None,
        "following": later[0] if later else None,
        "next": planned[0] if planned else None,
        "next_plan": proposal(owner, mentorship, meeting),
        "near": working_day_near(owner, meeting.on_day) if meeting.state is MeetingState.PLANNED else None,
        "thanked": thanked_day(owner, meeting),
        "thanks_by": meeting.on_day + ONE_DAY,
        "entry": entry,
        "entry_day": entry.moment.local_day(owner.zone) if entry is not None else None,
    }


def _forms(meeting: Meeting, mentorship: Mentorship, owner: Account, given: dict[str, Form]) -> dict[str, Form]:
    plan = plan_of(meeting, owner)
    held = {name: value for name, value in plan.items() if name != "place"}
    return {
        "plan_form": PlanForm(formdata=None, **plan),
        "hold_form": HoldForm(formdata=None, **held, plan_next=True),
        "cancel_form": CancelForm(formdata=None, plan_next=True),
        "notes_form": NotesForm(formdata=None, notes=meeting.notes, was=tag_of(meeting.notes)),
        "context_form": ContextForm(formdata=None, context=meeting.context, was=tag_of(meeting.context)),
        "line_form": line_form(mentorship, formdata=None),
        **given,
    }
