"""What stands behind each door: the agreement, three questions, the notes of one meeting; nothing else."""

from datetime import date
from typing import Any

from flask import render_template
from flask_babel.speaklater import LazyString
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import versions
from outreach.mentorships.changes import changes
from outreach.mentorships.door.finding import owner_of
from outreach.mentorships.door.forms import PulseForm
from outreach.mentorships.paper import paper_of, status
from outreach.mentorships.terms import pair_of, terms_in
from outreach.mentorships.terms_form import TermsForm
from outreach.models import Door, ItemKind, Meeting, MeetingItem, MentorLink, Party, Pulse, VersionState
from outreach.text import _l

TITLES: dict[ItemKind, LazyString] = {
    ItemKind.TOPIC: _l("What to talk about"),
    ItemKind.QUESTION: _l("Questions"),
    ItemKind.IDEA: _l("Ideas to look at together"),
    ItemKind.ADVICE: _l("What came of earlier advice"),
    ItemKind.ACTION: _l("What was to be done"),
}


def page_of(link: MentorLink, *, problem: str = "") -> str:
    """The one page that a link shows."""
    if link.door is Door.AGREEMENT:
        return agreement_page(link, problem=problem)
    return pulse_page(link) if link.door is Door.PULSE else meeting_page(link)


def agreement_page(link: MentorLink, *, problem: str = "") -> str:
    """The wording on the table, how it stands, and what they proposed themselves."""
    mentorship, owner = link.mentorship, owner_of(link)
    pair, version = pair_of(mentorship, owner), versions.on_the_table(mentorship)
    theirs = versions.the_latest(mentorship, VersionState.PROPOSED, VersionState.REFUSED)
    if theirs is not None and theirs.state is VersionState.REFUSED and version and version.number > theirs.number:
        theirs = None  # what came after it is the answer
    told = changes(terms_in(version), terms_in(theirs), pair) if version and theirs else []
    paper = paper_of(mentorship, version, owner) if version else None
    words = status(paper) if paper else ""
    return _printed(
        "agreement", link, version=version, paper=paper, status=words, theirs=theirs, told=told, problem=problem
    )


def proposing_page(link: MentorLink, form: TermsForm) -> str:
    """Every term to be changed, and why."""
    return _printed("change", link, form=form)


def pulse_page(link: MentorLink, form: PulseForm | None = None) -> str:
    """Three questions of one month; the answer that was given already stands in them."""
    given = pulse_given(link)
    form = form or pulse_form(link, obj=given)
    return _printed("pulse", link, form=form, given=given, month=month_of(link))


def pulse_form(link: MentorLink, **values: Any) -> PulseForm:
    """The questions as this link asks them."""
    return PulseForm(pair_of(link.mentorship, owner_of(link)).me, **values)


def meeting_page(link: MentorLink) -> str:
    """The context of a meeting, and what was marked to be sent; never its notes."""
    meeting = db.session.get_one(Meeting, link.meeting_id)
    chosen = select(MeetingItem).where(
        MeetingItem.owner_id == link.owner_id, MeetingItem.meeting_id == meeting.id, MeetingItem.sent.is_(True)
    )
    items = db.session.scalars(chosen.order_by(MeetingItem.position, MeetingItem.id)).all()
    by_kind = {kind: [item for item in items if item.kind is kind] for kind in dict.fromkeys(i.kind for i in items)}
    return _printed("meeting", link, meeting=meeting, by_kind=by_kind, titles=TITLES, hour=_hour_of(meeting, link))


def month_of(link: MentorLink) -> date:
    """The first day of the month that a pulse is about: that in which its link was made, by the user's calendar."""
    return link.created_at.astimezone(owner_of(link).zone).date().replace(day=1)


def pulse_given(link: MentorLink) -> Pulse | None:
    """What they answered about this month before."""
    return db.session.scalar(
        select(Pulse).where(
            Pulse.owner_id == link.owner_id,
            Pulse.mentorship_id == link.mentorship_id,
            Pulse.month == month_of(link),
            Pulse.side == Party.THEM,
        )
    )


def keep_pulse(link: MentorLink, form: PulseForm) -> None:
    """Keep their answer about the month; a second one takes the place of the first."""
    pulse = pulse_given(link)
    if pulse is None:
        pulse = Pulse(
            owner_id=link.owner_id, mentorship_id=link.mentorship_id, month=month_of(link), side=Party.THEM
        )  # fmt: skip
        db.session.add(pulse)
    pulse.empowered, pulse.connected, pulse.inspired = form.empowered.data, form.connected.data, form.inspired.data
    pulse.answered_at = clock.now()


def _printed(page: str, link: MentorLink, **values: Any) -> str:
    owner = owner_of(link)
    pair = pair_of(link.mentorship, owner)
    return render_template(f"door/{page}.html", link=link, pair=pair, zone=owner.zone, **values)


def _hour_of(meeting: Meeting, link: MentorLink) -> str:
    """The hour by the user's clock, which is named: the reader may live by another."""
    if meeting.at is None:
        return ""
    zone = owner_of(link).zone
    return f"{meeting.at.astimezone(zone):%H:%M} ({zone.key.replace('_', ' ')})"
