"""The page of one meeting: its plan, and the lines on it."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.meetings import actions, items
from outreach.mentorships.meetings.asked import check_unchanged, kept, plan_in
from outreach.mentorships.meetings.forms import PlanForm
from outreach.mentorships.meetings.page import line_form, meeting_page
from outreach.models import Meeting, MeetingItem, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, meeting_id=Meeting)
def show(meeting_id: int) -> ResponseReturnValue:
    """The page."""
    return meeting_page(owned(Meeting, meeting_id))


@access(SIGNED_IN, meeting_id=Meeting)
def change(meeting_id: int) -> ResponseReturnValue:
    """Another day, hour or place."""
    meeting, form = owned_to_write(Meeting, meeting_id), PlanForm()

    def verb() -> None:
        check_unchanged(form, meeting)
        actions.change_plan(current_owner(), meeting, plan_in(form))

    if not carried_out(form, verb):
        return meeting_page(meeting, plan_form=form), 422
    return kept(meeting, _("Planned for %(day)s.", day=weekday(meeting.on_day)))


@access(SIGNED_IN, meeting_id=Meeting)
def add(meeting_id: int) -> ResponseReturnValue:
    """One line more."""
    meeting = owned(Meeting, meeting_id)
    mentorship = owned(Mentorship, meeting.mentorship_id)
    form = line_form(mentorship)

    def verb() -> None:
        line = items.Line(form.kind.data, form.text.data or "", form.who.data, form.due_on.data)
        items.add_item(current_owner(), mentorship, line, meeting)

    if not carried_out(form, verb):
        return meeting_page(meeting, line_form=form), 422
    db.session.commit()
    return redirect(url_for("meetings.show", meeting_id=meeting.id, kind=form.kind.data, _anchor="line"), 303)


@access(SIGNED_IN, meeting_id=Meeting)
def carry(meeting_id: int) -> ResponseReturnValue:
    """Put what waits on the agenda: all of it, or the one line that the form names."""
    meeting = owned(Meeting, meeting_id)
    number = request.form.get("item_id", type=int)
    only = owned(MeetingItem, number) if number is not None and number > 0 else None
    try:
        items.carry(owned(Mentorship, meeting.mentorship_id), meeting, only)
    except Refusal as refusal:
        toast(refusal.message)
    db.session.commit()
    return redirect(url_for("meetings.show", meeting_id=meeting.id, _anchor="agenda"), 303)
