"""What the figures are computed from: the milestones of leads, by one narrow Select."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from outreach.dashboard.forms import FunnelFilter
from outreach.models import Brief, Lead

if TYPE_CHECKING:
    import pandas as pd

INSTANTS = ("contacted_at", "replied_at", "met_at", "ongoing_at", "first_outgoing_at")
WITH_CLOSING = (*INSTANTS, "closed_at")
WORDS = ("channel", "source")

Grouping = Literal["channel", "source", "week", "month"]
GROUPINGS: tuple[Grouping, ...] = ("channel", "source", "week", "month")


def milestones(
    owner_id: int, chosen: FunnelFilter, instants: Sequence[str] = INSTANTS
) -> Select[*tuple[Any, ...]]:
    """The `instants`, channel and source of everybody ever contacted who passes the filter.

    The window is not part of it: that is for the analysis, which also asks when the search began.
    """
    query = select(*(getattr(Lead, name) for name in (*instants, *WORDS)))
    query = query.where(Lead.owner_id == owner_id, Lead.contacted_at.is_not(None))
    if chosen.channel is not None:
        query = query.where(Lead.channel == chosen.channel)
    if chosen.source is not None:
        query = query.where(Lead.source == chosen.source)
    if chosen.brief is not None:
        query = query.where(Lead.brief_id == chosen.brief)
    return query


def briefs(owner_id: int) -> Select[Any]:
    """The briefs that one can choose from."""
    return select(Brief).where(Brief.owner_id == owner_id).order_by(Brief.title, Brief.id)


def read(session: Session, query: Select[*tuple[Any, ...]]) -> "pd.DataFrame":
    """The rows of `milestones` as a frame: columns of UTC instants, NaT where not, and two of words."""
    from outreach.dashboard.reading import frame

    return frame(session, query)


def keys(frame: "pd.DataFrame", by: Grouping, zone: tzinfo) -> "pd.Series":
    """What to group a frame by: its words ("" where unknown), or the Monday or month of the first contact in `zone`."""
    import numpy as np
    import pandas as pd

    from outreach.analysis.milestones import column
    from outreach.analysis.weeks import local_days, mondays_of

    if by in WORDS:
        return frame[by].astype(object).fillna("")
    contacted = column(frame, "contacted_at")
    days = mondays_of(contacted, zone) if by == "week" else local_days(contacted, zone).astype("datetime64[M]")
    return pd.Series(np.datetime_as_string(days), index=frame.index, dtype=object)
