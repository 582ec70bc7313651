"""What is said of a meeting afterwards: held, cancelled, thanked for, and when the next one is."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.mentorships.meetings import actions, holding
from outreach.mentorships.meetings.asked import check_unchanged, kept
from outreach.mentorships.meetings.forms import CancelForm, HoldForm
from outreach.mentorships.meetings.holding import Held
from outreach.mentorships.meetings.page import meeting_page
from outreach.models import Lead, Meeting, Mentorship
from outreach.text import _, _n
from outreach.web.access import SIGNED_IN, access
from outreach.web.back import way_back
from outreach.web.filters import weekday
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast


@access(SIGNED_IN, meeting_id=Meeting)
def hold(meeting_id: int) -> ResponseReturnValue:
    """It was held, and this is how."""
    meeting, form = owned_to_write(Meeting, meeting_id), HoldForm()
    mentorship = owned_to_write(Mentorship, meeting.mentorship_id)
    lead = owned_to_write(Lead, mentorship.lead_id) if mentorship.lead_id is not None else None
    owner = current_owner()

    def verb() -> None:
        check_unchanged(form, meeting)
        assert form.on_day.data is not None
        held = Held(form.on_day.data, form.hour.data, form.minutes.data or 0, form.channel.data)
        holding.hold(owner, meeting, held, lead)

    if not carried_out(form, verb):
        return meeting_page(meeting, hold_form=form), 422
    return kept(meeting, _held_words(meeting, _followed(meeting, mentorship, wanted=bool(form.plan_next.data))))


@access(SIGNED_IN, meeting_id=Meeting)
def cancel(meeting_id: int) -> ResponseReturnValue:
    """It does not take place, or never did."""
    meeting, form = owned_to_write(Meeting, meeting_id), CancelForm()
    mentorship = owned_to_write(Mentorship, meeting.mentorship_id)
    if mentorship.lead_id is not None:
        owned_to_write(Lead, mentorship.lead_id)
    if not carried_out(form, lambda: holding.cancel(current_owner(), meeting)):
        return meeting_page(meeting, cancel_form=form), 422
    following = _followed(meeting, mentorship, wanted=bool(form.plan_next.data))
    said = _("Cancelled; no hour counts.")
    if following is not None:
        said = _("Cancelled; no hour counts. The next one is planned for %(day)s.", day=weekday(following.on_day))
    return kept(meeting, said)


@access(SIGNED_IN, meeting_id=Meeting)
def take_up_again(meeting_id: int) -> ResponseReturnValue:
    """It takes place after all."""
    meeting = owned_to_write(Meeting, meeting_id)
    try:
        holding.take_up_again(meeting)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(url_for("meetings.show", meeting_id=meeting.id), 303)
    return kept(meeting, _("Planned for %(day)s.", day=weekday(meeting.on_day)))


@access(SIGNED_IN, meeting_id=Meeting)
def thank(meeting_id: int) -> ResponseReturnValue:
    """Thanks were said; with `said=no` they were not after all."""
    meeting, owner = owned_to_write(Meeting, meeting_id), current_owner()
    back = way_back(url_for("meetings.show", meeting_id=meeting.id))
    if request.form.get("said") == "no":
        holding.take_thanks_back(owner, meeting)
        db.session.commit()
        toast(_("Not said yet."))
        return redirect(back, 303)
    try:
        holding.thank(owner, meeting)
    except Refusal as refusal:
        toast(refusal.message)
        return redirect(back, 303)
    db.session.commit()
    undo = url_for("meetings.thank", meeting_id=meeting.id)
    toast(_("Thanks are said."), undo=undo, fields={"said": "no", "next": back})
    return redirect(back, 303)


@access(SIGNED_IN, meeting_id=Meeting)
def plan_next(meeting_id: int) -> ResponseReturnValue:
    """Plan the one after this, by the rhythm."""
    meeting = owned(Meeting, meeting_id)
    following = _followed(meeting, owned_to_write(Mentorship, meeting.mentorship_id), wanted=True)
    if following is None:
        toast(_("Nothing was planned: one is planned already, or the time that you agreed on is over."))
        return redirect(url_for("meetings.show", meeting_id=meeting.id), 303)
    return kept(following, _("Planned for %(day)s.", day=weekday(following.on_day)))


def _followed(meeting: Meeting, mentorship: Mentorship, *, wanted: bool) -> Meeting | None:
    return actions.plan_next(current_owner(), mentorship, meeting) if wanted else None


def _held_words(meeting: Meeting, following: Meeting | None) -> str:
    minutes = meeting.minutes or 0
    if following is None:
        return _n("%(num)s minute counts.", "%(num)s minutes count.", minutes)
    return _n(
        "%(num)s minute counts. The next one is planned for %(day)s.",
        "%(num)s minutes count. The next one is planned for %(day)s.",
        minutes,
        day=weekday(following.on_day),
    )
