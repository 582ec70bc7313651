"""All meetings of a mentorship, and what is between them: what waits, what is open, advice, ideas, help."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.hours import hours_of
from outreach.mentorships.meetings import actions, items, queries
from outreach.mentorships.meetings.asked import plan_in, told
from outreach.mentorships.meetings.forms import HelpForm, PlanForm
from outreach.mentorships.meetings.page import line_form
from outreach.mentorships.meetings.words import spoken
from outreach.models import Channel, HelpDirection, HelpEntry, Meeting, MeetingItem, MeetingState, Mentorship
from outreach.text import _, _n
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.filters import long_day, weekday
from outreach.web.forms import Form
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, mentorship_id=Mentorship)
def index(mentorship_id: int) -> ResponseReturnValue:
    """The page."""
    return _page(owned(Mentorship, mentorship_id))


@access(SIGNED_IN, mentorship_id=Mentorship)
def plan(mentorship_id: int) -> ResponseReturnValue:
    """Plan a meeting."""
    mentorship, form = owned(Mentorship, mentorship_id), PlanForm()
    made: list[Meeting] = []
    if not carried_out(form, lambda: made.append(actions.plan_meeting(current_owner(), mentorship, plan_in(form)))):
        return _page(mentorship, plan_form=form), 422
    db.session.commit()
    toast(_("Planned for %(day)s.", day=weekday(made[0].on_day)))
    return redirect(url_for("meetings.show", meeting_id=made[0].id), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def wait(mentorship_id: int) -> ResponseReturnValue:
    """One line more that waits for the next meeting, or that came up between two."""
    mentorship = owned(Mentorship, mentorship_id)
    form = line_form(mentorship)

    def verb() -> None:
        line = items.Line(form.kind.data, form.text.data or "", form.who.data, form.due_on.data)
        items.add_item(current_owner(), mentorship, line)

    if not carried_out(form, verb):
        return _page(mentorship, line_form=form), 422
    db.session.commit()
    return redirect(url_for("meetings.index", mentorship_id=mentorship.id, kind=form.kind.data, _anchor="line"), 303)


@access(SIGNED_IN, mentorship_id=Mentorship)
def log_help(mentorship_id: int) -> ResponseReturnValue:
    """Help between meetings, either way."""
    mentorship, form = owned(Mentorship, mentorship_id), HelpForm()

    def verb() -> None:
        assert form.on_day.data is not None
        items.add_help(
            current_owner(), mentorship, form.direction.data, form.on_day.data, form.text.data or "",
            form.minutes.data,
        )  # fmt: skip

    if not carried_out(form, verb):
        return _page(mentorship, help_form=form), 422
    db.session.commit()
    toast(_("Logged."))
    return redirect(url_for("meetings.index", mentorship_id=mentorship.id, _anchor="help"), 303)


@access(SIGNED_IN, help_id=HelpEntry)
def remove_help(help_id: int) -> ResponseReturnValue:
    """It was a mistake; Undo writes it again."""
    entry = owned_to_write(HelpEntry, help_id)
    back = way_back(url_for("meetings.index", mentorship_id=entry.mentorship_id, _anchor="help"))
    undo = url_for("meetings.log_help", mentorship_id=entry.mentorship_id)
    fields = {
        "direction": entry.direction.value, "on_day": entry.on_day.isoformat(), "text": entry.text,
        "minutes": "" if entry.minutes is None else str(entry.minutes),
    }  # fmt: skip
    db.session.delete(entry)
    db.session.commit()
    toast(_("Removed: %(what)s", what=fields["text"]), undo=undo, fields=fields)
    return redirect(back, 303)


def _page(mentorship: Mentorship, **forms: Form) -> str:
    owner = current_owner()
    return render_template(
        "meetings/index.html",
        mentorship=mentorship,
        **spoken(mentorship),
        hours=hours_of(owner, mentorship),
        **_meetings(mentorship),
        **_lines(mentorship),
        **_forms(mentorship, forms),
    )


def _meetings(mentorship: Mentorship) -> dict[str, Any]:
    found = db.session.scalars(queries.meetings(mentorship)).all()
    by_state = {state: [each for each in found if each.state is state] for state in MeetingState}
    held = by_state[MeetingState.HELD][::-1]
    said = queries.thanked_in_the_history(held[:1])
    return {
        "headline": _headline(mentorship, by_state),
        "planned": by_state[MeetingState.PLANNED],
        "told": {each.id: told(each, place=False) for each in by_state[MeetingState.PLANNED]},
        "agenda": _agendas(mentorship, by_state[MeetingState.PLANNED]),
        "held": held,
        "cancelled": by_state[MeetingState.CANCELLED][::-1],
        "owed": {each.id for each in held[:1] if not each.thanked_on and each.id not in said},
    }


def _agendas(mentorship: Mentorship, planned: list[Meeting]) -> dict[int, list[MeetingItem]]:
    agendas: dict[int, list[MeetingItem]] = {meeting.id: [] for meeting in planned}
    here = MeetingItem.meeting_id.in_(agendas)
    for item in db.session.scalars(queries.items(mentorship, *queries.AGENDA).where(here)):
        assert item.meeting_id is not None
        agendas[item.meeting_id].append(item)
    return agendas


def _headline(mentorship: Mentorship, by_state: dict[MeetingState, list[Meeting]]) -> str:
    held, planned = by_state[MeetingState.HELD], by_state[MeetingState.PLANNED]
    coming = [each for each in planned if each.on_day >= clock.today(current_owner().zone)]
    if not held and not planned:
        return _(
            "You have not met %(name)s here yet. Plan the first meeting: the rest follows from it.",
            name=mentorship.display_name,
        )
    if planned and not coming:
        return _("Say how the meeting went")
    if not held:
        return _("The first meeting is on %(day)s.", day=long_day(coming[0].on_day))
    if not planned:
        return _n("One meeting was held; none is planned.", "%(num)s meetings were held; none is planned.", len(held))
    return _n(
        "One meeting was held; the next is on %(day)s.", "%(num)s meetings were held; the next is on %(day)s.",
        len(held), day=long_day(coming[0].on_day),
    )  # fmt: skip


def _lines(mentorship: Mentorship) -> dict[str, Any]:
    helped = db.session.scalars(queries.helped(mentorship)).all()
    by_direction = {way: [entry for entry in helped if entry.direction is way] for way in HelpDirection}
    return {
        "waiting": db.session.scalars(queries.waiting(mentorship)).all(),
        "actions": db.session.scalars(queries.open_actions(mentorship)).all(),
        "advice": db.session.scalars(queries.advice(mentorship)).all(),
        "ideas": db.session.scalars(queries.ideas(mentorship)).all(),
        "helped": by_direction,
        "helped_minutes": {way: sum(each.minutes or 0 for each in rows) for way, rows in by_direction.items()},
    }


def _forms(mentorship: Mentorship, given: dict[str, Form]) -> dict[str, Form]:
    owner = current_owner()
    today = clock.today(owner.zone)
    last = next(iter(db.session.scalars(queries.meetings(mentorship)).all()[::-1]), None)
    proposed = actions.proposal(owner, mentorship, last) if last is not None else None
    return {
        "plan_form": PlanForm(
            formdata=None,
            on_day=proposed.on_day if proposed else None,
            channel=last.channel if last else Channel.VIDEO,
            minutes=(proposed.minutes if proposed else None) or actions.USUAL_MINUTES,
        ),
        "line_form": line_form(mentorship, formdata=None),
        "help_form": HelpForm(formdata=None, on_day=today),
        **given,
    }
