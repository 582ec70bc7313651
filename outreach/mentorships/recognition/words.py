"""What is said about thanks, in the reader's language, from the side that I am on."""

from dataclasses import dataclass
from datetime import date

from outreach.mentorships.money import printed_money
from outreach.mentorships.thanks import thanks_due
from outreach.mentorships.words import hours_words
from outreach.models import Mentorship, Recognition, Role
from outreach.text import _
from outreach.web.filters import long_day, weekday


@dataclass(frozen=True, slots=True)
class Sums:
    """Hundredths: what went into thanks, and what the minutes that were talked would have cost (None: no rate)."""

    spent: int
    minutes: int
    worth: int | None


def headline(mentorship: Mentorship, last: Recognition | None, today: date) -> str:
    """The last thanks, and when the next are due; a mentor owes none."""
    words = {"name": mentorship.display_name}
    if mentorship.role is Role.MENTOR:
        if last is None:
            return _("%(name)s has given you nothing yet that you wrote down.", **words)
        return _("%(name)s last thanked you on %(day)s: %(what)s.", day=long_day(last.on_day), what=last.what, **words)
    if last is None:
        said = _("You have not thanked %(name)s here yet.", **words)
    else:
        said = _("You last thanked %(name)s on %(day)s: %(what)s.",
                 day=long_day(last.on_day), what=last.what, **words)  # fmt: skip
    follows = _due(mentorship, last, today)
    return _("%(first)s %(second)s", first=said, second=follows) if follows else said


def _due(mentorship: Mentorship, last: Recognition | None, today: date) -> str:
    if not mentorship.is_open:
        return ""
    day = thanks_due(mentorship, last.on_day if last is not None else None)
    if day < today:
        return _("Thanks are due since %(day)s.", day=weekday(day))
    if day == today:
        return _("Thanks are due today.")
    return _("The next thanks are due by %(day)s.", day=weekday(day))


def budget_words(mentorship: Mentorship, spent: int) -> str:
    """What is left of the budget, or by how much it is passed."""
    if mentorship.budget is None:
        return ""
    left, whole = mentorship.budget - spent, printed_money(mentorship.budget, mentorship.currency)
    if left < 0:
        return _("%(money)s more than the budget of %(budget)s.",
                 money=printed_money(-left, mentorship.currency), budget=whole)  # fmt: skip
    return _("%(money)s left of %(budget)s.", money=printed_money(left, mentorship.currency), budget=whole)


def worth_words(mentorship: Mentorship, sums: Sums) -> str:
    """What the hours would have cost elsewhere; empty without a rate."""
    if sums.worth is None or mentorship.hourly_rate is None:
        return ""
    if not sums.minutes:
        return _("No meeting was held yet.")
    words = {
        "hours": hours_words(sums.minutes),
        "worth": printed_money(sums.worth, mentorship.currency),
        "rate": printed_money(mentorship.hourly_rate, mentorship.currency),
    }
    if mentorship.role is Role.MENTOR:
        return _("You gave %(hours)s: at %(rate)s an hour, a consultant would have asked %(worth)s for them.", **words)
    return _(
        "You were given %(hours)s: at %(rate)s an hour, a consultant would have asked %(worth)s for them.", **words
    )


def precedent(mentorship: Mentorship) -> str:
    """Why it is said openly what can be given and what cannot."""
    if mentorship.role is Role.MENTOR:
        return _(
            "What one person gives, the next one feels bound to give. Say openly what you accept, and what you do not: "
            "it belongs in the agreement."
        )
    return _(
        "What you give once is expected the next time, and by others. Say openly what you can give and what you "
        "cannot: it belongs in the agreement."
    )
