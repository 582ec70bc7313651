"""What the page of the studies says, in whole sentences."""

from outreach.analysis.rates import Rate
from outreach.dashboard.published import BY_KEY, Group
from outreach.dashboard.studies.own import Own
from outreach.text import _, _n
from outreach.web.filters import number, percent

COLD_EMAILS = ("belkins", "backlinko", "journal")


def headline(found: Own) -> str:
    """What can be told of the user's own answers, beside those of others."""
    answered = found.by_email.answered
    if found.by_any.answered.n == 0:
        return _("Nothing of yours can stand beside the studies yet.")
    if answered.rate is None:
        return _("Too few people were written to by e-mail to set you beside the studies.")
    shares = [BY_KEY[key].amount for key in COLD_EMAILS]
    return _(
        "%(k)s of %(n)s answered your e-mails; of the cold e-mails of others, %(low)s to %(high)s were answered.",
        k=number(answered.k),
        n=number(answered.n),
        low=number(round(100 * min(shares))),
        high=percent(max(shares)),
    )


def picture_name(key: str) -> str:
    """A word for one picture, where there is no room for its title."""
    return {
        "email": _("E-mail"),
        "follow_up": _("Follow-ups"),
        "conversation": _("Conversations"),
        "company": _("Inside your company"),
        "began": _("How it began"),
    }[key]


def email_title(mine: Rate) -> str:
    """How many answered within 30 days."""
    if mine.n == 0:
        return _("Nobody was first written to by e-mail 30 days ago or earlier")
    return _n(
        "%(k)s of %(num)s person answered an e-mail within 30 days",
        "%(k)s of %(num)s people answered an e-mail within 30 days",
        mine.n,
        k=number(mine.k),
    )


def follow_up_title(mine: Rate) -> str:
    """What a second message brought."""
    if mine.n == 0:
        return _("The studies disagree on follow-ups: a range, not a law")
    return _n(
        "Of %(num)s silent person written to again, %(k)s answered; the studies disagree on what that brings",
        "Of %(num)s silent people written to again, %(k)s answered; the studies disagree on what that brings",
        mine.n,
        k=number(mine.k),
    )


def conversation_title(mine: Rate) -> str:
    """How many met me."""
    if mine.n == 0:
        return _("About one professor in three agreed to ten minutes with an unknown student")
    return _n(
        "Of %(num)s person, %(k)s was met; about one professor in three agreed to ten minutes with an unknown student",
        "Of %(num)s people, %(k)s were met; about one professor in three agreed to ten minutes with an unknown student",
        mine.n,
        k=number(mine.k),
    )


def company_title(mine: Rate) -> str:
    """How many relationships are inside the company."""
    if mine.n == 0:
        return _("Most pairs of the study work in the same company")
    return _n(
        "Inside the company: %(k)s of %(num)s relationship; in the study, most of the pairs",
        "Inside the company: %(k)s of %(num)s relationships; in the study, most of the pairs",
        mine.n,
        k=number(mine.k),
    )


def began_title(mentorships: int, asked: int) -> str:
    """How many of my own mentorships I asked for."""
    if mentorships == 0:
        return _("Most relationships of the study began by themselves")
    return _n(
        "You asked for %(asked)s of %(num)s mentorship; of those of the study, one in seven was asked for",
        "You asked for %(asked)s of %(num)s mentorships; of those of the study, one in seven was asked for",
        mentorships,
        asked=number(asked),
    )


def unknown(people: int) -> str:
    """The relationships that are left out; nothing when none is."""
    if not people:
        return ""
    return _n(
        "%(num)s relationship is left out: one of the two companies is not written down.",
        "%(num)s relationships are left out: one of the two companies is not written down.",
        people,
    )


def group(key: Group) -> str:
    """The heading of one group of figures."""
    return {
        Group.BEGAN: _("How it began"),
        Group.HAVE: _("Who has a mentor"),
        Group.ANSWERS: _("Who says yes"),
        Group.LASTS: _("How it lasts"),
        Group.BRINGS: _("What it brings"),
    }[key]
