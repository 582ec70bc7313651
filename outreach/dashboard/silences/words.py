"""What the page of silences says, in whole sentences."""

from math import ceil, floor

from outreach.analysis.survival import NoCurve
from outreach.dashboard.silences.advice import Word
from outreach.dashboard.silences.frames import TALKED, THEY, I
from outreach.dashboard.silences.results import Answered, Unanswered
from outreach.dashboard.words import no_curve
from outreach.text import _, _n
from outreach.web.filters import number, percent


def headline(found: Unanswered) -> str:
    """41 people have not answered."""
    return _n("%(num)s person has not answered yet.", "%(num)s people have not answered yet.", len(found.ids))


def worth(found: Unanswered) -> str:
    """12 of them are worth another try; nothing while no figure can tell."""
    if isinstance(found.curve, NoCurve):
        return ""
    again = found.count(Word.FOLLOW_UP)
    if not again:
        return _("Today none of them is worth another try.")
    return _n("%(num)s of them is worth another try today.", "%(num)s of them are worth another try today.", again)


def basis(found: Unanswered) -> list[str]:
    """What the shares come from, or why there are none: one or two sentences."""
    curve = found.curve
    if isinstance(curve, NoCurve):
        return [no_curve(curve), _("Until then nobody can tell which silences still end.")]
    half = _n(
        "Half of those who answer do so within a day.",
        "Half of those who answer do so within %(num)s days.",
        found.usual.median_day or 1,
    )
    mine = _n(
        "What is told here comes from your own %(num)s first contact; the bands hold nine times in ten.",
        "What is told here comes from your own %(num)s first contacts; the bands hold nine times in ten.",
        curve.people,
    )
    return [half, *([] if found.usual.hardly_from is None else [_hardly(found.usual.hardly_from)]), mine]


def _hardly(days: int) -> str:
    return _n(
        "After %(num)s day of silence fewer than 1 in 20 answer within a month.",
        "After %(num)s days of silence fewer than 1 in 20 answer within a month.",
        days,
    )


def silence(days: int) -> str:
    """18 days of silence."""
    return _n("%(num)s day", "%(num)s days", days) if days else _("since today")


def unwritten(silent: int, days: int) -> str:
    """When I last wrote, where that is not the first contact."""
    if silent == days:
        return _("written to once") if days else ""
    if not days:
        return _("you last wrote today")
    return _n("you last wrote %(num)s day ago", "you last wrote %(num)s days ago", days)


def at_risk(people: int, seen: float, within: float, *, nobody: bool) -> str:
    """31 at risk; and how far they were followed where that is less than the share asks."""
    if nobody:
        return _n("not one of %(num)s at risk", "none of %(num)s at risk", people)
    if seen >= within:
        return _n("%(num)s at risk", "%(num)s at risk", people)
    return _n(
        "%(num)s at risk, seen for %(days)s more days", "%(num)s at risk, seen for %(days)s more days", people,
        days=number(max(1, floor(seen))),
    )  # fmt: skip


def no_share(people: int, few: bool) -> str:
    """Why there is no share although there is a curve."""
    if not few:
        return _("Nobody was silent for longer, so nothing is known.")
    return _n(
        "Only %(num)s person was silent for so long: too few to tell.",
        "Only %(num)s people were silent for so long: too few to tell.",
        people,
    )


def share(value: float) -> str:
    """12 %; never a rounded 0 where somebody answered, nor a rounded 100 where somebody did not."""
    if 0 < value < 0.01:
        return _("under %(share)s", share=percent(0.01))
    return percent(min(value, 0.99) if value < 1 else value)


def stretch(days: float) -> str:
    """The days that the line shows."""
    return _("Now, on your curve of %(days)s days", days=number(ceil(days)))


def turn_head(turn: int) -> str:
    """The head over those whose turn it is."""
    return (_("Your turn"), _("Their turn"), _("An appointment is set"))[turn]


def turn_headline(found: Answered) -> str:
    """12 people have answered; with 5 of them the next word is yours."""
    return _n(
        "%(num)s person you pursue has answered at least once.",
        "%(num)s people you pursue have answered at least once.",
        len(found.ids),
    )


def turn_worth(mine: int) -> str:
    """With how many the next word is the user's own."""
    if not mine:
        return _("With none of them it is your turn.")
    return _n("With %(num)s of them the next word is yours.", "With %(num)s of them the next word is yours.", mine)


def spoke(who: str) -> str:
    """Who said something last."""
    return {THEY: _("They wrote last."), TALKED: _("You talked with each other."), I: _("You wrote last.")}[who]
