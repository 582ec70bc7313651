"""What is worth doing about each silence, and in which order. Pure: arrays in, arrays out."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import Days
from outreach.analysis.rates import SMALLEST_SAMPLE, jeffreys
from outreach.analysis.silence import Counts, StillAnswers, still_answers

# Fewer than one in twenty still answer: whoever is parked comes back by answering, and the time is better spent.
LITTLE = 0.05
WEEK = 7
LONGEST = 730

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Word(IntEnum):
    """The advice, in the order in which the page has it."""

    FOLLOW_UP = 0
    PARK = 1
    UNKNOWN = 2
    WAIT = 3


class Reason(IntEnum):
    """Why; the first that holds is said."""

    CAME_BACK = 0
    TOO_FEW = 1
    FRESH = 2
    RECENT = 3
    NOBODY = 4
    LITTLE = 5
    LONGER = 6
    NOBODY_SO_FAR = 7
    PLANNED = 8
    OFTEN_ENOUGH = 9
    DUE = 10
    NOTHING_PLANNED = 11


WORD_OF = {
    Reason.CAME_BACK: Word.FOLLOW_UP,
    Reason.TOO_FEW: Word.UNKNOWN,
    Reason.FRESH: Word.WAIT,
    Reason.RECENT: Word.WAIT,
    Reason.NOBODY: Word.PARK,
    Reason.LITTLE: Word.PARK,
    Reason.LONGER: Word.PARK,
    Reason.NOBODY_SO_FAR: Word.UNKNOWN,
    Reason.PLANNED: Word.WAIT,
    Reason.OFTEN_ENOUGH: Word.PARK,
    Reason.DUE: Word.FOLLOW_UP,
    Reason.NOTHING_PLANNED: Word.FOLLOW_UP,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Of each silence: what the curve says, for how many days nothing was heard and nothing was written (calendar days
    of the account), in how many days its next step is due (negative: late; nan: there is none), and whether that step
    is to look for another address, or to park because the person was written to as often as the user means to."""

    found: StillAnswers
    silent: Counts
    unwritten: Counts
    due_in: Days
    new_address: Mask
    often_enough: Mask


@dataclass(frozen=True, slots=True)
class Usual:
    """What the curve says of everybody: the day by which half of the answers come, and the first day of silence after
    which hardly anybody answers; None where there is no curve, or no such day."""

    median_day: int | None
    hardly_from: int | None


def reasons(facts: Facts, usual: Usual) -> Codes:
    """The Reason of each silence."""
    found, hardly = facts.found, usual.hardly_from
    nobody, little = hardly_any(found)
    conditions = {
        Reason.CAME_BACK: facts.new_address & (facts.due_in < WEEK),
        Reason.TOO_FEW: np.isnan(found.share),
        Reason.FRESH: facts.unwritten < (usual.median_day or 0),
        Reason.RECENT: facts.unwritten < WEEK,
        Reason.NOBODY: nobody,
        Reason.LITTLE: little,
        Reason.LONGER: (found.share < LITTLE) & (facts.silent >= (np.inf if hardly is None else hardly)),
        Reason.NOBODY_SO_FAR: found.share == 0,
        Reason.PLANNED: facts.due_in > 0,
        Reason.OFTEN_ENOUGH: facts.often_enough,
        Reason.DUE: facts.due_in <= 0,
    }
    return np.select(list(conditions.values()), [int(each) for each in conditions], int(Reason.NOTHING_PLANNED))


def hardly_any(found: StillAnswers) -> tuple[Mask, Mask]:
    """Where nobody answered of so many that the upper end of the interval is below LITTLE; and where the band is."""
    return (found.share == 0) & (found.through >= enough_for_nobody()), found.high < LITTLE


def hardly_from(followed: Days, answered: Mask) -> int | None:
    """The first whole day of silence after which hardly anybody answers; None when there is none within two years."""
    nobody, little = hardly_any(still_answers(followed, answered, np.arange(LONGEST, dtype=np.float64)))
    days = np.flatnonzero(nobody | little)
    return int(days[0]) if len(days) else None


def words(codes: Codes) -> Codes:
    """The Word of each Reason."""
    return np.array([int(WORD_OF[reason]) for reason in Reason])[codes]


def order(facts: Facts, word: Codes) -> Codes:
    """The places of the silences in the order of the page.

    By the word. Whom to follow up with: the likeliest first. Whom to park: the longest silence first. Of whom the
    figures cannot tell: the shortest silence first. Of these two, those whose step lies ahead come last. Whom to wait
    for: whose step comes first. What is equal in all of this: the most overdue, then the shortest silence.
    """
    soonest = np.nan_to_num(facts.due_in, nan=np.inf)
    ahead = (facts.due_in > 0).astype(np.float64)
    likeliest, longest, shortest = -np.nan_to_num(facts.found.share), -facts.silent, facts.silent
    park, unknown = word == Word.PARK, word == Word.UNKNOWN
    first = np.select([word == Word.FOLLOW_UP, park | unknown], [likeliest, ahead], soonest)
    second = np.select([park, unknown], [longest, shortest], soonest)
    return np.lexsort((shortest, second, first, word)).astype(np.int64)


@lru_cache(1)
def enough_for_nobody() -> int:
    """So many people of whom none answered leave, at the upper end of the interval, less than LITTLE."""
    n = SMALLEST_SAMPLE
    while (jeffreys(0, n).high or 0) >= LITTLE:
        n += 1
    return n
