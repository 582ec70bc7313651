"""Whose file it is: what readers of messages ask about the account, without knowing the account itself."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from outreach.models import Account


@dataclass(frozen=True, slots=True)
class Owner:
    """`zone` is that of times without one."""

    address: str = ""
    name: str = ""
    zone: ZoneInfo = ZoneInfo("UTC")

    @classmethod
    def of(cls, account: Account) -> "Owner":
        """The owner as an account tells."""
        return cls(account.email, account.name, account.zone)
