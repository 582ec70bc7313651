"""Which months have a pulse, and which of them is to be answered now."""

from collections.abc import Sequence
from datetime import date

from outreach import clock
from outreach.mentorships.check_ins.pulse import MOST_MONTHS
from outreach.mentorships.check_ins.rhythm import GRACE_DAYS, month_of
from outreach.models import Mentorship, Party, Pulse
from outreach.models.rhythm import months_after
from outreach.web.owned import current_owner


def months_to_ask(mentorship: Mentorship) -> list[date]:
    """The months that can be answered about, the present one first: two years at most, none before it began."""
    last = month_of(mentorship.ended_on or clock.today(current_owner().zone))
    begin = min(month_of(mentorship.began_on), last)
    months = [months_after(last, -n) for n in range(MOST_MONTHS)]
    return [month for month in months if month >= begin]


def month_named(mentorship: Mentorship, name: str) -> date | None:
    """The month that is called `2026-03`; None when it cannot be answered about."""
    return next((month for month in months_to_ask(mentorship) if f"{month:%Y-%m}" == name), None)


def month_now(mentorship: Mentorship, rows: Sequence[Pulse]) -> date:
    """The present month; in its first week the last one, while I have not answered that."""
    months = months_to_ask(mentorship)
    answered = {month_of(row.month) for row in rows if row.side is Party.ME}
    in_grace = mentorship.is_open and clock.today(current_owner().zone).day <= GRACE_DAYS
    return months[1] if in_grace and len(months) > 1 and months[1] not in answered else months[0]


def who_answered(rows: Sequence[Pulse], month: date) -> tuple[bool, bool]:
    """Whether I have answered about a month, and whether they have."""
    sides = {row.side for row in rows if month_of(row.month) == month}
    return Party.ME in sides, Party.THEM in sides
