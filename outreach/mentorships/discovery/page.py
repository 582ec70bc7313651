"""What the pages of a discovery show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template
from sqlalchemy import select

from outreach.extensions import db
from outreach.mentorships.discovery import comparing, queries, words
from outreach.mentorships.discovery.answers import LONGEST, Sent, mark
from outreach.mentorships.discovery.comparing import Change, Given, Piece
from outreach.models import (
    DiscoveryAnswer,
    DiscoveryQuestion,
    DiscoveryRound,
    Goal,
    MeetingItem,
    Mentorship,
    Theme,
)
from outreach.text import _

Answers = Mapping[int, DiscoveryAnswer]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the round that is being answered, with what is known of it."""

    place: int
    question: DiscoveryQuestion
    text: str
    hole: bool
    mark: str
    error: str
    goal: Goal | None
    topic: MeetingItem | None
    before: tuple[DiscoveryRound, str] | None
    """The last round in which it was answered, and what was said then."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What was answered in one round, and how it stands to the answer before."""

    round: DiscoveryRound
    given: Given
    change: Change
    pieces: list[Piece]
    hole: str


def shown(mentorship: Mentorship, sent: Iterable[Sent] = (), errors: Mapping[int, str] | None = None) -> str:
    """The round that is being answered, or the questions before the first; `sent` is what was typed and not kept."""
    rounds = list(db.session.scalars(queries.rounds(mentorship)))
    asked = queries.asked(mentorship)
    if not rounds:
        return render_template("discovery/empty.html", mentorship=mentorship, groups=_by_theme(asked), words=words)
    given = _by_round(mentorship)
    lines = _lines(mentorship, asked, rounds, given, {each.question_id: each for each in sent}, errors or {})
    return render_template(
        "discovery/show.html", mentorship=mentorship, round=rounds[0], rounds=rounds, words=words, longest=LONGEST,
        groups=_grouped(lines), progress=queries.counted(asked, given.get(rounds[0].id, {}).values()),
        errors=errors or {},
    )  # fmt: skip


def side_by_side(mentorship: Mentorship) -> str:
    """The answers of all rounds beside each other, the oldest first."""
    rounds = list(db.session.scalars(queries.rounds(mentorship)))[::-1]
    given = _by_round(mentorship)
    answered = {each.question_id for said in given.values() for each in said.values() if each.text or each.hole}
    known = queries.all_questions(mentorship)
    silent = sum(each.removed_on is None and each.id not in answered for each in known)
    rows = [(question, _cells(question.id, rounds, given)) for question in known if question.id in answered]
    groups = [(theme, [row for row in rows if row[0].theme is theme]) for theme in Theme]
    return render_template(
        "discovery/rounds.html", mentorship=mentorship, rounds=rounds, words=words, silent=silent,
        groups=[(theme, of_theme) for theme, of_theme in groups if of_theme],
    )  # fmt: skip


def paper(mentorship: Mentorship, *, with_answers: bool) -> str:
    """The questions on paper and as text, alone or with the answers of the latest round."""
    latest, asked = queries.latest_round(mentorship), queries.asked(mentorship)
    given = None
    if with_answers and latest is not None:
        given = {answer.question_id: answer for answer in db.session.scalars(queries.answers_in(latest))}
    text = words.as_text(mentorship, asked, latest.asked_on if latest and given is not None else None, given)
    return render_template(
        "discovery/paper.html", mentorship=mentorship, latest=latest, given=given, text=text, words=words,
        groups=_by_theme(asked),
    )  # fmt: skip


def questions(mentorship: Mentorship, form: Any, refused: tuple[int, str, str] | None = None) -> str:
    """The questions to edit; `refused` is the number of one, what was typed for it, and why it is not kept."""
    known = queries.all_questions(mentorship)
    asked = [each for each in known if each.removed_on is None]
    return render_template(
        "discovery/questions.html", mentorship=mentorship, words=words, form=form, refused=refused,
        groups=_by_theme(asked), removed=[each for each in known if each.removed_on is not None],
        written=bool(known and known[0].id),
    )  # fmt: skip


