"""Whose file it is: what readers of messages ask about the account, without knowing the account itself."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import object_session

from outreach.imports import queries
from outreach.models import Account

_AT_ONCE = 1_000


def _nobody(_addresses: Collection[str]) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Owner:
    """`zone` is that of times without one; `leads` says which of some addresses are those of leads."""

    address: str = ""
    name: str = ""
    zone: ZoneInfo = ZoneInfo("UTC")
    leads: Callable[[Collection[str]], Collection[str]] = _nobody

    @classmethod
    def of(cls, account: Account) -> "Owner":
        """The owner as an account tells."""
        return cls(account.email, account.name, account.zone, partial(_leads_of, account))


def _leads_of(account: Account, addresses: Collection[str]) -> set[str]:
    session, listed = object_session(account), list(addresses)
    found: set[str] = set()
    for start in range(0, len(listed) if session else 0, _AT_ONCE):
        assert session is not None
        found.update(session.scalars(queries.addresses_of_leads(account.id, listed[start : start + _AT_ONCE])))
    return found
