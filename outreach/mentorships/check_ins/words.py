"""What is said about check-ins and pulses, in the reader's language, from the side that I am on."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from flask_babel.speaklater import LazyString

from outreach.mentorships.check_ins.pulse import Answers, averages
from outreach.mentorships.check_ins.rhythm import IN_STEP
from outreach.mentorships.terms import month_words
from outreach.models import CheckIn, Mentorship, Role
from outreach.text import _, _l, _n, language
from outreach.web.filters import long_day, number, weekday

MOOD_LABELS: dict[int, LazyString] = {
    1: _l("Very hard"),
    2: _l("Hard"),
    3: _l("So-so"),
    4: _l("Good"),
    5: _l("Very good"),
}
QUESTIONS: dict[str, LazyString] = {
    "empowered": _l("Empowered"),
    "connected": _l("Well connected"),
    "inspired": _l("Inspired"),
}


def headline(mentorship: Mentorship, latest: CheckIn | None, due: date | None, today: date) -> str:
    """How it stands, in a sentence or two."""
    if latest is None:
        said = _("Nobody has checked in yet.")
    elif latest.mood is None:
        said = _("The last check-in was on %(day)s.", day=long_day(latest.on_day))
    else:
        mood = str(MOOD_LABELS[latest.mood]).lower()
        said = _("The last check-in was on %(day)s: %(mood)s.", day=long_day(latest.on_day), mood=mood)
    follows = _follows(mentorship, due, today)
    return _("%(first)s %(second)s", first=said, second=follows) if follows else said


def _follows(mentorship: Mentorship, due: date | None, today: date) -> str:
    if not mentorship.is_open:
        return ""
    if due is None:
        return "" if mentorship.phase.rank > IN_STEP[-1].rank else _("You are asked every week once you negotiate.")
    if due <= today:
        return _("It is time for one.")
    return _("The next one is on %(day)s.", day=weekday(due))


def asked(mentorship: Mentorship) -> str:
    """What a check-in is for, from my side."""
    words = {"name": mentorship.display_name}
    if mentorship.role is Role.MENTOR:
        return _("Once a week, a few minutes: is the mentoring good for %(name)s, and for you?", **words)
    return _("Once a week, a few minutes with %(name)s: how does it go between you?", **words)


def statements(mentorship: Mentorship) -> dict[str, str]:
    """The three sentences of a pulse, as I say them of myself."""
    return {
        "empowered": _("I feel able to do my part well."),
        "connected": _("I feel connected to %(name)s.", name=mentorship.display_name),
        "inspired": _("Our talks give me energy and ideas."),
    }


def averages_words(who: str, answers: Sequence[Answers]) -> str:
    """Averages of one side, or how many answers there are while they are too few."""
    if not answers:
        return _("%(who)s: no answer yet.", who=who)
    means = averages(answers)
    if means is None:
        return _n(
            "%(who)s: one answer so far, too few for an average.",
            "%(who)s: %(num)s answers so far, too few for an average.",
            len(answers),
            who=who,
        )
    empowered, connected, inspired = (number(mean) for mean in means)
    return _(
        "%(who)s, on average over %(months)s months: empowered %(empowered)s, connected %(connected)s, "
        "inspired %(inspired)s.",
        who=who, months=number(len(answers)), empowered=empowered, connected=connected, inspired=inspired,
    )  # fmt: skip


def short_month(month: date) -> str:
    """Mar 2026."""
    return format_date(month, "LLL yyyy", locale=language())


def pulse_headline(mentorship: Mentorship, month: date, mine: bool, theirs: bool) -> str:
    """Who has answered about a month."""
    words = {"month": month_words(month), "name": mentorship.display_name}
    if mine and theirs:
        return _("Both of you have answered about %(month)s.", **words)
    if mine:
        return _("You have answered about %(month)s, %(name)s has not.", **words)
    if theirs:
        return _("%(name)s has answered about %(month)s, you have not.", **words)
    return _("Nobody has answered about %(month)s yet.", **words)
