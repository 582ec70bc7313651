"""The lines of Today: who, why, since when, and what can be done about it right there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from outreach.leads.chips import inside
from outreach.models import Moment, Stage, StepKind
from outreach.text import _, _n
from outreach.web.due import Due
from outreach.web.filters import weekday
from outreach.web.words import channel_label, step_label


@dataclass(frozen=True)
class Line:
    """One line; `anchor` is its place on the page, to which the focus goes when the line before is done.

    A step of a lead has `step_id`; what another room says is due has `told`.
    """

    anchor: str
    lead_id: int | None
    name: str
    company: str
    stage: Stage | None
    why: str
    since: str = ""
    step_id: int | None = None
    kind: StepKind | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    late: bool = False
    told: Due | None = None

    @property
    def is_appointment(self) -> bool:
        """Whether it has its hour today."""
        return self.due_at is not None and not self.late and (self.told is not None or self.kind is StepKind.MEETING)


@dataclass(frozen=True)
class Writer:
    """Puts rows of the queries into lines, as of one day of the account's zone."""

    today: date
    zone: ZoneInfo

    def steps(self, rows: Iterable[Any]) -> list[Line]:
        """Steps that are due or will be."""
        return [self._step(row) for row in rows]

    def told(self, dues: Iterable[Due]) -> list[Line]:
        """What other rooms say."""
        return [self._told(due) for due in dues]

    def silences(self, rows: Iterable[Any], usual_days: int) -> list[Line]:
        """People who do not answer."""
        return [self._silence(row, usual_days) for row in rows]

    def people(self, rows: Iterable[Any]) -> list[Line]:
        """People whose hook is not written."""
        return [self._person(row, f"hook-{row.lead_id}", why="") for row in rows]

    def _step(self, row: Any) -> Line:
        why = row.text or step_label(row.kind)
        if row.channel and row.kind is StepKind.MEETING:
            why = _("%(what)s, %(channel)s", what=why, channel=inside(channel_label(row.channel)))
        late = row.due_on < self.today
        return self._person(
            row, f"step-{row.step_id}", why=why, since=self._since(row, late=late), step_id=row.step_id,
            kind=row.kind, due_on=row.due_on, due_at=row.due_at, late=late,
        )  # fmt: skip

    def _told(self, due: Due) -> Line:
        late = due.due_on < self.today
        since = self._days_late(due.due_on) if late and not due.since else due.since
        return Line(
            due.mark, due.lead_id, due.name, "", None, due.why, since, due_on=due.due_on, due_at=due.due_at, late=late,
            told=due,
        )  # fmt: skip

    def _days_late(self, due_on: date) -> str:
        return _n("%(num)s day late", "%(num)s days late", (self.today - due_on).days)

    def _since(self, row: Any, *, late: bool) -> str:
        if late:
            return self._days_late(row.due_on)
        if row.parked_until is not None and row.closed_at is not None:
            return _("parked since %(day)s", day=weekday(row.closed_at))
        days = self._days_since(row.last_touch_at)
        if days is None:
            return ""
        if days == 0:
            return _("last contact today")
        return _n("last contact %(num)s day ago", "last contact %(num)s days ago", days)

    def _silence(self, row: Any, usual_days: int) -> Line:
        days = self._days_since(row.last_touch_at) or 0
        step_id = getattr(row, "step_id", None)
        usual = _n("usually answered within %(num)s day", "usually answered within %(num)s days", usual_days)
        return self._person(
            row, f"silence-{row.lead_id}", why=_n("%(num)s day of silence", "%(num)s days of silence", days),
            since=usual if step_id is None else _("written to as often as you mean to"), step_id=step_id,
        )  # fmt: skip

    def _person(self, row: Any, anchor: str, **more: Any) -> Line:
        name = row.name or row.email or row.linkedin or ""
        return Line(anchor, row.lead_id, name, row.company or row.title, row.stage, **more)

    def _days_since(self, instant: datetime | None) -> int | None:
        return None if instant is None else (self.today - Moment(instant).local_day(self.zone)).days
