"""What the journal says, done again: each row by the verb that the pages use, at the time at which it was recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from itertools import groupby
from typing import Any, cast

from outreach.extensions import db
from outreach.follow_ups.actions import Plan, plan_step, working_day
from outreach.leads.actions import Details, add_lead, edit_lead, set_tags
from outreach.models import (
    Account,
    Channel,
    ClosingReason,
    Direction,
    Kind,
    Lead,
    Moment,
    Recorder,
    Source,
    Stage,
    StepKind,
    Touchpoint,
)
from outreach.touchpoints.actions import log_touchpoint
from outreach.touchpoints.queries import open_proposals
from outreach.tour.days import Days
from outreach.tour.files import Row


class Replay:
    """Plays rows of the journal, in their order, into the account of `owner`."""

    def __init__(self, owner: Account, days: Days, people: Iterable[Lead]) -> None:
        self.owner, self.days = owner, days
        self.people: dict[str, Lead] = {}
        self.latest: dict[int, Touchpoint] = {}
        self.verbs: dict[str, Callable[[Row, datetime], None]] = {
            "add": self._add,
            "tag": self._tag,
            "touchpoint": self._touchpoint,
            "void": self._void,
            "note": self._note,
            "stage": self._stage,
            "close": self._close,
            "follow_up": self._follow_up,
        }
        for lead in people:
            self._meet(lead)

    def play(self, rows: Sequence[Row], tell: Callable[[int], None]) -> None:
        """Do all of it; `tell` hears how many rows are through. What was written down at once is kept at once."""
        done = 0
        for (person, _, _, action), together in groupby(rows, _same_moment):
            found = list(together)
            if action == "set":
                edit_lead(self.owner, self.people[person], **_details({row.value: row.text for row in found}))
            else:
                for row in found:
                    self.verbs[row.action](row, self.days.past(row.days_ago, row.at))
            done += len(found)
            tell(done)

    def _meet(self, lead: Lead) -> None:
        for name in (lead.name, lead.email, lead.linkedin):
            if name:
                self.people.setdefault(name, lead)

    def _add(self, row: Row, at: datetime) -> None:
        self._meet(add_lead(self.owner, at=at, name=row.text))

    def _tag(self, row: Row, at: datetime) -> None:
        lead = self.people[row.person]
        set_tags(self.owner, lead, [*(tag.name for tag in lead.tags), row.text])

    def _touchpoint(self, row: Row, at: datetime) -> None:
        lead = self.people[row.person]
        self.latest[lead.id] = log_touchpoint(
            self.owner,
            lead,
            direction=Direction(row.direction),
            channel=Channel(row.channel),
            kind=Kind(row.kind),
            moment=Moment(at),
            text=row.text,
            follow_up_in="none" if row.value == "none" else None,
            at=at,
        )

    def _void(self, row: Row, at: datetime) -> None:
        lead = self.people[row.person]
        self._recorder(at).void(self.latest[lead.id], lead)

    def _note(self, row: Row, at: datetime) -> None:
        self._recorder(at).note(self.people[row.person], row.text, Moment(at))

    def _stage(self, row: Row, at: datetime) -> None:
        self._recorder(at).move(self.people[row.person], Stage(row.value), Moment(at), row.text)

    def _close(self, row: Row, at: datetime) -> None:
        lead = self.people[row.person]
        why, _, parked = row.value.partition(" ")
        until = self.days.due(int(parked)) if parked else None
        self._recorder(at).close(lead, ClosingReason(why), Moment(at), parked_until=until)
        self._recorder(at).note(lead, row.text, Moment(at))

    def _follow_up(self, row: Row, at: datetime) -> None:
        """A promise of one's own, in place of what the cadence proposed after the same contact."""
        lead = self.people[row.person]
        in_days, _, hour = row.value.partition(" ")
        clock_from = lead.last_touch_at
        for proposal in db.session.scalars(open_proposals(lead)):
            clock_from = proposal.clock_from
            db.session.delete(proposal)
        day = self.days.due(int(in_days))
        plan = Plan(
            due_on=max(working_day(self.owner, day) if int(in_days) > 0 else day, self.days.today),
            text=row.text,
            hour=time.fromisoformat(hour) if hour else None,
            kind=StepKind(row.kind),
            clock_from=clock_from,
        )
        step = plan_step(self.owner, lead, plan)
        # The day of what is late by now was still to come when it was promised.
        step.due_on, step.created_at = min(step.due_on, day) if int(in_days) < 0 else step.due_on, at

    def _recorder(self, at: datetime) -> Recorder:
        return Recorder(db.session(), self.owner, at)


def _same_moment(row: Row) -> tuple[str, int, time, str]:
    return row.person, row.days_ago, row.at, row.action


def _details(said: Mapping[str, str]) -> Details:
    details: dict[str, Any] = dict(said)
    if "source" in details:
        details["source"] = Source(details["source"])
    return cast("Details", details)
