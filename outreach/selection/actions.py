"""What one does with several leads at once, and how it is taken back: each verb tells the rows that it touched."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import Select, select

from outreach import clock
from outreach.events.marks import Marker
from outreach.extensions import db
from outreach.follow_ups.actions import Plan, plan_step
from outreach.leads.actions import set_tags
from outreach.models import (
    Account,
    Closing,
    ClosingReason,
    FollowUp,
    Lead,
    Moment,
    Recorder,
    SocialEvent,
    Stage,
    StageEvent,
    StepKind,
    folded,
)
from outreach.touchpoints.standing import close_lead, move_lead
from outreach.web.owned import LARGEST_ID, owned_to_write

MOST = 200


def chosen_leads(owner: Account, ids: Iterable[int]) -> Select[Lead]:
    """Those of `ids` that are leads of `owner`, held against other writers until the commit."""
    wanted = [number for number in ids if number <= LARGEST_ID]
    mine = select(Lead).where(Lead.owner_id == owner.id, Lead.id.in_(wanted), Lead.forgotten_at.is_(None))
    return mine.order_by(Lead.id).with_for_update()


def tag(owner: Account, leads: Sequence[Lead], name: str) -> list[int]:
    """Let all wear a tag. Gives the leads that did not."""
    bare = [lead for lead in leads if folded(name) not in {tag.name_key for tag in lead.tags}]
    for lead in bare:
        set_tags(owner, lead, [*(tag.name for tag in lead.tags), name])
    return [lead.id for lead in bare]


def move(owner: Account, leads: Sequence[Lead], stage: Stage) -> list[int]:
    """Set the stage of all by hand, now. Gives the passages of those who stood elsewhere."""
    now = Moment(clock.now())
    moved = [move_lead(owner, lead, stage, now) for lead in leads if lead.stage is not stage]
    db.session.flush()
    return [event.id for event in moved]


def close(owner: Account, leads: Sequence[Lead], why: ClosingReason) -> list[int]:
    """Stop pursuing all. Gives the closings of those who were still pursued."""
    now = Moment(clock.now())
    closed = [close_lead(owner, lead, why, now) for lead in leads if lead.closing is None]
    db.session.flush()
    return [closing.id for closing in closed]


def follow_up(owner: Account, leads: Sequence[Lead], due_on: date) -> list[int]:
    """Plan a follow-up with all who have no next step and may be written to. Gives the steps. Raises Refusal."""
    with_step = set(db.session.scalars(_busy(leads)))
    free = [lead for lead in leads if lead.id not in with_step and lead.may_be_contacted]
    plan = Plan(due_on, kind=StepKind.FOLLOW_UP)
    return [plan_step(owner, lead, plan).id for lead in free]


def untag(owner: Account, ids: Sequence[int], name: str) -> None:
    """Take a tag off again."""
    for lead in db.session.scalars(chosen_leads(owner, ids)):
        set_tags(owner, lead, [tag.name for tag in lead.tags if tag.name_key != folded(name)])


def uninvite(owner: Account, ids: Sequence[int], event_ids: Sequence[int]) -> None:
    """Take back that they were invited to an event."""
    for number in event_ids:
        leads = db.session.scalars(chosen_leads(owner, ids)).all()
        Marker(owner, owned_to_write(SocialEvent, number)).take_back(leads, "invitation")


def take_back_moves(owner: Account, ids: Sequence[int]) -> None:
    """Void passages that were set by hand."""
    _void(owner, db.session.scalars(_rows(StageEvent, owner, ids).where(StageEvent.touchpoint_id.is_(None))))


def take_back_closings(owner: Account, ids: Sequence[int]) -> None:
    """Void closings."""
    _void(owner, db.session.scalars(_rows(Closing, owner, ids)))


def take_back_steps(owner: Account, ids: Sequence[int]) -> None:
    """Cancel steps that are still open."""
    for step in db.session.scalars(_rows(FollowUp, owner, ids).where(FollowUp.ended.is_(False))):
        step.cancel(clock.now())


UNDO: dict[str, Callable[[Account, Sequence[int]], None]] = {
    "stage": take_back_moves,
    "close": take_back_closings,
    "follow_up": take_back_steps,
}


def _void(owner: Account, rows: Iterable[StageEvent | Closing]) -> None:
    recorder = Recorder(db.session(), owner, clock.now())
    for row in list(rows):
        if row.voided_at is None:
            recorder.void(row, row.lead)


def _rows(model: type, owner: Account, ids: Sequence[int]) -> Select:  # type: ignore[type-arg]
    return select(model).where(model.owner_id == owner.id, model.id.in_(ids)).order_by(model.id)  # type: ignore[attr-defined]


def _busy(leads: Sequence[Lead]) -> Select[int]:
    ids = [lead.id for lead in leads]
    return select(FollowUp.lead_id).where(FollowUp.lead_id.in_(ids), FollowUp.ended.is_(False))
