"""The overview of one mentorship: how it stands, at a glance."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.leads.board_page import BY_CHANNEL
from outreach.mentorships import checklists, glance
from outreach.mentorships.actions import same_person
from outreach.mentorships.check_ins.standing import due_day
from outreach.mentorships.closing import closures
from outreach.mentorships.drawing import LATEST, hours_bar, mood_line, pulse_lines
from outreach.mentorships.hours import hours_of
from outreach.mentorships.keeping import contacts, last_contact
from outreach.mentorships.meetings.queries import open_actions
from outreach.mentorships.queries import terms
from outreach.mentorships.rule import rule_of
from outreach.mentorships.thanks import thanks_due
from outreach.mentorships.words import began_words, hours_words, point_text, printed_money
from outreach.models import PHASES, Account, AgreementVersion, ChecklistItem, Mentorship, Role
from outreach.web.access import SIGNED_IN, access
from outreach.web.mentoring_words import (
    ADVICE_LABELS,
    FORMAT_LABELS,
    ITEM_LABELS,
    PHASE_LABELS,
    RHYTHM_LABELS,
)
from outreach.web.owned import current_owner, owned

MOST_ADVICE = MOST_ACTIONS = 5
MOST_POINTS = 4
LABELS = {
    "advice_words": ADVICE_LABELS,
    "by_channel": BY_CHANNEL,
    "format_words": FORMAT_LABELS,
    "item_words": ITEM_LABELS,
    "phase_words": PHASE_LABELS,
    "rhythm_words": RHYTHM_LABELS,
}


@access(SIGNED_IN, mentorship_id=Mentorship)
def show(mentorship_id: int) -> ResponseReturnValue:
    """Phases, the next meeting, goals, advice; beside them terms, hours, pulse, thanks."""
    mentorship, owner = owned(Mentorship, mentorship_id), current_owner()
    agreed = terms(mentorship)
    return render_template(
        "mentorships/show.html",
        mentorship=mentorship,
        as_mentor=mentorship.role is Role.MENTOR,
        began=began_words(mentorship),
        steps=rule_of(mentorship, agreed.period_until if agreed else None),
        **_checklist(mentorship),
        **_meeting(mentorship),
        **_goals(mentorship),
        **_beside(owner, mentorship, agreed),
        **_end(owner, mentorship),
        others=db.session.scalars(_others(mentorship)).all(),
        hours_words=hours_words,
        printed_money=printed_money,
        **LABELS,
    )


def _checklist(mentorship: Mentorship) -> dict[str, Any]:
    here = checklists.points(mentorship).where(ChecklistItem.phase == mentorship.phase)
    rows = db.session.scalars(here).all()
    still_open = [row for row in rows if row.done_on is None]
    rank = mentorship.phase.rank + 1
    return {
        "points": still_open[:MOST_POINTS],
        "points_open": len(still_open),
        "points_all": len(rows),
        "next_phase": PHASES[rank] if rank < len(PHASES) else None,
        "point_text": point_text,
    }


def _meeting(mentorship: Mentorship) -> dict[str, Any]:
    meeting = db.session.scalar(glance.next_meeting(mentorship)) if mentorship.is_open else None
    items = db.session.scalars(glance.prepared(mentorship, meeting)).all() if mentorship.is_open else []
    actions = db.session.scalars(open_actions(mentorship)).all()
    return {
        "meeting": meeting,
        "items": items,
        "items_sent": sum(item.sent for item in items),
        "actions": actions[:MOST_ACTIONS],
        "actions_open": len(actions),
    }


def _goals(mentorship: Mentorship) -> dict[str, Any]:
    given, tried = db.session.execute(glance.advice_counts(mentorship)).one()
    return {
        "goals": db.session.scalars(glance.open_goals(mentorship)).all(),
        "from_holes": db.session.scalar(glance.goals_from_holes(mentorship)) or 0,
        "advice": db.session.execute(glance.advice(mentorship).limit(MOST_ADVICE)).all(),
        "advice_given": given,
        "advice_tried": tried,
    }


def _beside(owner: Account, mentorship: Mentorship, agreed: AgreementVersion | None) -> dict[str, Any]:
    hours = hours_of(owner, mentorship, agreed)
    last = db.session.scalar(glance.last_thanks(mentorship))
    moods = db.session.scalars(glance.moods(mentorship).limit(LATEST)).all()
    return {
        "agreed": agreed,
        "hours": hours,
        "hours_bar": hours_bar(hours),
        "worth": round(hours.held * mentorship.hourly_rate / 60) if mentorship.hourly_rate else None,
        "pulse_lines": pulse_lines(db.session.scalars(glance.pulses(mentorship)).all()),
        "mood_line": mood_line(moods),
        "mood_on": moods[0].on_day if moods else None,
        "thanks": last,
        "thanks_due": thanks_due(mentorship, last.on_day if last else None),
        "check_in_due": due_day(mentorship, clock.today(owner.zone)),
    }


def _end(owner: Account, mentorship: Mentorship) -> dict[str, Any]:
    row = db.session.execute(contacts(owner).where(Mentorship.id == mentorship.id)).first()
    contact = last_contact(owner, row) if row is not None else None
    return {
        "closures": db.session.scalars(closures(mentorship)).all(),
        "silent_for": (clock.today(owner.zone) - contact).days if contact is not None else None,
    }


def _others(mentorship: Mentorship) -> Any:
    chosen = select(Mentorship).where(Mentorship.owner_id == mentorship.owner_id, same_person(mentorship))
    return chosen.where(Mentorship.id != mentorship.id).order_by(Mentorship.began_on, Mentorship.id)
