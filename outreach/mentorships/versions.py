"""What happens to the wordings of an agreement: written, agreed to, proposed, accepted, refused.

A wording that somebody else may have read is never rewritten: a change makes the next number. It comes into force
when both have said yes to that very wording, and the user's yes is never said by anybody else.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, select

from outreach.extensions import db
from outreach.mentorships.terms import TERMS, terms_in
from outreach.models import (
    Account,
    AgreementVersion,
    Door,
    MentorLink,
    Mentorship,
    Party,
    Secrecy,
    VersionState,
)
from outreach.text import _
from outreach.web.refusal import Refusal

OPEN = (VersionState.DRAFT, VersionState.PROPOSED)
MOST_VERSIONS = 200


def versions_of(mentorship: Mentorship) -> Select[AgreementVersion]:
    """All wordings, the latest first."""
    of_it = select(AgreementVersion).where(
        AgreementVersion.owner_id == mentorship.owner_id, AgreementVersion.mentorship_id == mentorship.id
    )
    return of_it.order_by(AgreementVersion.number.desc())


def the_latest(mentorship: Mentorship, *states: VersionState) -> AgreementVersion | None:
    """The latest wording in one of these states."""
    return db.session.scalar(versions_of(mentorship).where(AgreementVersion.state.in_(states)).limit(1))


def on_the_table(mentorship: Mentorship) -> AgreementVersion | None:
    """What the other side is shown: my latest draft, else what is in force."""
    return the_latest(mentorship, VersionState.DRAFT) or the_latest(mentorship, VersionState.CURRENT)


def write(mentorship: Mentorship, terms: Mapping[str, Any], *, remark: str = "", at: datetime) -> AgreementVersion:
    """My wording: it rewrites my draft while nobody else can have read it, else it is the next number."""
    draft = the_latest(mentorship, VersionState.DRAFT)
    before = draft or the_latest(mentorship, VersionState.CURRENT)
    if before is not None and same(before, terms) and before.remark == remark:
        return before
    if draft is not None and not is_fixed(draft):
        _fill(draft, terms, remark)
        draft.written_at = at
        return draft
    return _add(mentorship, terms, written_by=Party.ME, state=VersionState.DRAFT, remark=remark, at=at)


def propose(mentorship: Mentorship, terms: Mapping[str, Any], *, remark: str, at: datetime) -> AgreementVersion:
    """A change that the other side proposes; it changes nothing until the user says yes. Raises Refusal."""
    before = on_the_table(mentorship)
    if before is not None and same(before, terms):
        raise Refusal(_("Nothing is changed yet. Change at least one term, or agree to it as it is."))
    version = _add(mentorship, terms, written_by=Party.THEM, state=VersionState.PROPOSED, remark=remark, at=at)
    version.agreed_by_them_at = at
    return version


def next_number(mentorship: Mentorship) -> int:
    """The number of the wording to come."""
    last = db.session.scalar(versions_of(mentorship).limit(1))
    return last.number + 1 if last is not None else 1


def is_fixed(version: AgreementVersion) -> bool:
    """Whether somebody agreed to it, or the other side may have read it through a link."""
    if version.agreed_by_me_at or version.agreed_by_them_at or version.written_by is Party.THEM:
        return True
    read = select(MentorLink.id).where(
        MentorLink.owner_id == version.owner_id,
        MentorLink.mentorship_id == version.mentorship_id,
        MentorLink.door == Door.AGREEMENT,
        MentorLink.opened_at.is_not(None),
        MentorLink.expires_at > version.written_at,
        MentorLink.revoked_at.is_(None) | (MentorLink.revoked_at > version.written_at),
    )
    return db.session.scalar(read.limit(1)) is not None


def say_yes(version: AgreementVersion, *, at: datetime) -> None:
    """The user's own yes: to a draft of theirs, or to what the other side proposes. Raises Refusal."""
    _refuse_settled(version)
    version.agreed_by_me_at = version.agreed_by_me_at or at
    _settle(version)


def note_their_yes(version: AgreementVersion, *, at: datetime) -> None:
    """The other side agreed to my draft: through the link, or in a talk of which the user says when. Raises Refusal."""
    _refuse_settled(version)
    version.agreed_by_them_at = version.agreed_by_them_at or at
    _settle(version)


def refuse(version: AgreementVersion, *, answer: str) -> None:
    """No to what the other side proposes, with a word; what was agreed stays. Raises Refusal."""
    if version.state is not VersionState.PROPOSED:
        raise Refusal(_("This proposal was answered already."))
    version.state, version.answer = VersionState.REFUSED, answer


def said_on(day: date, owner: Account, *, now: datetime) -> datetime:
    """The moment that stands for a day of the owner; Refusal when it is yet to come."""
    moment = datetime.combine(day, time(), tzinfo=owner.zone)
    if moment > now:
        raise Refusal(_("This day is yet to come."), "on_day")
    if day.year < 1990:
        raise Refusal(_("This is before %(year)s. Is the year right?", year=1990), "on_day")
    return moment


def same(version: AgreementVersion, terms: Mapping[str, Any]) -> bool:
    """Whether a version says exactly this."""
    return all(value == terms[name] for name, value in terms_in(version).items())


def _add(mentorship: Mentorship, terms: Mapping[str, Any], **columns: Any) -> AgreementVersion:
    number = next_number(mentorship)
    if number > MOST_VERSIONS:
        raise Refusal(_("There are %(most)s versions already: talk it over instead.", most=MOST_VERSIONS))
    state, at = columns["state"], columns.pop("at")
    for earlier in db.session.scalars(versions_of(mentorship).where(AgreementVersion.state == state)):
        earlier.state = VersionState.REPLACED
    version = AgreementVersion(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, number=number, written_at=at,
        written_by=columns["written_by"], state=state,
    )  # fmt: skip
    _fill(version, terms, columns["remark"])
    db.session.add(version)
    db.session.flush()
    return version


def _fill(version: AgreementVersion, terms: Mapping[str, Any], remark: str) -> None:
    for name in TERMS:
        setattr(version, name, terms[name])
    version.remark = remark


def _refuse_settled(version: AgreementVersion) -> None:
    if version.state not in OPEN:
        raise Refusal(_("This version is no longer open: another one took its place, or it was answered."))


def _settle(version: AgreementVersion) -> None:
    """In force once both have said yes; what was in force, and what it answers, is put aside."""
    if version.agreed_by_me_at is None or version.agreed_by_them_at is None:
        return
    mentorship = db.session.get_one(Mentorship, version.mentorship_id)
    for other in db.session.scalars(versions_of(mentorship).where(AgreementVersion.id != version.id)):
        is_before = other.state in OPEN and other.number < version.number
        if other.state is VersionState.CURRENT or is_before:
            other.state = VersionState.REPLACED
    version.state = VersionState.CURRENT
    _follow_secrecy(mentorship, version)
    db.session.flush()


def _follow_secrecy(mentorship: Mentorship, version: AgreementVersion) -> None:
    # A paper that was signed stays signed, whatever is agreed later.
    if mentorship.secrecy is not Secrecy.SIGNED:
        mentorship.secrecy = Secrecy.NONE if version.secrecy is Secrecy.NONE else Secrecy.TO_SIGN
