"""What joining asks the database: who there is to compare, what is known to be two, what was joined."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Select, cast, false, func, or_, select

from outreach.models import Account, FollowUp, Job, Lead, LeadMerge, NotTheSame, Touchpoint, lead_tag
from outreach.web.owned import LARGEST_ID

KIND = "leads_alike"
SPLIT_FOR = timedelta(days=30)


def people_of(owner: Account) -> Select[*tuple[Any, ...]]:
    """Everybody, as far as names are compared; closed leads too."""
    lead = Lead.__table__.c
    return select(lead.id, lead.name, lead.email, lead.linkedin, lead.phone, lead.company).where(
        lead.owner_id == owner.id, lead.forgotten_at.is_(None)
    )


def namesakes_of(owner: Account, words: Collection[str]) -> Select[*tuple[Any, ...]]:
    """Those in whose name one of these words stands; short ones stand in too many."""
    lead = Lead.__table__.c
    parts = [lead.name_key.contains(word, autoescape=True) for word in words if len(word) > 2]
    return people_of(owner).where(or_(false(), *parts))


def how_many(owner: Account) -> Select[int]:
    """How many leads there are to compare."""
    return select(func.count()).where(Lead.owner_id == owner.id, Lead.forgotten_at.is_(None))


def newest(owner: Account) -> Select[int]:
    """The number of the lead that was added last."""
    return select(func.max(Lead.id)).where(Lead.owner_id == owner.id)


def added_since(owner: Account, newest: int) -> Select[int]:
    """How many leads came after the one with this number."""
    return how_many(owner).where(Lead.id > newest)


def apart(owner: Account) -> Select[int, int]:
    """The pairs of which the user said that they are two people."""
    return select(NotTheSame.first_id, NotTheSame.second_id).where(NotTheSame.owner_id == owner.id)


def pair_apart(owner: Account, first: int, second: int) -> Select[NotTheSame]:
    """The word about one pair, if there is one."""
    return select(NotTheSame).where(
        NotTheSame.owner_id == owner.id, NotTheSame.first_id == first, NotTheSame.second_id == second
    )


def strangers_of(lead: Lead) -> Select[NotTheSame]:
    """Every word that says that `lead` is not somebody else."""
    return select(NotTheSame).where(or_(NotTheSame.first_id == lead.id, NotTheSame.second_id == lead.id))


def still_here(owner: Account, ids: Collection[int]) -> Select[int]:
    """Those of these leads that are there."""
    return select(Lead.id).where(Lead.owner_id == owner.id, Lead.id.in_(ids), Lead.forgotten_at.is_(None))


def leads_numbered(owner: Account, ids: Collection[int]) -> Select[Lead]:
    """These leads."""
    return select(Lead).where(Lead.owner_id == owner.id, Lead.id.in_(ids), Lead.forgotten_at.is_(None))


def touchpoints_in(ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    """How many touchpoints that were not voided these leads have, by lead."""
    valid = Touchpoint.lead_id.in_(ids), Touchpoint.voided_at.is_(None)
    return select(Touchpoint.lead_id, func.count()).where(*valid).group_by(Touchpoint.lead_id)


def last_look(owner: Account) -> Select[Job]:
    """The last time that a large account was looked through."""
    return select(Job).where(Job.owner_id == owner.id, Job.kind == KIND).order_by(Job.id.desc()).limit(1)


def merges_into(lead: Lead, now: datetime) -> Select[LeadMerge]:
    """What went up in `lead` and can still be split off, the latest first."""
    return (
        select(LeadMerge)
        .where(LeadMerge.owner_id == lead.owner_id, LeadMerge.kept_id == lead.id)
        .where(LeadMerge.parted_at.is_(None), LeadMerge.made_at >= now - SPLIT_FOR)
        .order_by(LeadMerge.id.desc())
    )


def merge_numbered(owner: Account, number: int) -> Select[LeadMerge]:
    """One merge, held against a second hand until the commit."""
    wanted = select(LeadMerge).where(LeadMerge.owner_id == owner.id, LeadMerge.id == number)
    return wanted.with_for_update()


def went_up_in(owner: Account, number: int) -> Select[int]:
    """The lead in which the one with this number went up."""
    gone = cast(LeadMerge.other["lead"].as_string(), BigInteger) == min(number, LARGEST_ID)
    merges = select(LeadMerge.kept_id).where(LeadMerge.owner_id == owner.id, LeadMerge.parted_at.is_(None), gone)
    return merges.order_by(LeadMerge.id.desc()).limit(1)


def later_merges(merge: LeadMerge) -> Select[LeadMerge]:
    """What went up in the same lead afterwards."""
    return select(LeadMerge).where(
        LeadMerge.kept_id == merge.kept_id, LeadMerge.parted_at.is_(None), LeadMerge.id > merge.id
    )


def tags_on(lead_id: int) -> Select[int]:
    """The numbers of the tags that a lead wears."""
    return select(lead_tag.c.tag_id).where(lead_tag.c.lead_id == lead_id).order_by(lead_tag.c.tag_id)


def proposed_steps(ids: Collection[int]) -> Select[FollowUp]:
    """The open steps that the cadence put there for these leads."""
    return select(FollowUp).where(FollowUp.lead_id.in_(ids), FollowUp.ended.is_(False), FollowUp.proposed)
