"""What forms ask of a meeting, and the way back to its page."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.meetings.actions import Plan, plan_tag
from outreach.mentorships.meetings.forms import PlanForm
from outreach.models import Meeting
from outreach.text import _
from outreach.web.filters import hour, long_day
from outreach.web.forms import Form
from outreach.web.refusal import Refusal
from outreach.web.toast import toast
from outreach.web.words import channel_label


def plan_in(form: PlanForm) -> Plan:
    """What the form plans."""
    assert form.on_day.data is not None
    return Plan(
        form.on_day.data, form.hour.data, form.channel.data, form.place.data or "", form.minutes.data
    )  # fmt: skip


def check_unchanged(form: Form, meeting: Meeting) -> None:
    """Refuse once when another window changed the meeting after this form was shown; a second try means it."""
    now = plan_tag(meeting)
    if form["was"].data == now:
        return
    form["was"].raw_data, form["was"].data = None, now
    raise Refusal(
        _(
            "Changed meanwhile in another window: %(when)s. Nothing was overwritten; send yours again to replace it.",
            when=told(meeting),
        )
    )


def told(meeting: Meeting, *, place: bool = True) -> str:
    """When and by what, for a sentence: Thursday 12 March, 16:00, Video, 60 min."""
    parts = [long_day(meeting.on_day), hour(meeting.at) if meeting.at else "", channel_label(meeting.channel)]
    if meeting.minutes:
        parts.append(_("%(minutes)s min", minutes=meeting.minutes))
    return ", ".join(part for part in [*parts, meeting.place if place else ""] if part)


def kept(meeting: Meeting, words: str, part: str | None = None) -> ResponseReturnValue:
    """Keep what was done, say so, and go back to the page of the meeting."""
    db.session.commit()
    toast(words)
    return redirect(url_for("meetings.show", meeting_id=meeting.id, _anchor=part), 303)
