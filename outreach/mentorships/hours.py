"""Hours of a mentorship: those that were talked, and those that the agreement would have by today."""

from dataclasses import dataclass
from datetime import date

from outreach import clock
from outreach.mentorships.queries import minutes_held, terms
from outreach.models import Account, AgreementVersion, Mentorship

ONE_HOUR = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of the meetings that were held; `minimum` and `expected` in minutes too, None while none is agreed."""

    held: int
    minimum: int | None = None
    expected: int | None = None

    @property
    def ahead(self) -> int | None:
        """Minutes more (or, below zero, fewer) than expected by today."""
        return None if self.expected is None else self.held - self.expected


def hours_of(owner: Account, mentorship: Mentorship, agreed: AgreementVersion | None = None) -> Hours:
    """How the hours stand today, by the wording that is in force."""
    agreed = agreed or terms(mentorship)
    held = minutes_held(mentorship)
    if agreed is None or not agreed.minimum_hours:
        return Hours(held)
    today = clock.today(owner.zone)
    expected = expected_minutes(agreed.minimum_hours, agreed.period_from, agreed.period_until, today)
    return Hours(held, agreed.minimum_hours * ONE_HOUR, expected)


def expected_minutes(minimum_hours: int, begins: date | None, ends: date | None, today: date) -> int | None:
    """Minutes that an even pace would have reached by the end of `today`; None without a period.

    Linear over the days of the period, its first and its last counted: 12 hours over 120 days are 6 minutes a day.
    0 before the period, the whole minimum after it.
    """
    if begins is None or ends is None or ends < begins:
        return None
    days = (ends - begins).days + 1
    gone = min(max((today - begins).days + 1, 0), days)
    return round(minimum_hours * ONE_HOUR * gone / days)
