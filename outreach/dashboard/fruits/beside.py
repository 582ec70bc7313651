"""The pictures in which figures of my own mentorships stand beside published ones."""

from outreach.dashboard.beside import Mine, Picture, published
from outreach.dashboard.fruits import words
from outreach.dashboard.fruits.results import Fruits
from outreach.text import _
from outreach.web.mentoring_words import OUTCOME_LABELS


def pulse(found: Fruits) -> Picture | None:
    """Who agrees, beside the three shares of Deloitte; None before the first answer."""
    if not any(beat.agreed.n for beat in found.pulse):
        return None
    return Picture(
        "pulse",
        "ongoing",
        words.pulse_title(found),
        [Mine(str(words.BEATS[beat.key]), beat.agreed) for beat in found.pulse],
        published("empowered", "connections", "inspired"),
        _("Yours count each month's answer of your own, 4 or 5 of 5. The study counts people, and asked otherwise."),
    )


def outcomes(found: Fruits) -> Picture | None:
    """What came of it, beside the raises of the study; None before the first outcome."""
    if not any(rate.k for rate in found.outcomes.values()):
        return None
    return Picture(
        "outcomes",
        "ongoing",
        words.outcomes_title(found),
        [Mine(str(OUTCOME_LABELS[kind]), rate) for kind, rate in found.outcomes.items()],
        published("raise", "raise_others"),
        _("In the study mentees were promoted five times as often as others, mentors six times; who took part had "
          "chosen to. Nothing here says that one came of the other."),
    )  # fmt: skip
