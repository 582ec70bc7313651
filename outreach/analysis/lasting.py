"""Which ways of reaching people led to mentorships that lasted. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.analysis.window import HORIZON_DAYS

LASTED_DAYS = 183
"""Six months."""


@dataclass(frozen=True, slots=True)
class Path:
    """One person who was contacted: by what, on which day, and the mentorship that came of it, if one did."""

    key: str
    contacted_on: date
    began_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """The people of one group. Of the `judged`, whose time was long enough, `lasted` became a mentorship within 90 days
    of the first contact that then lasted six months; `young` people are judged later. `mentorships` counts all that
    began, whenever that was."""

    lasted: int
    judged: int
    young: int
    mentorships: int


def lasting(paths: Iterable[Path], as_of: date) -> dict[str, Lasting]:
    """Group -> what its contacts led to, as of the end of a day, groups in the order in which they came.

    Everybody has the same time: 90 days for the mentorship to begin, and six months for it to last, so whoever was
    contacted less than 273 days ago is not yet judged, whatever has come of it since: not yet is not no.
    """
    found: dict[str, list[int]] = {}
    for path in paths:
        counts = found.setdefault(path.key, [0, 0, 0, 0])
        judged = as_of - path.contacted_on >= timedelta(days=HORIZON_DAYS + LASTED_DAYS)
        counts[1 if judged else 2] += 1
        counts[0] += judged and _lasted(path, as_of)
        counts[3] += path.began_on is not None
    return {key: Lasting(*counts) for key, counts in found.items()}


def _lasted(path: Path, as_of: date) -> bool:
    if path.began_on is None or (path.began_on - path.contacted_on).days > HORIZON_DAYS:
        return False
    return ((path.ended_on or as_of) - path.began_on).days >= LASTED_DAYS
