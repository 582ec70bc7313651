"""The orders in which leads are listed, as stretches that an index serves."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, select, tuple_

from outreach.leads.criteria import LEAD, STEP, open_step, some_step
from outreach.leads.filters import LeadFilter, Order
from outreach.leads.paging import Stretch
from outreach.leads.scoring.queries import score_of
from outreach.models import STAGES, FollowUp, Stage


@lru_cache(200)
def stretches_of(chosen: LeadFilter) -> list[Stretch]:
    """The stretches of the list that `chosen` describes, in the order in which they are read."""
    by_score = chosen.sort is Order.SCORE and chosen.brief is not None
    natural = _by_score(chosen.brief) if by_score else _STRETCHES[chosen.sort](chosen.stage or STAGES)
    return [stretch.flipped() for stretch in reversed(natural)] if chosen.reverse else natural


def by_touch(*where: ColumnElement[bool]) -> list[Stretch]:
    """Last touched first; then those never touched, last added first."""
    order = (LEAD.last_touch_at, LEAD.id)
    return [
        Stretch(order, order, True, (*where, LEAD.last_touch_at.is_not(None))),
        Stretch(order, (LEAD.id,), True, (*where, LEAD.last_touch_at.is_(None))),
    ]


def _by_stage(stages: Sequence[Stage]) -> list[Stretch]:
    furthest_first = sorted(stages, key=lambda stage: -stage.rank)
    return [stretch for stage in furthest_first for stretch in by_touch(LEAD.stage == stage)]


def _by_name(_stages: Sequence[Stage]) -> list[Stretch]:
    order = (LEAD.name_key, LEAD.id)
    return [Stretch(order, order, False)]


def _by_arrival(_stages: Sequence[Stage]) -> list[Stretch]:
    order = (LEAD.created_at, LEAD.id)
    return [Stretch(order, order, True)]


def _by_next_step(_stages: Sequence[Stage]) -> list[Stretch]:
    order: tuple[Any, ...] = (STEP.due_on, STEP.id)
    arrival = (LEAD.created_at, LEAD.id)
    return [
        Stretch(order, order, False, (first_step(),), (FollowUp.__table__, open_step())),
        Stretch(arrival, arrival, True, (~some_step(),)),
    ]


def _by_score(brief_id: int | None) -> list[Stretch]:
    order = (score_of(brief_id), LEAD.id)
    return [Stretch(order, order, True)]


def first_step() -> ColumnElement[bool]:
    """That no other open follow-up of the same lead is due earlier."""
    other = FollowUp.__table__.alias().c
    earlier = tuple_(other.due_on, other.id) < tuple_(STEP.due_on, STEP.id)
    before = select(other.id).where(other.lead_id == STEP.lead_id, other.ended.is_(False), earlier)
    return ~before.correlate(FollowUp.__table__).exists()


_STRETCHES: dict[Order, Callable[[Sequence[Stage]], list[Stretch]]] = {
    Order.TOUCHED: lambda _stages: by_touch(),
    Order.NAME: _by_name,
    Order.ADDED: _by_arrival,
    Order.STAGE: _by_stage,
    Order.NEXT: _by_next_step,
}
