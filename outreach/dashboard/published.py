"""Figures that others have published, as a table. They are other people and other requests, and never a prior."""

from dataclasses import dataclass
from enum import StrEnum

from flask_babel.speaklater import LazyString

from outreach.text import _l


class Mark(StrEnum):
    """How sure we are that the figure was published so."""

    VERIFIED = "verified"
    """Read in the publication, or in several independent accounts that agree."""
    QUOTED = "as quoted"
    """Only as one account gives it."""


class Group(StrEnum):
    """What a figure is about."""

    BEGAN = "began"
    HAVE = "have"
    ANSWERS = "answers"
    LASTS = "lasts"
    BRINGS = "brings"


class Unit(StrEnum):
    """What the amount of a figure counts; a share is one of 1."""

    SHARE = "share"
    ABOUT = "about"
    UP_TO = "up to"
    YEARS = "years"
    HOURS = "hours a month"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Study:
    """Who published, when (empty where no account says), and about whom."""

    name: str | LazyString
    year: str
    people: LazyString


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure: what `says` names, and how many or how much."""

    key: str
    group: Group
    says: LazyString
    amount: float
    study: Study
    mark: Mark = Mark.VERIFIED
    unit: Unit = Unit.SHARE


OLIVET = Study("Olivet Nazarene University", "2018–19", _l("3,000 workers in the United States"))
DDI = Study("DDI", "2013", _l("318 business women in 19 countries"))
SUN = Study("Sun Microsystems, Gartner", "2006", _l("About 1,000 employees over five years, who chose to take part"))
DELOITTE = Study("Deloitte", "", _l("A study that the company sponsored"))
MILKMAN = Study(
    "Milkman, Akinola, Chugh", "2012",
    _l("6,548 professors, a field experiment; answers differed by the perceived gender and race of the student"),
)  # fmt: skip
FLYNN = Study("Flynn, Lake", "2008", _l("People who made a direct request"))
BACKLINKO = Study("Backlinko", "2019", _l("12 million e-mails that asked for links"))
BELKINS = Study("Belkins", "2024", _l("16.5 million sales e-mails"))
WOODPECKER = Study("Woodpecker", "", _l("E-mails that sell something or ask for links"))
JOURNAL = Study(_l("A journal article"), "", _l("5,187 e-mails"))

PUBLISHED = (
    Figure("by_itself", Group.BEGAN, _l("It began by itself"), 0.61, OLIVET),
    Figure("mentor_offered", Group.BEGAN, _l("The mentor offered"), 0.25, OLIVET),
    Figure("mentee_asked", Group.BEGAN, _l("The mentee asked"), 0.14, OLIVET),
    Figure(
        "same_company", Group.BEGAN,
        _l("The two work in the same company (other accounts give this number for “began by itself”)"),
        0.61, OLIVET, Mark.QUOTED,
    ),
    Figure("matter", Group.HAVE, _l("Say that mentors matter"), 0.76, OLIVET),
    Figure("have_one", Group.HAVE, _l("Have a mentor"), 0.37, OLIVET),
    Figure("had_one", Group.HAVE, _l("Have ever had one"), 0.56, OLIVET),
    Figure("important", Group.HAVE, _l("Find mentoring very important to a career"), 0.67, DDI),
    Figure("never_formal", Group.HAVE, _l("Never had a formal mentor"), 0.63, DDI),
    Figure("always_accept", Group.ANSWERS, _l("Always accept when asked to be a mentor at work"), 0.71, DDI),
    Figure("never_asked", Group.ANSWERS, _l("Were never asked to be one"), 0.20, DDI),
    Figure(
        "professors", Group.ANSWERS, _l("Agreed to meet an unknown student for ten minutes on the same day"),
        1 / 3, MILKMAN, unit=Unit.ABOUT,
    ),
    Figure(
        "underestimate", Group.ANSWERS, _l("By how much people underestimate the chance that others say yes"),
        0.5, FLYNN, unit=Unit.UP_TO,
    ),
    Figure("backlinko", Group.ANSWERS, _l("Cold e-mails that were answered"), 0.085, BACKLINKO, Mark.QUOTED),
    Figure(
        "belkins", Group.ANSWERS, _l("Answered when one e-mail was sent; fewer with each further one"),
        0.084, BELKINS, Mark.QUOTED,
    ),
    Figure("without", Group.ANSWERS, _l("Answered in campaigns without a follow-up"), 0.09, WOODPECKER, Mark.QUOTED),
    Figure("with", Group.ANSWERS, _l("Answered in campaigns with a follow-up"), 0.13, WOODPECKER, Mark.QUOTED),
    Figure("journal", Group.ANSWERS, _l("Cold e-mails that were answered"), 0.15, JOURNAL, Mark.QUOTED),
    Figure("years", Group.LASTS, _l("How long it lasts on average"), 3.3, OLIVET, unit=Unit.YEARS),
    Figure("hours", Group.LASTS, _l("How much the two talk"), 4, OLIVET, unit=Unit.HOURS),
    Figure("no_time", Group.LASTS, _l("Find it hard to get time"), 0.41, OLIVET),
    Figure("no_goals", Group.LASTS, _l("Have no formal goals"), 0.59, OLIVET),
    Figure("raise", Group.BRINGS, _l("Had a raise: mentees"), 0.25, SUN),
    Figure("raise_others", Group.BRINGS, _l("Had a raise: others"), 0.05, SUN),
    Figure("promoted", Group.BRINGS, _l("Were promoted, against others: mentees"), 5, SUN, unit=Unit.TIMES),
    Figure("mentors_promoted", Group.BRINGS, _l("Were promoted, against others: mentors"), 6, SUN, unit=Unit.TIMES),
    Figure("stayed", Group.BRINGS, _l("Stayed with the company: mentees"), 0.72, SUN, Mark.QUOTED),
    Figure("mentors_stayed", Group.BRINGS, _l("Stayed with the company: mentors"), 0.69, SUN, Mark.QUOTED),
    Figure("others_stayed", Group.BRINGS, _l("Stayed with the company: others"), 0.49, SUN, Mark.QUOTED),
    Figure("empowered", Group.BRINGS, _l("Feel empowered and more confident"), 0.87, DELOITTE, Mark.QUOTED),
    Figure("connections", Group.BRINGS, _l("Say that it brings meaningful connections"), 0.82, DELOITTE, Mark.QUOTED),
    Figure("inspired", Group.BRINGS, _l("Inspiration in both directions"), 0.84, DELOITTE, Mark.QUOTED),
)  # fmt: skip
BY_KEY = {figure.key: figure for figure in PUBLISHED}


def of(group: Group) -> list[Figure]:
    """The figures of one group, in the order in which they are told."""
    return [figure for figure in PUBLISHED if figure.group is group]
