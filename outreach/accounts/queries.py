"""What is asked about accounts."""

from functools import cache
from zoneinfo import available_timezones

from sqlalchemy import Select, func, select

from outreach.models import Account


def normalised(email: str) -> str:
    """An address as it is stored and compared."""
    return email.strip().casefold()


def by_email(email: str) -> Select[Account]:
    """The account that signs in with this address."""
    return select(Account).where(Account.email == normalised(email))


def people() -> Select[int]:
    """How many accounts there are, those that hold a sample left out."""
    return select(func.count()).select_from(Account).where(Account.sample_of_id.is_(None))


@cache
def time_zones() -> tuple[str, ...]:
    """The zones that people live in, by region and place, and UTC."""
    areas = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return ("UTC", *sorted(zone for zone in available_timezones() if zone.startswith(areas)))
