"""Answers: a round is begun, and what was typed is kept, unless another window changed the same answer meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.discovery import queries
from outreach.mentorships.discovery.questions import ship
from outreach.models import Account, DiscoveryAnswer, DiscoveryQuestion, DiscoveryRound, Mentorship
from outreach.web.typed import plain

LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer as it came from a page; `was` is the mark of what the page was opened with."""

    question_id: int
    text: str
    hole: bool
    was: str

    @property
    def mark(self) -> str:
        """The mark of what was sent."""
        return mark_of(self.text, self.hole)

    @property
    def too_long(self) -> bool:
        """Whether it cannot be kept."""
        return len(self.text) > LONGEST


def mark_of(text: str, hole: bool) -> str:
    """A few letters by which two answers are told apart."""
    return blake2b(f"{int(hole)}{text}".encode(), digest_size=8).hexdigest()


def mark(answer: DiscoveryAnswer | None) -> str:
    """The mark of an answer as it stands; of nothing, when there is none."""
    return mark_of("", False) if answer is None else mark_of(answer.text, answer.hole)


def read(form: Mapping[str, str], asked: Iterable[DiscoveryQuestion]) -> list[Sent]:
    """The answers that a page sent: all of its questions, or some."""
    return [
        Sent(
            question.id,
            plain(form.get(f"text-{question.id}")),
            f"hole-{question.id}" in form,
            form[f"was-{question.id}"],
        )
        for question in asked
        if f"was-{question.id}" in form
    ]


def begin(owner: Account, mentorship: Mentorship) -> DiscoveryRound:
    """A new round of today; one that has no answer yet is begun again instead of another."""
    ship(mentorship)
    latest, today = queries.latest_round(mentorship), clock.today(owner.zone)
    if latest is not None and not _is_answered(latest):
        latest.asked_on = today
        return latest
    begun = DiscoveryRound(owner_id=owner.id, mentorship_id=mentorship.id, asked_on=today)
    db.session.add(begun)
    db.session.flush()
    return begun


def keep(of: DiscoveryRound, sent: Iterable[Sent]) -> dict[int, DiscoveryAnswer | None]:
    """Write what differs from what is stored. What another window changed meanwhile is not overwritten: it is given
    back, by question, and nothing at all is written."""
    stored = {answer.question_id: answer for answer in db.session.scalars(queries.answers_in(of))}
    changed = [each for each in sent if each.mark not in (each.was, mark(stored.get(each.question_id)))]
    met = {each.question_id: stored.get(each.question_id) for each in changed}
    met = {number: answer for number, answer in met.items() if mark(answer) != _was(changed, number)}
    for each in [] if met else changed:
        answer = stored.get(each.question_id) or _new(of, each.question_id)
        answer.text, answer.hole = each.text, each.hole
    db.session.flush()
    return met


def with_hole(sent: Iterable[Sent], question_id: int | None) -> list[Sent]:
    """The same, with the answer to one question marked as a hole: a goal or topic is about to be made of it."""
    return [replace(each, hole=True) if each.question_id == question_id else each for each in sent]


def _is_answered(of: DiscoveryRound) -> bool:
    return any(each.text or each.hole for each in db.session.scalars(queries.answers_in(of)))


def _was(changed: Iterable[Sent], question_id: int) -> str:
    return next(each.was for each in changed if each.question_id == question_id)


def _new(of: DiscoveryRound, question_id: int) -> DiscoveryAnswer:
    answer = DiscoveryAnswer(owner_id=of.owner_id, round_id=of.id, question_id=question_id, text="", hole=False)
    db.session.add(answer)
    return answer
