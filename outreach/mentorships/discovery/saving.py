"""What a page of answers sent, kept as a whole or not at all; and the goal or topic that its button asked for."""

from dataclasses import dataclass, field

from flask import request

from outreach.extensions import db
from outreach.mentorships import from_holes
from outreach.mentorships.discovery import answers, page, queries
from outreach.mentorships.discovery.answers import LONGEST, Sent, mark_of
from outreach.mentorships.discovery.shipped import wording
from outreach.models import Account, DiscoveryAnswer, DiscoveryQuestion, DiscoveryRound, Mentorship
from outreach.text import _


@dataclass(frozen=True, slots=True)
class Kept:
    """What was sent, what is wrong with it by question, and what was made."""

    sent: list[Sent]
    errors: dict[int, str] = field(default_factory=dict)
    met: bool = False
    """Whether another window was quicker."""
    made: str = ""
    anchor: str | None = None

    @property
    def marks(self) -> dict[str, str]:
        """The marks of what is stored now, by question."""
        return {str(each.question_id): mark_of(each.text, each.hole) for each in self.sent}


def save_answers(owner: Account, mentorship: Mentorship, of: DiscoveryRound) -> Kept:
    """Keep the answers of this request in a round that is held for writing."""
    asked = queries.asked(mentorship)
    what, question = _wish(asked)
    sent = answers.with_hole(answers.read(request.form, asked), question.id if question else None)
    if too_long := {each.question_id: _too_long() for each in sent if each.too_long}:
        return Kept(sent, too_long)
    if met := answers.keep(of, sent):
        return Kept(sent, page.met_errors(met), met=True)
    if question is None:
        return Kept(sent)
    made = _make(owner, mentorship, of, question, what)
    return Kept(sent, made=made, anchor=f"question-{question.id}")


def _wish(asked: list[DiscoveryQuestion]) -> tuple[str, DiscoveryQuestion | None]:
    """goal-12 or topic-12: what is to be made of the answer to which question."""
    what, _dash, number = request.form.get("make", "").partition("-")
    found = next((each for each in asked if str(each.id) == number), None)
    return what, found if what in ("goal", "topic") else None


def _make(owner: Account, mentorship: Mentorship, of: DiscoveryRound, question: DiscoveryQuestion, what: str) -> str:
    answer = db.session.scalar(queries.answers_in(of).where(DiscoveryAnswer.question_id == question.id))
    if answer is None:
        return ""
    if what == "goal":
        from_holes.goal_of(owner, mentorship, answer, wording(question))
        return _("The hole is a goal now.")
    from_holes.topic_of(owner, mentorship, answer, wording(question))
    return _("The hole is a topic for the next meeting now.")


def _too_long() -> str:
    return _("That is longer than %(most)s characters.", most=LONGEST)