def met_errors(met: Mapping[int, DiscoveryAnswer | None]) -> dict[int, str]:
    """What stands beside each answer that another window changed meanwhile."""
    return {number: _meanwhile(answer) for number, answer in met.items()}


def _meanwhile(answer: DiscoveryAnswer | None) -> str:
    if answer is None or not answer.text:
        return _("Meanwhile this answer was emptied. Save again to keep yours.")
    return _("Meanwhile this was changed to “%(text)s”. Save again to keep yours.", text=answer.text)


def _by_round(mentorship: Mentorship) -> dict[int, dict[int, DiscoveryAnswer]]:
    found: dict[int, dict[int, DiscoveryAnswer]] = {}
    for answer in db.session.scalars(queries.answers(mentorship)):
        found.setdefault(answer.round_id, {})[answer.question_id] = answer
    return found


def _lines(
    mentorship: Mentorship,
    asked: list[DiscoveryQuestion],
    rounds: list[DiscoveryRound],
    given: Mapping[int, Answers],
    typed: Mapping[int, Sent],
    errors: Mapping[int, str],
) -> list[Asked]:
    now = given.get(rounds[0].id, {})
    goals, topics = (
        _made(Goal, {each.goal_id for each in now.values()}),
        _made(MeetingItem, {each.topic_id for each in now.values()}),
    )
    lines = []
    for place, question in enumerate(asked, start=1):
        stored, sent = now.get(question.id), typed.get(question.id)
        kept = Given(stored.text, stored.hole) if stored else Given()
        held = Given(sent.text, sent.hole) if sent else kept
        lines.append(
            Asked(
                place,
                question,
                held.text,
                held.hole,
                mark(stored),
                errors.get(question.id, ""),
                goals.get(stored.goal_id) if stored else None,
                topics.get(stored.topic_id) if stored else None,
                _before(question.id, rounds[1:], given),
            )  # fmt: skip
        )
    return lines


def _made(model: type[Any], numbers: set[int | None]) -> dict[int | None, Any]:
    """What the holes became, by number."""
    wanted = numbers - {None}
    rows = db.session.scalars(select(model).where(model.id.in_(wanted))) if wanted else ()
    return {row.id: row for row in rows}


def _before(
    question_id: int, rounds: Iterable[DiscoveryRound], given: Mapping[int, Answers]
) -> tuple[DiscoveryRound, str] | None:
    for earlier in rounds:
        answer = given.get(earlier.id, {}).get(question_id)
        if answer is not None and answer.text:
            return earlier, answer.text
    return None


def _cells(question_id: int, rounds: list[DiscoveryRound], given: Mapping[int, Answers]) -> list[Cell]:
    cells, before = [], None
    for each in rounds:
        answer = given.get(each.id, {}).get(question_id)
        now = Given(answer.text, answer.hole) if answer is not None else Given()
        change = comparing.change(before, now)
        cells.append(Cell(each, now, change, comparing.pieces(before, now), words.hole_changed(before, now)))
        before = now if now.text or now.hole or before is None else Given(before.text, now.hole)
    return cells


def _by_theme(asked: list[DiscoveryQuestion]) -> list[tuple[Theme, list[tuple[int, DiscoveryQuestion]]]]:
    placed = list(enumerate(asked, start=1))
    groups = [(theme, [pair for pair in placed if pair[1].theme is theme]) for theme in Theme]
    return [(theme, of_theme) for theme, of_theme in groups if of_theme]


def _grouped(lines: list[Asked]) -> list[tuple[Theme, list[Asked]]]:
    groups = [(theme, [line for line in lines if line.question.theme is theme]) for theme in Theme]
    return [(theme, of_theme) for theme, of_theme in groups if of_theme]
