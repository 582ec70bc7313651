"""Reading a discovery: its questions, its rounds, what was answered, how far it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select

from outreach.extensions import db
from outreach.mentorships.discovery.shipped import as_rows
from outreach.models import DiscoveryAnswer, DiscoveryQuestion, DiscoveryRound, Mentorship, Theme

THEMES = tuple(Theme)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions that are asked have an answer, and how many of them are holes."""

    answered: int
    asked: int
    holes: int


def questions(mentorship: Mentorship) -> Select[DiscoveryQuestion]:
    """All questions of a mentorship, those that are no longer asked too."""
    mine = select(DiscoveryQuestion).where(
        DiscoveryQuestion.owner_id == mentorship.owner_id, DiscoveryQuestion.mentorship_id == mentorship.id
    )
    return mine.order_by(DiscoveryQuestion.position, DiscoveryQuestion.id)


def rounds(mentorship: Mentorship) -> Select[DiscoveryRound]:
    """The times that it was gone through, the latest first."""
    mine = select(DiscoveryRound).where(
        DiscoveryRound.owner_id == mentorship.owner_id, DiscoveryRound.mentorship_id == mentorship.id
    )
    return mine.order_by(DiscoveryRound.asked_on.desc(), DiscoveryRound.id.desc())


def answers(mentorship: Mentorship) -> Select[DiscoveryAnswer]:
    """What was answered in all rounds."""
    mine = select(DiscoveryAnswer).join(DiscoveryRound, DiscoveryRound.id == DiscoveryAnswer.round_id)
    return mine.where(
        DiscoveryAnswer.owner_id == mentorship.owner_id, DiscoveryRound.mentorship_id == mentorship.id
    ).order_by(DiscoveryAnswer.id)


def answers_in(of: DiscoveryRound) -> Select[DiscoveryAnswer]:
    """What was answered in one round."""
    return select(DiscoveryAnswer).where(DiscoveryAnswer.owner_id == of.owner_id, DiscoveryAnswer.round_id == of.id)


def latest_round(mentorship: Mentorship) -> DiscoveryRound | None:
    """The round that is being answered; None before the first."""
    return db.session.scalar(rounds(mentorship).limit(1))


def all_questions(mentorship: Mentorship) -> list[DiscoveryQuestion]:
    """The questions by theme and place. Before any was written, those that are shipped: a page writes nothing."""
    found: Sequence[DiscoveryQuestion] = db.session.scalars(questions(mentorship)).all()
    return in_order(found or as_rows(mentorship.owner_id, mentorship.id))


def asked(mentorship: Mentorship) -> list[DiscoveryQuestion]:
    """The questions that are asked, in their order."""
    return [question for question in all_questions(mentorship) if question.removed_on is None]


def in_order(found: Iterable[DiscoveryQuestion]) -> list[DiscoveryQuestion]:
    """By theme, then by place."""
    return sorted(found, key=lambda question: (THEMES.index(question.theme), question.position, question.id or 0))


def progress(mentorship: Mentorship) -> Progress | None:
    """How far the latest round is; None before the first."""
    latest = latest_round(mentorship)
    if latest is None:
        return None
    return counted(asked(mentorship), db.session.scalars(answers_in(latest)))


def counted(asked_now: Iterable[DiscoveryQuestion], given: Iterable[DiscoveryAnswer]) -> Progress:
    """The same from rows; what was answered to a question that is no longer asked does not count."""
    wanted = {question.id for question in asked_now}
    counting = [answer for answer in given if answer.question_id in wanted]
    return Progress(sum(bool(each.text) for each in counting), len(wanted), sum(each.hole for each in counting))
