"""What the pages of events say in sentences."""

from collections.abc import Sequence
from datetime import date

from outreach.events.guests import Guest
from outreach.models import SocialEvent
from outreach.text import _, _n
from outreach.web.filters import hour, long_day, weekday


def when_words(event: SocialEvent) -> str:
    """Thursday 12 March, 18:30; or from one day to another."""
    if event.ends_on is not None:
        return _("%(first)s to %(last)s", first=long_day(event.starts_on), last=long_day(event.ends_on))
    if event.starts_at is not None:
        return _("%(day)s, %(hour)s", day=long_day(event.starts_on), hour=hour(event.starts_at))
    return long_day(event.starts_on)


def days_words(event: SocialEvent) -> str:
    """The same, short enough for a column."""
    if event.ends_on is not None:
        return _("%(first)s to %(last)s", first=weekday(event.starts_on), last=weekday(event.ends_on))
    if event.starts_at is not None:
        return _("%(day)s, %(hour)s", day=weekday(event.starts_on), hour=hour(event.starts_at))
    return weekday(event.starts_on)


def headline(event: SocialEvent, guests: Sequence[Guest], today: date) -> str:
    """What is to be known first: who is still to answer, or of whom it is to be said whether they came."""
    if not guests:
        return _("Nobody is invited yet.") if event.starts_on >= today else _("Nobody stands here yet.")
    unsaid, waits = sum(guest.unsaid for guest in guests), sum(guest.waits for guest in guests)
    if event.starts_on <= today and unsaid:
        return _n("Say of %(num)s person whether they came.", "Say of %(num)s people whether they came.", unsaid)
    if event.starts_on > today and waits:
        return _n("%(num)s person has not answered yet.", "%(num)s people have not answered yet.", waits)
    return _("Everybody has answered.") if event.starts_on > today else _("It is said of everybody who came.")


def invited_words(count: int, left_out: int) -> str:
    """What came of an invitation."""
    said = [_n("%(num)s person is invited.", "%(num)s people are invited.", count)] if count else []
    if left_out:
        said.append(
            _n(
                "%(num)s was invited already, or must not be contacted.",
                "%(num)s were invited already, or must not be contacted.",
                left_out,
            )
        )
    return " ".join(said) or _("Nobody was chosen.")


def marked_words(do: str, count: int) -> str:
    """What was said of so many guests."""
    if not count:
        return _("Nothing to change: that is how they stand already.")
    if do == "accepted":
        return _n("%(num)s person accepted.", "%(num)s people accepted.", count)
    if do == "declined":
        return _n(
            "%(num)s person declined. The lead stays open.", "%(num)s people declined. The leads stay open.", count
        )
    if do == "came":
        return _n("%(num)s person came.", "%(num)s people came.", count)
    if do == "stayed_away":
        return _n("%(num)s person did not come.", "%(num)s people did not come.", count)
    return _("Taken back. It stays in the history, struck through, and no figure counts it.")
