"""Who is silent, for how long, and what the user's own curve says of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from outreach.analysis.milestones import column, elapsed_days, moment
from outreach.analysis.silence import Counts, StillAnswers, still_answers
from outreach.analysis.survival import Curve, NoCurve, curve_of, followed
from outreach.analysis.weeks import local_days
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.frames import milestones
from outreach.dashboard.reading import frame
from outreach.dashboard.silences import advice, frames
from outreach.dashboard.silences.advice import Facts, Usual, hardly_from
from outreach.dashboard.words import median_day
from outreach.extensions import db
from outreach.models import Account, StepKind

if TYPE_CHECKING:
    import pandas as pd

TURN_NAMES = ("mine", "theirs", "appointment")
TURNS = len(TURN_NAMES)

Dates = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The first open step of each lead: its day (NaT: none) and its kind."""

    due_on: Dates
    kind: npt.NDArray[np.object_]

    def ahead(self, today: date) -> npt.NDArray[np.float64]:
        """In how many days they are due; nan where there is none."""
        return np.asarray((self.due_on - np.datetime64(today, "D")) / np.timedelta64(1, "D"), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Those who never answered, as arrays of one length; `order` are their places in the order of the page.

    `waited` is in days of 24 hours from the first contact to the end of today: what the curve is asked with.
    """

    as_of: date
    curve: Curve | NoCurve
    usual: Usual
    ids: Counts
    waited: npt.NDArray[np.float64]
    facts: Facts
    steps: NextSteps
    reasons: Counts
    words: Counts
    order: Counts

    @property
    def found(self) -> StillAnswers:
        """What the curve says."""
        return self.facts.found

    def count(self, word: advice.Word) -> int:
        """How many get this advice."""
        return int((self.words == word).sum())


@dataclass(frozen=True, slots=True)
class Answered:
    """Those who answered once: how long nothing passed between us, and whose turn it is, a place in TURN_NAMES."""

    as_of: date
    ids: Counts
    silent: Counts
    turns: Counts
    spoke: npt.NDArray[np.object_]
    steps: NextSteps
    order: Counts


def unanswered(owner: Account, chosen: FunnelFilter, as_of: date) -> Unanswered:
    """The first group; the curve is that of everybody, whom `chosen` does not narrow."""
    window = FunnelFilter().window(as_of, owner.zone)
    everybody = frame(db.session(), milestones(owner.id, FunnelFilter(), frames.CLOCK))
    people = followed(everybody, "replied", window)
    curve = curve_of(people, "replied")
    rows = frame(db.session(), frames.unanswered(owner, chosen, window.as_of))
    first, last = (column(rows, name) for name in ("first_outgoing_at", "last_outgoing_at"))
    waited = elapsed_days(first, moment(window.as_of))
    ids, steps = rows["id"].to_numpy().astype(np.int64), first_steps(owner, rows["id"])
    facts = Facts(
        found=still_answers(people.days, people.reached, waited),
        silent=_days_since(local_days(first, owner.zone), as_of),
        unwritten=_days_since(local_days(last, owner.zone), as_of),
        due_in=steps.ahead(as_of),
        new_address=steps.kind == StepKind.NEW_ADDRESS.value,
        often_enough=steps.kind == StepKind.PARK.value,
    )
    usual = (
        Usual(median_day(curve), hardly_from(people.days, people.reached))
        if isinstance(curve, Curve)
        else Usual(None, None)
    )
    reasons = advice.reasons(facts, usual)
    words = advice.words(reasons)
    return Unanswered(as_of, curve, usual, ids, waited, facts, steps, reasons, words, advice.order(facts, words))


def answered(owner: Account, chosen: FunnelFilter, as_of: date) -> Answered:
    """The second group: mine to say something first, then theirs, then those with an appointment; each the longest
    silence first."""
    rows = frame(db.session(), frames.answered(owner, chosen, frames.end_of(owner, as_of)))
    ids, steps = rows["id"].to_numpy().astype(np.int64), first_steps(owner, rows["id"])
    silent = _days_since(local_days(column(rows, "last_at"), owner.zone), as_of)
    spoke = rows["spoke"].to_numpy(dtype=object)
    theirs = spoke == frames.I
    appointed = (steps.kind == StepKind.MEETING.value) & (steps.ahead(as_of) >= 0)
    turns = np.select([appointed, theirs], [2, 1], 0).astype(np.int64)
    return Answered(as_of, ids, silent, turns, spoke, steps, np.lexsort((ids, -silent, turns)).astype(np.int64))


def first_steps(owner: Account, ids: "pd.Series") -> NextSteps:
    """The open step of each of `ids` that is due first."""
    rows = frame(db.session(), frames.steps(owner.id)).sort_values(["lead_id", "due_on"], kind="stable")
    mine = rows.drop_duplicates("lead_id").set_index("lead_id").reindex(ids)
    due_on = mine["due_on"].fillna("NaT").to_numpy(dtype="datetime64[D]")
    return NextSteps(due_on, mine["kind"].astype(object).to_numpy())


def _days_since(days: Dates, today: date) -> Counts:
    return (np.datetime64(today, "D") - days).astype(np.int64)
