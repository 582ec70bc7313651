"""Events and introductions whose pages are looked at: to come and past, with people in every state."""

from datetime import time, timedelta

from sqlalchemy import select

from outreach import clock
from outreach.events.actions import Plan, add_event
from outreach.events.marks import Marker
from outreach.events.naming import people_named
from outreach.extensions import db
from outreach.introductions.actions import Wish, think_of
from outreach.introductions.paths import Step
from outreach.introductions.telling import say
from outreach.models import Account, Introduction, Lead, SocialEvent, Source

LONG = "Evening with authors at the town library, with a long talk on how Donaudampfschifffahrtsgesellschaften begin"
DAY = timedelta(days=1)


def introduced(owner: Account) -> dict[str, int]:
    """Fill an account that has leads; what addresses need."""
    open_ones = select(Lead).where(Lead.owner_id == owner.id, Lead.closing.is_(None)).order_by(Lead.id)
    people = list(db.session.scalars(open_ones.limit(20)))
    past, coming = _past(owner, people), _coming(owner, people)
    thought, made = _paths(owner, people)
    return {"event": past.id, "coming": coming.id, "thought": thought.id, "introduction": made.id}


def _past(owner: Account, people: list[Lead]) -> SocialEvent:
    today = clock.today(owner.zone)
    plan = Plan(LONG, today - 20 * DAY, time(18, 30), place="Lyon", website="https://library.example", notes=LONG)
    event = add_event(owner, plan)
    marker = Marker(owner, event)
    marker.invite(people[:8], today - 40 * DAY)
    marker.answer(people[:4], today - 30 * DAY, accepted=True)
    marker.answer(people[4:6], today - 30 * DAY, accepted=False)
    marker.came([*people[:2], *people_named(owner, f"Maria Costa, author\n{LONG[:60]}", Source.EVENT)])
    marker.stayed_away(people[2:3])
    return event


def _coming(owner: Account, people: list[Lead]) -> SocialEvent:
    today = clock.today(owner.zone)
    event = add_event(owner, Plan("Fair", today + DAY, until=today + 3 * DAY))
    Marker(owner, event).invite(people[8:12], today - 5 * DAY)
    return event


def _paths(owner: Account, people: list[Lead]) -> tuple[Introduction, Introduction]:
    today = clock.today(owner.zone)
    thought = think_of(owner, Wish(people[12], people[0], why=LONG, ask_by=today))
    asked = think_of(owner, Wish(people[13], introducer_name=LONG[:60], introducer_address="karl@example.org"))
    made = think_of(owner, Wish(people[14], people[1]))
    done = think_of(owner, Wish(people[15], people[2]))
    say(owner, asked, Step.ASKED, today - 9 * DAY)
    for path in (made, done):
        say(owner, path, Step.MADE, today - 2 * DAY)
    say(owner, done, Step.THANKED, today)
    return thought, made
