"""The columns of a frame of leads, read as of an instant."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

MICROSECONDS = "datetime64[us]"
NOTHING = np.datetime64("NaT", "us")

Instants = npt.NDArray[np.datetime64]
Mask = npt.NDArray[np.bool_]
Days = npt.NDArray[np.float64]


def moment(instant: datetime) -> np.datetime64:
    """An aware datetime as numpy's UTC instant in microseconds; a naive one is refused with ValueError."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return np.datetime64(instant.astimezone(UTC).replace(tzinfo=None), "us")


def column(frame: "pd.DataFrame", name: str) -> Instants:
    """A column of UTC instants, aware or naive, as datetime64[us]; NaT where it did not happen."""
    import pandas as pd

    values = pd.to_datetime(frame[name], utc=True)
    return np.asarray(values.dt.tz_convert(None), dtype=MICROSECONDS)


def known(instants: Instants, as_of: datetime) -> Instants:
    """What had happened before `as_of`; what came at that instant or later is NaT again."""
    return np.where(instants < moment(as_of), instants, NOTHING)


def within(instants: Instants, start: datetime | None, end: datetime | None) -> Mask:
    """Which instants lie in [start, end); None is an open end; NaT lies nowhere."""
    inside: Mask = ~np.isnat(instants)
    if start is not None:
        inside &= instants >= moment(start)
    if end is not None:
        inside &= instants < moment(end)
    return inside


def elapsed_days(since: Instants, until: Instants | np.datetime64) -> Days:
    """Days of 24 hours between instants, fractions kept; nan where either is NaT."""
    return np.asarray((until - since) / np.timedelta64(1, "D"), dtype=np.float64)
