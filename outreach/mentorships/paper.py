"""The agreement as it goes to the other side: as a document, and as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import fill

from sqlalchemy import or_, select

from outreach.extensions import db
from outreach.mentorships.terms import Clause, Pair, clauses, dated, pair_of
from outreach.models import Account, AgreementVersion, Goal, GoalState, Mentorship, Secrecy, VersionState
from outreach.text import _

WIDTH = 78


@dataclass(frozen=True)
class Aim:
    """A goal as both read it."""

    title: str
    measure: str
    due_on: date | None


@dataclass(frozen=True)
class Paper:
    """All that a printed agreement says."""

    pair: Pair
    version: AgreementVersion
    clauses: Sequence[Clause]
    aims: Sequence[Aim]
    signed_on: date | None
    """When both had signed the non-disclosure agreement."""
    agreed_on: date | None
    """When the second of the two said yes."""


def paper_of(mentorship: Mentorship, version: AgreementVersion, owner: Account) -> Paper:
    """One wording, with the goals that are open."""
    pair = pair_of(mentorship, owner)
    said = [clause for clause in clauses(version, pair) if clause.words]
    signed_on = mentorship.signed_on if mentorship.secrecy is Secrecy.SIGNED else None
    agreed_on = _agreed_on(version, owner)
    return Paper(pair, version, said, _aims_of(mentorship, agreed_on), signed_on, agreed_on)


def as_text(paper: Paper) -> str:
    """The same as plain text, to be sent: lines of at most 78 letters, as mail likes them."""
    lines = [heading(paper.pair), status(paper), ""]
    for clause in paper.clauses:
        lines += [clause.title, *_indented(clause.words), ""]
    if paper.signed_on:
        lines += [_("The non-disclosure agreement was signed on %(day)s.", day=dated(paper.signed_on)), ""]
    if paper.aims:
        lines += [_("Goals"), *(f"- {aim_words(aim)}" for aim in paper.aims), ""]
    return "\n".join(lines).rstrip() + "\n"


def heading(pair: Pair) -> str:
    """Between whom it is."""
    return _("Mentoring agreement between %(mentee)s and %(mentor)s", mentee=pair.mentee, mentor=pair.mentor)


def status(paper: Paper) -> str:
    """Which wording it is, and whether it holds."""
    number = paper.version.number
    if paper.version.state is VersionState.CURRENT:
        since = paper.agreed_on or paper.version.written_at.date()
        return _("Version %(number)s, agreed by both on %(day)s.", number=number, day=dated(since))
    if paper.version.state is VersionState.DRAFT:
        return _("Version %(number)s, a draft: not agreed by both yet.", number=number)
    if paper.version.state is VersionState.PROPOSED:
        return _("Version %(number)s, a proposal: not agreed by both yet.", number=number)
    return _("Version %(number)s, put aside.", number=number)


def aim_words(aim: Aim) -> str:
    """A goal on one line: what, by what it is seen, by when."""
    if aim.measure and aim.due_on:
        return _("%(title)s (%(measure)s), by %(day)s", title=aim.title, measure=aim.measure, day=dated(aim.due_on))
    if aim.due_on:
        return _("%(title)s, by %(day)s", title=aim.title, day=dated(aim.due_on))
    return f"{aim.title} ({aim.measure})" if aim.measure else aim.title


def _indented(words: str) -> list[str]:
    return [fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ") for line in words.splitlines()]


def _aims_of(mentorship: Mentorship, agreed_on: date | None) -> list[Aim]:
    """The goals that are open; of a wording that both agreed to, those that were open on that day.

    What was set since is the user's own until it is agreed on: a link that was made before must not show it.
    """
    mine = Goal.owner_id == mentorship.owner_id, Goal.mentorship_id == mentorship.id
    chosen = select(Goal.title, Goal.measure, Goal.due_on).where(*mine)
    if agreed_on is None:
        chosen = chosen.where(Goal.state == GoalState.OPEN)
    else:
        chosen = chosen.where(Goal.set_on <= agreed_on, or_(Goal.ended_on.is_(None), Goal.ended_on > agreed_on))
    return [Aim(*row) for row in db.session.execute(chosen.order_by(Goal.due_on.is_(None), Goal.due_on, Goal.id))]


def _agreed_on(version: AgreementVersion, owner: Account) -> date | None:
    if version.agreed_by_me_at is None or version.agreed_by_them_at is None:
        return None
    return max(version.agreed_by_me_at, version.agreed_by_them_at).astimezone(owner.zone).date()
