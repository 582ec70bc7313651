"""Meetings whose pages are looked at: to come, of today, held, cancelled; with lines of every kind."""

from datetime import date, time, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.meetings import actions, holding, items
from outreach.mentorships.meetings.actions import Plan
from outreach.mentorships.meetings.holding import Held
from outreach.mentorships.meetings.items import Line, Outcome
from outreach.models import (
    Account,
    AdviceVerdict,
    Channel,
    HelpDirection,
    IdeaVerdict,
    ItemKind,
    Meeting,
    Mentorship,
    Party,
    Secrecy,
)

NOTES = "She began with the customers who left.\n\nThree of them came back within a year. " * 4
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"


def met(owner: Account, mentorship_id: int, mentoring_id: int) -> dict[str, int]:
    """Fill a mentorship that has none yet, and the one in which `owner` is the mentor; what addresses need."""
    mentorship, mentoring = (db.session.get_one(Mentorship, number) for number in (mentorship_id, mentoring_id))
    mentorship.secrecy = Secrecy.TO_SIGN
    today = clock.today(owner.zone)
    days = (today + timedelta(days=number) for number in (-9, -3, 0, 25))
    held, cancelled, now, coming = (_planned(owner, mentorship, day) for day in days)
    holding.hold(owner, held, Held(held.on_day, time(16), 75, Channel.IN_PERSON), mentorship.lead)
    held.notes = NOTES
    holding.cancel(owner, cancelled)
    _agenda(owner, mentorship, held, coming)
    made = _lines(owner, mentorship, held)
    theirs = _planned(owner, mentoring, today - timedelta(days=1))
    db.session.commit()
    return {
        "met_held": held.id, "met_cancelled": cancelled.id, "met_now": now.id, "met_coming": coming.id,
        "met_theirs": theirs.id, **made,
    }  # fmt: skip


def _planned(owner: Account, mentorship: Mentorship, day: date) -> Meeting:
    place = f"https://meet.example.org/{LONG}"
    return actions.plan_meeting(owner, mentorship, Plan(day, time(16), Channel.VIDEO, place, 60))


def _agenda(owner: Account, mentorship: Mentorship, held: Meeting, coming: Meeting) -> None:
    for kind in (ItemKind.QUESTION, ItemKind.IDEA, ItemKind.TOPIC):
        for meeting in (held, coming, None):
            items.add_item(owner, mentorship, Line(kind, f"What of {LONG}?"), meeting)
    actions.keep_context(coming, "We lost a customer of the first hour.")
    actions.sent_ahead(owner, coming)


def _lines(owner: Account, mentorship: Mentorship, held: Meeting) -> dict[str, int]:
    idea = items.add_item(owner, mentorship, Line(ItemKind.IDEA, "Two prices"), held)
    items.judge(owner, idea, Outcome(idea=IdeaVerdict.NEEDS_WORK, result="The third is there to be refused"))
    for verdict in (*AdviceVerdict, None):
        advice = items.add_item(owner, mentorship, Line(ItemKind.ADVICE, f"Ask {LONG} first"), held)
        items.judge(owner, advice, Outcome(advice=verdict, result="Two came back"))
    for who in Party:
        action = items.add_item(owner, mentorship, Line(ItemKind.ACTION, "The list", who, held.on_day), held)
    for way in HelpDirection:
        items.add_help(owner, mentorship, way, held.on_day, "Read a letter", 30)
    return {"met_idea": idea.id, "met_advice": advice.id, "met_action": action.id}
