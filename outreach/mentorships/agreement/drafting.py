"""What a first draft says until somebody says otherwise: written in the language of whoever begins it."""

from datetime import date
from typing import Any

from outreach.models import Format, Mentorship, Rhythm, Role, Secrecy, Starter
from outreach.models.rhythm import months_after
from outreach.text import _

MONTHS = 6
HOURS = 6


def first_draft(mentorship: Mentorship, today: date) -> dict[str, Any]:
    """The terms to begin with: half a year, an hour a month, what usually keeps two people on good terms."""
    begin = mentorship.began_on if months_after(mentorship.began_on, MONTHS) > today else today
    mentor = mentorship.role is Role.MENTOR
    return {
        "period_from": begin,
        "period_until": months_after(begin, MONTHS),
        "minimum_hours": HOURS,
        "meets": Rhythm.MONTHLY,
        "format": Format.TOPIC_AGENDA,
        "starter": Starter.THEM if mentor else Starter.ME,
        "between": _("Short questions in writing, answered within a week."),
        "success": "",
        "offers": _mentors_offer() if mentor else _mentees_offer(),
        "cannot_offer": "",
        "confidentiality": _(
            "What we tell each other stays between us, unless we say that it may be told. This holds after the end too."
        ),
        "secrecy": Secrecy.NONE,
        "obstacles": _(
            "Who cannot come says so a day before, and proposes another day. When it does not help, or one of us has "
            "too little time, we say it at the next talk and change what can be changed."
        ),
        "no_fault_end": _(
            "Either of us may end it at any time, without giving a reason and without blame. We then have one last "
            "talk: what was learned, and what stays. It is renewed only if both of us want it."
        ),
    }


def _mentees_offer() -> str:
    return _(
        "Coming prepared, doing what was promised, telling what came of it, and help in return where it is wanted."
    )


def _mentors_offer() -> str:
    return _("Experience, honest answers, and introductions where they fit.")
