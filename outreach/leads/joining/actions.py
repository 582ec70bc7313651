"""Making one lead of two. Both histories are kept, and for 30 days they can be parted again (`parting`)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from outreach.extensions import db
from outreach.leads.actions import locked
from outreach.leads.identity import profile_key
from outreach.leads.joining import handing, queries
from outreach.leads.joining.filling import Filled, fill
from outreach.leads.joining.snapshot import columns_of
from outreach.models import Account, FollowUp, ImportKey, Lead, LeadEmail, LeadMerge, settle
from outreach.models.held import plain
from outreach.text import _
from outreach.web.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of two leads is kept, and the columns in which the other's value shall stand."""

    kept: Lead
    other: Lead
    chosen: Collection[str] = ()


def join(owner: Account, wanted: Wanted, at: datetime) -> LeadMerge:
    """Let `wanted.other` go up in `wanted.kept`. Raises Refusal for a lead and itself."""
    kept, other = wanted.kept, wanted.other
    if kept.id == other.id:
        raise Refusal(_("This is one lead already."))
    session = db.session()
    # Always in the same order, so that two who join the same pair wait for each other instead of for ever.
    for lead in sorted((kept, other), key=lambda one: one.id):
        locked(lead)
    filled, strangers = fill(kept, other, wanted.chosen), handing.strangers(session, other)
    merge = LeadMerge(owner_id=owner.id, kept_id=kept.id, made_at=at, other=_taken(other, strangers))
    merge.before = _before(kept, filled, other)
    merge.moved = handing.hand_over(session, other, kept)
    _remove(other)
    _fill(kept, filled)
    made = _findable(kept, merge)
    made["not_the_same"] = handing.keep_apart(session, owner.id, kept.id, strangers)
    settle(session, kept, owner=owner, at=at)
    session.flush()
    made["follow_up"] = _steps_made(kept, merge)
    merge.before = {**merge.before, "made": made}
    session.add(merge)
    session.flush()
    return merge


def two_people(owner: Account, one: Lead, other: Lead) -> None:
    """Keep in mind that two leads are two people, so that they are not suggested again."""
    handing.keep_apart(db.session(), owner.id, one.id, [other.id])


def not_two_people(owner: Account, one: Lead, other: Lead) -> None:
    """Let a pair be suggested again."""
    first, second = sorted((one.id, other.id))
    for row in db.session.scalars(queries.pair_apart(owner, first, second)):
        db.session.delete(row)
    db.session.flush()


def _taken(other: Lead, strangers: list[int]) -> dict[str, Any]:
    """The columns of the lead that goes, with the numbers of its tags and of those who are somebody else."""
    tags = list(db.session.scalars(queries.tags_on(other.id)))
    return columns_of(other) | {"lead": other.id, "tags": tags, "apart_from": {"lead": strangers}}


def _before(kept: Lead, filled: Filled, other: Lead) -> dict[str, Any]:
    """What was there and what became of it, and what was proposed; rows are named by their table, so that an archive
    of the account finds them: `{"follow_up": 12}`."""
    steps = db.session.scalars(queries.proposed_steps([kept.id, other.id]))
    return {
        "was": {name: plain(getattr(kept, name)) for name in filled.columns},
        "became": {name: plain(value) for name, value in filled.columns.items()},
        "details": dict(filled.details),
        "steps": [
            {"follow_up": step.id, **{name: plain(getattr(step, name)) for name in ("kind", "due_on", "clock_from")}}
            for step in steps
        ],
        "email": kept.email,
        "linkedin": kept.linkedin,
    }


def _remove(other: Lead) -> None:
    session = db.session()
    session.expunge(other)
    session.execute(delete(Lead).where(Lead.id == other.id).execution_options(synchronize_session=False))
    session.expire_all()  # its rows belong to the kept one now


def _fill(kept: Lead, filled: Filled) -> None:
    for name, value in filled.columns.items():
        setattr(kept, name, value)
    kept.details = {**kept.details, **filled.details}
    flag_modified(kept, "details")  # the version rises in any case: another tab must notice
    db.session.flush()


def _findable(kept: Lead, merge: LeadMerge) -> handing.Moved:
    """Let both addresses and both LinkedIn pages lead to the kept one; the rows that this took."""
    session, made = db.session(), {"lead_email": list[int](), "import_key": list[int]()}
    for email in {merge.before["email"], merge.other["email"]} - {None, kept.email}:
        row = LeadEmail(owner_id=kept.owner_id, lead_id=kept.id, email=email)
        session.add(row)
        session.flush()
        made["lead_email"].append(row.id)
    for slug in {merge.before["linkedin"], merge.other["linkedin"]} - {None, kept.linkedin}:
        key = ImportKey(owner_id=kept.owner_id, lead_id=kept.id, key=profile_key(slug))
        session.add(key)
        session.flush()
        made["import_key"].append(key.id)
    return made


def _steps_made(kept: Lead, merge: LeadMerge) -> list[int]:
    before = {step["follow_up"] for step in merge.before["steps"]}
    steps = db.session.scalars(queries.proposed_steps([kept.id]).order_by(FollowUp.id))
    return [step.id for step in steps if step.id not in before]
