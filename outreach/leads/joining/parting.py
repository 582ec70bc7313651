"""Parting two leads that were joined: each has again what was its own, and what was recorded since stays with the
kept one."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from outreach.extensions import db
from outreach.leads.actions import locked
from outreach.leads.finding import described, with_address, with_linkedin
from outreach.leads.joining import handing, queries
from outreach.leads.joining.snapshot import COLUMNS, value_of
from outreach.models import (
    Account,
    Brief,
    FollowUp,
    ImportKey,
    ImportRun,
    Lead,
    LeadEmail,
    LeadMerge,
    NotTheSame,
    settle,
)
from outreach.models.held import plain
from outreach.text import _
from outreach.web.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Parted:
    """The two leads, and the columns (or headers of details) that the kept one did not give back."""

    kept: Lead
    other: Lead
    edited: list[str] = field(default_factory=list)


def may_be_parted(merge: LeadMerge, at: datetime) -> bool:
    """Whether a merge is in force and young enough."""
    return merge.parted_at is None and at - merge.made_at <= queries.SPLIT_FOR


def part(owner: Account, merge: LeadMerge, at: datetime) -> Parted:
    """Give back the lead that went up in another one.

    Raises Refusal: it is too late, somebody else has its address by now, or a later merge stands in the way.
    """
    session = db.session()
    kept = locked(session.get_one(Lead, merge.kept_id))
    _check(merge, at)
    edited = _give_back(kept, merge)
    _free_keys(merge)
    _check_free(owner, kept, merge)
    session.flush()
    other_id = _bring_back(merge)
    handing.hand_back(session, merge.moved, kept, other_id)
    _apart_again(owner, merge, other_id)
    _steps_again(merge)
    session.flush()
    session.expire_all()
    other = session.get_one(Lead, other_id)
    for lead in (kept, other):
        settle(session, lead, owner=owner, at=at)
    merge.parted_at, merge.other, merge.before, merge.moved = at, {}, {}, {}
    session.flush()
    return Parted(kept, other, edited)


def _check(merge: LeadMerge, at: datetime) -> None:
    if not may_be_parted(merge, at):
        days = queries.SPLIT_FOR.days
        raise Refusal(_("Two leads can be split within %(days)s days of their merge, and only once.", days=days))
    if "id" not in merge.other or "made" not in merge.before:
        raise Refusal(_("What is needed to split these two is not kept any more."))
    for later in db.session.scalars(queries.later_merges(merge)):
        if merge.id in later.moved.get("lead_merge", ()):
            raise Refusal(_("Split %(name)s off first: that merge came later.", name=called(later)))


def called(merge: LeadMerge) -> str:
    """What the lead is called that went up in the other one."""
    other = merge.other
    return str(other.get("name") or other.get("email") or other.get("linkedin") or "")


def _give_back(kept: Lead, merge: LeadMerge) -> list[str]:
    edited, before = [], merge.before
    for name, became in before["became"].items():
        if plain(getattr(kept, name)) == became:
            setattr(kept, name, value_of(name, before["was"].get(name)))
        else:
            edited.append(name)
    mine = {key: value for key, value in before["details"].items() if kept.details.get(key) == value}
    edited += [key for key in before["details"] if key in kept.details and key not in mine]
    kept.details = {key: value for key, value in kept.details.items() if key not in mine}
    if not (kept.name or kept.email or kept.linkedin):
        raise Refusal(_("Nothing would say who stays behind. Give the lead a name first."))
    return edited


def _free_keys(merge: LeadMerge) -> None:
    made = merge.before["made"]
    for model in (LeadEmail, ImportKey, NotTheSame):
        mine = model.id.in_(made[model.__tablename__])
        db.session.execute(delete(model).where(model.owner_id == merge.owner_id, mine))
    steps = FollowUp.id.in_(made["follow_up"]) & FollowUp.ended.is_(False) & FollowUp.proposed
    db.session.execute(delete(FollowUp).where(FollowUp.lead_id == merge.kept_id, steps))


def _check_free(owner: Account, kept: Lead, merge: LeadMerge) -> None:
    email, slug = merge.other["email"], merge.other["linkedin"]
    for text, holder in (
        (email, with_address(owner, email) if email else None),
        (slug, with_linkedin(owner, slug) if slug else None),
    ):
        if holder is not None:
            name = described(holder)
            raise Refusal(_("“%(text)s” belongs to %(name)s by now. Take it away there first.", text=text, name=name))


def _bring_back(merge: LeadMerge) -> int:
    """The lead as it was, under its old number if that is free."""
    session = db.session()
    values: dict[str, Any] = {name: value_of(name, merge.other.get(name)) for name in COLUMNS if name in merge.other}
    for name, model in (("brief_id", Brief), ("import_run_id", ImportRun)):
        known = select(model.id).where(model.owner_id == merge.owner_id, model.id == values[name])
        values[name] = session.scalar(known) if values[name] is not None else None
    # An account that came out of an archive knows no number: there it belongs to somebody else, or to nobody.
    number = merge.other["lead"]
    taken = number is None or session.scalar(select(Lead.id).where(Lead.id == number)) is not None
    values = {name: value for name, value in values.items() if name != "id"} | ({} if taken else {"id": number})
    made: Any = session.execute(insert(Lead.__table__).values(values))  # type: ignore[arg-type]
    other_id = int(made.inserted_primary_key[0])
    handing.wear_again(session, merge.owner_id, other_id, merge.other["tags"])
    return other_id


def _apart_again(owner: Account, merge: LeadMerge, other_id: int) -> None:
    session, strangers = db.session(), merge.other["apart_from"]["lead"]
    here = [lead for ids in handing.some(strangers) for lead in session.scalars(queries.still_here(owner, ids))]
    handing.keep_apart(session, owner.id, other_id, here)


def _steps_again(merge: LeadMerge) -> None:
    """What the merge took off the lists of steps is proposed again."""
    for step in merge.before["steps"]:
        cancelled = (FollowUp.id == step["follow_up"]) & FollowUp.proposed & (FollowUp.cancelled_at == merge.made_at)
        values = {
            "ended": False, "cancelled_at": None, "kind": step["kind"],
            "due_on": date.fromisoformat(step["due_on"]), "clock_from": datetime.fromisoformat(step["clock_from"]),
        }  # fmt: skip
        mine = FollowUp.owner_id == merge.owner_id
        db.session.execute(update(FollowUp).where(mine, cancelled).values(values))
