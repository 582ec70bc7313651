"""The orders in which leads are listed, as stretches that an index serves."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, select, tuple_
from sqlalchemy.orm import aliased

from outreach.leads.criteria import open_step
from outreach.leads.filters import LeadFilter, Order
from outreach.leads.paging import Stretch
from outreach.models import STAGES, FollowUp, Lead, Stage


def stretches_of(chosen: LeadFilter) -> list[Stretch]:
    """The stretches of the list that `chosen` describes, in the order in which they are read."""
    natural = _STRETCHES[chosen.sort](chosen.stage or STAGES)
    return [stretch.flipped() for stretch in reversed(natural)] if chosen.reverse else natural


def by_touch(*where: ColumnElement[bool]) -> list[Stretch]:
    """Last touched first; then those never touched, last added first."""
    order = (Lead.last_touch_at, Lead.id)
    return [
        Stretch(order, order, True, (*where, Lead.last_touch_at.is_not(None))),
        Stretch(order, (Lead.id,), True, (*where, Lead.last_touch_at.is_(None))),
    ]


def _by_stage(stages: Sequence[Stage]) -> list[Stretch]:
    furthest_first = sorted(stages, key=lambda stage: -stage.rank)
    return [stretch for stage in furthest_first for stretch in by_touch(Lead.stage == stage)]


def _by_name(_stages: Sequence[Stage]) -> list[Stretch]:
    order = (Lead.name_key, Lead.id)
    return [Stretch(order, order, False)]


def _by_arrival(_stages: Sequence[Stage]) -> list[Stretch]:
    order = (Lead.created_at, Lead.id)
    return [Stretch(order, order, True)]


def _by_next_step(_stages: Sequence[Stage]) -> list[Stretch]:
    order: tuple[Any, ...] = (FollowUp.due_on, FollowUp.id)
    arrival = (Lead.created_at, Lead.id)
    return [
        Stretch(order, order, False, (first_step(),), (FollowUp, open_step())),
        Stretch(arrival, arrival, True, (~exists().where(open_step()).correlate(Lead),)),
    ]


def first_step() -> ColumnElement[bool]:
    """That no other open follow-up of the same lead is due earlier."""
    other = aliased(FollowUp)
    earlier = tuple_(other.due_on, other.id) < tuple_(FollowUp.due_on, FollowUp.id)
    return ~exists(select(other.id).where(other.lead_id == FollowUp.lead_id, other.ended.is_(False), earlier))


_STRETCHES: dict[Order, Callable[[Sequence[Stage]], list[Stretch]]] = {
    Order.TOUCHED: lambda _stages: by_touch(),
    Order.NAME: _by_name,
    Order.ADDED: _by_arrival,
    Order.STAGE: _by_stage,
    Order.NEXT: _by_next_step,
}
