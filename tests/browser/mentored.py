"""Two mentorships whose pages are looked at: one with much in it, one that has only begun."""

from datetime import timedelta
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import from_holes
from outreach.mentorships.discovery import queries
from outreach.mentorships.discovery.answers import Sent, begin, keep, mark_of
from outreach.mentorships.discovery.shipped import wording
from outreach.mentorships.goals.actions import Wording, set_goal
from outreach.mentorships.goals.reviewing import Said, review
from outreach.models import Account, GoalVerdict, Mentorship, Role
from tests.mentorships.people import make_mentorship

NOTHING = mark_of("", hole=False)


def mentored(owner: Account) -> dict[str, Any]:
    """Fill them; the numbers that addresses need."""
    full = make_mentorship(owner, "Hélène Quéméneur")
    begun = make_mentorship(owner, "Chidi Okafor", role=Role.MENTOR)
    _two_rounds(owner, full)
    return {"mentorship": full.id, "begun": begun.id, **_goals(owner, full)}


def _two_rounds(owner: Account, mentorship: Mentorship) -> None:
    first = begin(owner, mentorship)
    questions = queries.asked(mentorship)
    for number, question in enumerate(questions[:9]):
        keep(
            first,
            [Sent(question.id, f"From a call, to a visit, to a month on trial {number}", number % 4 == 2, NOTHING)],
        )
    first.asked_on -= timedelta(days=200)
    second = begin(owner, mentorship)
    for number, question in enumerate(questions[:8]):
        keep(second, [Sent(question.id, f"From a call, to a month on trial {number % 5}", number > 4, NOTHING)])
    given = {answer.question_id: answer for answer in db.session.scalars(queries.answers_in(second))}
    from_holes.goal_of(owner, mentorship, given[questions[5].id], wording(questions[5]))
    from_holes.topic_of(owner, mentorship, given[questions[6].id], wording(questions[6]))
    questions[12].removed_on = clock.today(owner.zone)


def _goals(owner: Account, mentorship: Mentorship) -> dict[str, int]:
    today = clock.today(owner.zone)
    first = set_goal(
        owner, mentorship,
        Wording("Ten customers", "Signed offers", 10, "Two have signed", "It matters", due_on=today + timedelta(30)),
    )  # fmt: skip
    review(owner, first, Said(GoalVerdict.PROGRESS, "Two at the fair", 4))
    review(owner, first, Said(GoalVerdict.MOVED, "The fair is later", moved_to=today + timedelta(60)))
    late, ended = (set_goal(owner, mentorship, Wording(title)) for title in ("A calm Monday", "A second office"))
    late.due_on = today - timedelta(days=5)
    review(owner, ended, Said(GoalVerdict.DROPPED, "It was vanity"))
    db.session.commit()
    return {"goal": first.id, "goal_dropped": ended.id}
