"""Invented searches for the tests of the analysis: people as days after a fixed start."""

from datetime import UTC, datetime, timedelta

import pandas as pd
from hypothesis import strategies as st

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
COLUMNS = ("first_outgoing_at", "contacted_at", "replied_at", "met_at", "ongoing_at")


def day(number: float) -> datetime:
    """The instant `number` days after the start."""
    return START + timedelta(days=number)


def lead(
    out: float | None = None,
    replied: float | None = None,
    met: float | None = None,
    ongoing: float | None = None,
) -> dict[str, datetime | None]:
    """One lead by the day of each first contact, answer, conversation and ongoing, with its milestones."""
    met = earliest(met, ongoing)
    replied = earliest(replied, met)
    days = (out, earliest(out, replied), replied, met, ongoing)
    return {name: None if at is None else day(at) for name, at in zip(COLUMNS, days, strict=True)}


def earliest(*days: float | None) -> float | None:
    """The first of those that happened."""
    return min((at for at in days if at is not None), default=None)


def frame(*leads: dict[str, datetime | None]) -> pd.DataFrame:
    """The frame that the analysis reads."""
    return pd.DataFrame(
        {name: pd.to_datetime(pd.Series([row[name] for row in leads], dtype=object), utc=True) for name in COLUMNS}
    )


_moments = st.none() | st.integers(0, 200).map(lambda quarters: quarters / 4)
leads = st.builds(lead, out=_moments, replied=_moments, met=_moments, ongoing=_moments)
searches = st.lists(leads, max_size=40).map(lambda people: frame(*people))
