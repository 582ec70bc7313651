"""What the figures are computed from: the milestones of leads, by one narrow Select."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Select, func, select

from outreach.analysis.window import Window
from outreach.dashboard.forms import FunnelFilter
from outreach.extensions import db
from outreach.leads import criteria
from outreach.models import Account, Brief, Lead

if TYPE_CHECKING:
    import pandas as pd

INSTANTS = ("contacted_at", "replied_at", "met_at", "ongoing_at", "first_outgoing_at")
WORDS = ("channel", "source")

Grouping = Literal["channel", "source", "week", "month", "company", "industry"]
GROUPINGS: tuple[Grouping, ...] = ("channel", "source", "week", "month", "company", "industry")
SIDES = {"company": criteria.side_of_company, "industry": criteria.side_of_industry}


def milestones(
    owner_id: int, chosen: FunnelFilter, instants: Sequence[str] = INSTANTS, by: Grouping | None = None
) -> Select[*tuple[Any, ...]]:
    """The `instants`, channel and source of everybody ever contacted who passes the filter; the side that `by` asks.

    The filter means what it means to the list of leads, closed ones with them; whoever asked to be forgotten counts.
    The window is not part of it: that is for the analysis, which also asks when the search began.
    """
    query = select(*(getattr(Lead, name) for name in (*instants, *WORDS)))
    owner = _mine(owner_id)
    if by in SIDES:
        query = query.add_columns(SIDES[by](owner).label(by))
    return query.where(*_contacted(owner, chosen))


def forgotten(owner_id: int, chosen: FunnelFilter, window: Window) -> Select[int]:
    """How many of those first contacted in the window asked to be forgotten: they count, and stand in no list."""
    query = select(func.count()).where(*_contacted(_mine(owner_id), chosen), Lead.forgotten_at.is_not(None))
    if window.start is not None:
        query = query.where(Lead.contacted_at >= window.start)
    return query.where(Lead.contacted_at < (window.end or window.as_of))


def briefs(owner_id: int) -> Select[Any]:
    """The briefs that one can choose from."""
    return select(Brief).where(Brief.owner_id == owner_id).order_by(Brief.title, Brief.id)


def nameless(owner_id: int) -> Select[int]:
    """Anybody at all who was forgotten; nobody mostly, which the index of names tells at once."""
    unnamed = (Lead.owner_id == owner_id, Lead.name_key == "")
    return select(Lead.id).where(*unnamed, Lead.forgotten_at.is_not(None)).limit(1)


def _mine(owner_id: int) -> criteria.Mine:
    return criteria.Mine.of(db.session.get_one(Account, owner_id))


def _contacted(owner: criteria.Mine, chosen: FunnelFilter) -> list[criteria.Condition]:
    """Everybody of the filter who was ever contacted, as the list of leads understands it."""
    return [Lead.owner_id == owner.id, Lead.contacted_at.is_not(None), *criteria.details(owner, chosen.leads())]


def keys(frame: "pd.DataFrame", by: Grouping, zone: tzinfo) -> "pd.Series":
    """What to group a frame by: its words ("" where unknown), or the Monday or month of the first contact in `zone`."""
    import numpy as np
    import pandas as pd

    from outreach.analysis.milestones import column
    from outreach.analysis.weeks import local_days, mondays_of

    if by in WORDS or by in SIDES:
        return frame[by].astype(object).fillna("")
    contacted = column(frame, "contacted_at")
    days = mondays_of(contacted, zone) if by == "week" else local_days(contacted, zone).astype("datetime64[M]")
    return pd.Series(np.datetime_as_string(days), index=frame.index, dtype=object)
