"""What is worth doing about each silence, and in which order. Pure: arrays in, arrays out."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import Days
from outreach.analysis.rates import SMALLEST_SAMPLE, jeffreys
from outreach.analysis.silence import Counts, StillAnswers

# Fewer than one in ten still answer: whoever is parked comes back by answering, and the time is better spent.
LITTLE = 0.1
WEEK = 7

Codes = npt.NDArray[np.int64]


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
    PLANNED = 3
    JUST_WROTE = 4
    NOBODY = 5
    LITTLE = 6
    NOBODY_SO_FAR = 7
    OFTEN_ENOUGH = 8
    DUE = 9
    NOTHING_PLANNED = 10


WORD_OF = {
    Reason.CAME_BACK: Word.FOLLOW_UP,
    Reason.TOO_FEW: Word.UNKNOWN,
    Reason.FRESH: Word.WAIT,
    Reason.PLANNED: Word.WAIT,
    Reason.JUST_WROTE: Word.WAIT,
    Reason.NOBODY: Word.PARK,
    Reason.LITTLE: Word.PARK,
    Reason.NOBODY_SO_FAR: Word.UNKNOWN,
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
    new_address: npt.NDArray[np.bool_]
    often_enough: npt.NDArray[np.bool_]


def reasons(facts: Facts, median_day: int | None) -> Codes:
    """The Reason of each silence; `median_day` is the day by which half of the answers come, None without a curve."""
    found, due = facts.found, facts.due_in <= 0
    conditions = {
        Reason.CAME_BACK: facts.new_address & (facts.due_in < WEEK),
        Reason.TOO_FEW: np.isnan(found.share),
        Reason.FRESH: facts.unwritten < (median_day or 0),
        Reason.PLANNED: facts.due_in > 0,
        Reason.JUST_WROTE: np.isnan(facts.due_in) & (facts.unwritten < WEEK),
        Reason.NOBODY: (found.share == 0) & (found.through >= enough_for_nobody()),
        Reason.LITTLE: found.high < LITTLE,
        Reason.NOBODY_SO_FAR: found.share == 0,
        Reason.OFTEN_ENOUGH: facts.often_enough,
        Reason.DUE: due,
    }
    return np.select(list(conditions.values()), [int(each) for each in conditions], int(Reason.NOTHING_PLANNED))


def words(codes: Codes) -> Codes:
    """The Word of each Reason."""
    return np.array([int(WORD_OF[reason]) for reason in Reason])[codes]


def order(facts: Facts, word: Codes) -> Codes:
    """The places of the silences in the order of the page.

    By the word. Whom to follow up with: the likeliest first. Whom to park: the longest silence first. Of whom the
    figures cannot tell: whose step is not ahead first, and of these the shortest silence. Whom to wait for: whose step
    comes first. What is equal in all of this: the most overdue, then the shortest silence.
    """
    soonest = np.nan_to_num(facts.due_in, nan=np.inf)
    ahead = (facts.due_in > 0).astype(np.float64)
    likeliest, longest, shortest = -np.nan_to_num(facts.found.share), -facts.silent, facts.silent
    by_word = [word == each for each in (Word.FOLLOW_UP, Word.PARK, Word.UNKNOWN)]
    first = np.select(by_word, [likeliest, longest, ahead], soonest)
    second = np.where(word == Word.UNKNOWN, shortest, soonest)
    return np.lexsort((shortest, second, first, word)).astype(np.int64)


@lru_cache(1)
def enough_for_nobody() -> int:
    """So many people of whom none answered leave, at the upper end of the interval, less than LITTLE."""
    n = SMALLEST_SAMPLE
    while (jeffreys(0, n).high or 0) >= LITTLE:
        n += 1
    return n
