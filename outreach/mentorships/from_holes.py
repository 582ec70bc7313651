"""What a hole of the discovery becomes: a goal, or a topic of the next meeting."""

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.queries import last_place
from outreach.models import (
    Account,
    DiscoveryAnswer,
    Goal,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
)
from outreach.models.mentoring_words import Rhythm
from outreach.models.rhythm import following
from outreach.text import _

LONGEST_TITLE = 300
LONGEST_TOPIC = 2000


def goal_of(owner: Account, mentorship: Mentorship, answer: DiscoveryAnswer, question: str) -> Goal:
    """The goal made of a hole, made now if there is none: it is called as the answer begins, else as the question."""
    if answer.goal_id is not None:
        return db.session.get_one(Goal, answer.goal_id)
    today = clock.today(owner.zone)
    goal = Goal(
        owner_id=owner.id,
        mentorship_id=mentorship.id,
        title=_short(answer.text.splitlines()[0] if answer.text else question, LONGEST_TITLE),
        relevant=_("A hole in the discovery: %(question)s", question=question),
        set_on=today,
        review_on=following(today, Rhythm.MONTHLY, today),
    )
    db.session.add(goal)
    db.session.flush()
    answer.goal_id = goal.id
    return goal


def topic_of(owner: Account, mentorship: Mentorship, answer: DiscoveryAnswer, question: str) -> MeetingItem:
    """The topic made of a hole, made now if there is none: of the next meeting that is planned, or waiting for one."""
    if answer.topic_id is not None:
        return db.session.get_one(MeetingItem, answer.topic_id)
    topic = MeetingItem(
        owner_id=owner.id,
        mentorship_id=mentorship.id,
        meeting_id=_next_meeting(owner, mentorship),
        kind=ItemKind.TOPIC,
        text=_short(f"{question}\n{answer.text}".strip(), LONGEST_TOPIC),
        position=last_place(mentorship) + 1,
        created_at=clock.now(),
    )
    db.session.add(topic)
    db.session.flush()
    answer.topic_id = topic.id
    return topic


def _next_meeting(owner: Account, mentorship: Mentorship) -> int | None:
    planned = select(Meeting.id).where(
        Meeting.owner_id == owner.id, Meeting.mentorship_id == mentorship.id, Meeting.state == MeetingState.PLANNED,
        Meeting.on_day >= clock.today(owner.zone),
    )  # fmt: skip
    return db.session.scalar(planned.order_by(Meeting.on_day, Meeting.id).limit(1))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
