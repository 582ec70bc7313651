"""What is written on the page of a meeting: notes while it runs, and what goes ahead of it."""

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links
from outreach.mentorships.meetings import actions, difference
from outreach.mentorships.meetings.ahead import text_ahead
from outreach.mentorships.meetings.asked import kept
from outreach.mentorships.meetings.forms import ContextForm, NotesForm
from outreach.mentorships.meetings.page import meeting_page
from outreach.models import Door, Meeting, Mentorship
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import hour
from outreach.web.owned import current_owner, owned, owned_to_write
from outreach.web.refusal import Refusal, carried_out
from outreach.web.toast import toast
from outreach.web.typed import one_way


@access(SIGNED_IN, meeting_id=Meeting)
def notes(meeting_id: int) -> ResponseReturnValue:
    """Keep the notes: from the button, or from the page by itself while they are typed."""
    meeting, form = owned_to_write(Meeting, meeting_id), NotesForm()
    same: list[bool] = []

    def verb() -> None:
        typed = form.notes.data or ""
        if form.both.data:
            typed = difference.both(meeting.notes, one_way(typed))
        same.append(actions.keep_notes(meeting, typed, was=form.was.data or ""))

    if not carried_out(form, verb):
        said = " ".join(str(error) for error in form.notes.errors)
        return (jsonify(said=said), 422) if _by_itself() else (meeting_page(meeting, notes_form=form), 422)
    if not same[0]:
        return _two_versions(meeting, one_way(form.notes.data or ""))
    db.session.commit()
    saved = _("Saved at %(hour)s.", hour=hour(clock.now()))
    if _by_itself():
        return jsonify(said=saved, was=actions.tag_of(meeting.notes))
    toast(saved)
    return redirect(url_for("meetings.show", meeting_id=meeting.id, _anchor="notes-part"), 303)


@access(SIGNED_IN, meeting_id=Meeting)
def context(meeting_id: int) -> ResponseReturnValue:
    """Keep what goes ahead; what another window wrote meanwhile is shown first."""
    meeting, form = owned_to_write(Meeting, meeting_id), ContextForm()

    def verb() -> None:
        typed = one_way(form.context.data or "").strip()
        if actions.tag_of(meeting.context) != form.was.data and meeting.context != typed:
            form.was.raw_data, form.was.data = None, actions.tag_of(meeting.context)
            raise Refusal(
                _("Changed meanwhile in another window to “%(text)s”. Keep yours to replace it.", text=meeting.context),
                "context",
            )
        actions.keep_context(meeting, typed)

    if not carried_out(form, verb):
        return meeting_page(meeting, context_form=form), 422
    return kept(meeting, _("Kept."), "context-part")


@access(SIGNED_IN, meeting_id=Meeting)
def ahead(meeting_id: int) -> ResponseReturnValue:
    """What is sent ahead, as text to copy, and the link by which the other side reads it."""
    meeting = owned(Meeting, meeting_id)
    mentorship = owned(Mentorship, meeting.mentorship_id)
    return render_template(
        "meetings/ahead.html", meeting=meeting, mentorship=mentorship, text=text_ahead(mentorship, meeting),
        box=links.box(mentorship, Door.MEETING, meeting),
    )  # fmt: skip


@access(SIGNED_IN, meeting_id=Meeting)
def send(meeting_id: int) -> ResponseReturnValue:
    """It was sent: which lines, and when, is kept."""
    meeting = owned_to_write(Meeting, meeting_id)
    actions.sent_ahead(current_owner(), meeting)
    return kept(meeting, _("Kept: sent ahead today."))


def _two_versions(meeting: Meeting, mine: str) -> ResponseReturnValue:
    """The difference, with nothing overwritten and nothing lost."""
    if _by_itself():
        return jsonify(said=_("Changed in another window. Save to see the difference.")), 409
    theirs, shown = difference.sides(meeting.notes, mine)
    mentorship = owned(Mentorship, meeting.mentorship_id)
    return render_template(
        "meetings/conflict.html", meeting=meeting, mentorship=mentorship, mine=mine, theirs=theirs, shown=shown,
        was=actions.tag_of(meeting.notes),
    ), 409  # fmt: skip


def _by_itself() -> bool:
    return request.accept_mimetypes.best == "application/json"
