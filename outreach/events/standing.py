"""Where one guest stands while somebody says what became of them."""

from dataclasses import dataclass

from outreach import clock
from outreach.models import Account, EventGuest, Moment, SocialEvent, Touchpoint
from outreach.text import _
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal


@dataclass(slots=True)
class Standing:
    """One row of a guest, and the contacts that its marks are."""

    row: EventGuest
    invitation: Touchpoint | None = None
    answer: Touchpoint | None = None
    meeting: Touchpoint | None = None

    @property
    def invited(self) -> bool:
        """Whether an invitation stands that was not taken back."""
        return self.row.invited_on is not None and _valid(self.invitation)

    @property
    def accepted(self) -> bool | None:
        """What was answered; None when nothing was."""
        if not _valid(self.answer) or (self.row.accepted_on or self.row.declined_on) is None:
            return None
        return self.row.accepted_on is not None

    @property
    def came(self) -> bool | None:
        """Whether they came; None when it is not said."""
        return None if self.row.came and not _valid(self.meeting) else self.row.came

    @property
    def says_anything(self) -> bool:
        """Whether any mark stands."""
        return self.invited or self.accepted is not None or self.came is not None


def moment_of(event: SocialEvent, owner: Account) -> Moment:
    """When one was there: at the hour that is known, else on the day. Raises Refusal before the day."""
    if event.starts_on > clock.today(owner.zone):
        raise Refusal(_("The event is on %(day)s. Say then who came.", day=long_day(event.starts_on)))
    if event.starts_at is not None and event.starts_at <= clock.now():
        return Moment(event.starts_at)
    return Moment.of_day(event.starts_on, owner.zone)


def _valid(touchpoint: Touchpoint | None) -> bool:
    return touchpoint is None or touchpoint.voided_at is None
