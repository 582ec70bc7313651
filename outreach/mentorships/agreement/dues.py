"""What the agreements tell Today: a proposal that waits, a draft that nobody answers, a paper that is not signed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from flask import url_for
from sqlalchemy import Select, select

from outreach.extensions import db
from outreach.mentorships.queries import NAME
from outreach.models import Account, AgreementVersion, Lead, Mentorship, Secrecy, VersionState
from outreach.text import _
from outreach.web.due import Due
from outreach.web.filters import weekday

PATIENCE = timedelta(days=14)
WAITING = (VersionState.DRAFT, VersionState.PROPOSED)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """The open questions of agreements on or before `until`, late ones too; mentorships that ended ask nothing."""
    agreed: dict[int, date] = {}
    found: list[Due] = []
    for row in db.session.execute(wordings(owner)):
        if row.state in WAITING:
            found.append(_answer(row, owner))
        elif row.secrecy is Secrecy.TO_SIGN:
            said = (row.agreed_by_me_at or row.written_at, row.agreed_by_them_at or row.written_at)
            agreed[row.mentorship_id] = _day(max(said), owner)
    found += _unsigned(owner, agreed)
    return [due for due in found if due.due_on <= until]


def wordings(owner: Account) -> Select[Any]:
    """The wordings that are open or in force, with whom."""
    version = AgreementVersion
    columns = (
        version.id, version.mentorship_id, version.number, version.state, version.secrecy, version.written_at,
        version.agreed_by_me_at, version.agreed_by_them_at,
    )  # fmt: skip
    chosen = _with_names(owner, *columns).join(version, version.mentorship_id == Mentorship.id)
    return chosen.where(version.state.in_((*WAITING, VersionState.CURRENT))).order_by(version.id)


def unsigned(owner: Account) -> Select[Any]:
    """The mentorships whose non-disclosure agreement is to be signed, and since when they are."""
    chosen = _with_names(owner, Mentorship.id.label("mentorship_id"), Mentorship.began_on)
    return chosen.where(Mentorship.secrecy == Secrecy.TO_SIGN).order_by(Mentorship.id)


def _with_names(owner: Account, *columns: Any) -> Select[Any]:
    chosen = (
        select(*columns, Mentorship.lead_id, NAME)
        .select_from(Mentorship)
        .outerjoin(Lead, Lead.id == Mentorship.lead_id)
    )
    return chosen.where(Mentorship.owner_id == owner.id, Mentorship.ended_on.is_(None))


def _answer(row: Any, owner: Account) -> Due:
    if row.state is VersionState.PROPOSED:
        since = _day(row.written_at, owner)
        why, act = _("A change of the agreement is proposed"), _("Answer")
        return _line(row, f"proposal-{row.id}", since, why, act, _("since %(day)s", day=weekday(since)))
    if row.agreed_by_them_at is not None and row.agreed_by_me_at is None:
        since = _day(row.agreed_by_them_at, owner)
        why, act = _("Your yes to the agreement is missing"), _("Answer")
        return _line(row, f"yes-{row.id}", since, why, act, _("they agreed on %(day)s", day=weekday(since)))
    since = _day(row.written_at, owner)
    why, act = _("The agreement is still a draft"), _("See the agreement")
    return _line(row, f"draft-{row.id}", since + PATIENCE, why, act, _("written on %(day)s", day=weekday(since)))


def _unsigned(owner: Account, agreed: dict[int, date]) -> Iterator[Due]:
    """14 days after both agreed that there must be one; without an agreement, after the mentorship began."""
    for row in db.session.execute(unsigned(owner)):
        since = agreed.get(row.mentorship_id, row.began_on)
        why, act = _("The non-disclosure agreement is not signed"), _("See the agreement")
        words = _("to be signed since %(day)s", day=weekday(since))
        yield _line(row, f"nda-{row.mentorship_id}", since + PATIENCE, why, act, words, anchor="nda")


def _line(row: Any, mark: str, due_on: date, why: str, act: str, since: str, anchor: str | None = None) -> Due:
    return Due(
        mark=mark,
        name=row.name,
        why=why,
        due_on=due_on,
        url=url_for("agreement.show", mentorship_id=row.mentorship_id, _anchor=anchor),
        act=act,
        since=since,
        lead_id=row.lead_id,
    )


def _day(moment: datetime, owner: Account) -> date:
    return moment.astimezone(owner.zone).date()
