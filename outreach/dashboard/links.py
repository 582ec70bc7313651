"""From a number of the funnel to the list of exactly the people whom it counts, closed ones with them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import url_for

from outreach.analysis.cohorts import Cohort
from outreach.analysis.funnel import HORIZON_DAYS, REPLY_DAYS, STAGES
from outreach.analysis.weeks import Week
from outreach.dashboard.forms import FunnelFilter
from outreach.models import Stage

SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses behind the numbers of one filter, as of today."""

    chosen: FunnelFilter

    def reached(self, stage: str) -> str:
        """Everybody who ever reached a stage."""
        return self._list(reached=Stage(stage))

    def not_yet(self, stage: str) -> str:
        """Those of the stage before who are not at this one, and are still young."""
        return self._list(**_waiting(stage))

    def week(self, week: Week) -> str:
        """Those first contacted in a week."""
        return self._within(week.monday, week.monday + SIX_DAYS, reached=Stage.CONTACTED)

    def cohort(self, cohort: Cohort, stage: str) -> str:
        """Those of a cohort who ever reached a stage."""
        return self._within(cohort.first, cohort.last, reached=Stage(stage))

    def cohort_not_yet(self, cohort: Cohort, stage: str) -> str:
        """Those of a cohort who are not yet at a stage."""
        return self._within(cohort.first, cohort.last, **_waiting(stage))

    def _within(self, first: date, last: date, **more: Any) -> str:
        start, end = self.chosen.contacted_from, self.chosen.contacted_to
        days = {"contacted_from": max(first, start or first), "contacted_to": min(last, end or last)}
        return self._list(**days, **more)

    def _list(self, **more: Any) -> str:
        return url_for("leads.index") + self.chosen.leads(**more).query()


def _waiting(stage: str) -> dict[str, Any]:
    before = STAGES[STAGES.index(stage) - 1]
    age = REPLY_DAYS if stage == "replied" else HORIZON_DAYS
    return {"reached": Stage(before), "not_reached": Stage(stage), "younger": age}
