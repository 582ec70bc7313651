"""The terms of an agreement: which there are, and how a person reads them, in either role."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask_babel.speaklater import LazyString

from outreach.models import Account, AgreementVersion, Format, Mentorship, Rhythm, Role, Secrecy, Starter
from outreach.text import _, _l, _n, language
from outreach.web.mentoring_words import FORMAT_LABELS, RHYTHM_LABELS

TERMS = (
    "period_from", "period_until", "minimum_hours", "meets", "format", "starter", "between", "confidentiality",
    "secrecy", "obstacles", "no_fault_end", "success", "offers", "cannot_offer",
)  # fmt: skip
SECRECY_SENTENCES: dict[Secrecy, LazyString] = {
    Secrecy.NONE: _l("None is needed."),
    Secrecy.TO_SIGN: _l("Both sign one before anything confidential is said."),
    Secrecy.SIGNED: _l("Both have signed one."),
}


@dataclass(frozen=True)
class Pair:
    """The two by name, and which of them is the mentor."""

    me: str
    them: str
    i_am_mentor: bool

    @property
    def mentor(self) -> str:
        """Who is asked."""
        return self.me if self.i_am_mentor else self.them

    @property
    def mentee(self) -> str:
        """Who asks."""
        return self.them if self.i_am_mentor else self.me


@dataclass(frozen=True)
class Clause:
    """One term as it is read: its key, its title, its words (empty when nothing is said), and whether it is long."""

    key: str
    title: str
    words: str
    is_long: bool = False


def pair_of(mentorship: Mentorship, owner: Account) -> Pair:
    """The two as they are called in front of each other: an address is never taken for a name."""
    mine = mentorship.role is Role.MENTOR
    me = owner.name if "@" not in owner.name else (_("The mentor") if mine else _("The mentee"))
    lead = mentorship.lead
    them = (lead.name if lead is not None else mentorship.name) or (_("The mentee") if mine else _("The mentor"))
    return Pair(me, them if "@" not in them else (_("The mentee") if mine else _("The mentor")), mine)


def terms_in(version: AgreementVersion) -> dict[str, Any]:
    """What a version says, by the names of its columns."""
    return {name: getattr(version, name) for name in TERMS}


def clauses(version: AgreementVersion, pair: Pair) -> list[Clause]:
    """The terms in the order in which they are read."""
    return clauses_of(terms_in(version), pair)


def clauses_of(terms: Mapping[str, Any], pair: Pair) -> list[Clause]:
    """The same of terms that are not kept yet."""
    titles = titles_for(pair)
    short = {
        "period": period_words(terms["period_from"], terms["period_until"]),
        "minimum_hours": hours_words(terms["minimum_hours"]),
        "meets": _label(RHYTHM_LABELS, terms["meets"]),
        "format": _label(FORMAT_LABELS, terms["format"]),
        "starter": starter_words(terms["starter"], pair),
        "between": terms["between"],
        "secrecy": str(SECRECY_SENTENCES[Secrecy(terms["secrecy"])]),
    }
    return [Clause(key, title, short[key] if key in short else terms[key], key not in short) for key, title in titles]


def titles_for(pair: Pair) -> list[tuple[str, str]]:
    """Every term with its title, in order."""
    return [
        ("period", _("Period")),
        ("minimum_hours", _("Hours")),
        ("meets", _("We meet")),
        ("format", _("Our talks are")),
        ("starter", _("Who gets in touch")),
        ("between", _("Between meetings")),
        ("success", _("What success looks like")),
        ("offers", _("What %(name)s can offer", name=pair.me)),
        ("cannot_offer", _("What %(name)s cannot offer", name=pair.me)),
        ("confidentiality", _("Confidentiality")),
        ("secrecy", _("Non-disclosure agreement")),
        ("obstacles", _("When something gets in the way")),
        ("no_fault_end", _("How it may end, without fault")),
    ]


def period_words(begin: date | None, end: date | None) -> str:
    """From when until when, as far as it is said."""
    if begin and end:
        return _("From %(begin)s to %(end)s", begin=dated(begin), end=dated(end))
    if begin:
        return _("From %(begin)s, without an end", begin=dated(begin))
    return _("Until %(end)s", end=dated(end)) if end else ""


def dated(day: date) -> str:
    """A day with its year, always: a paper is read for long."""
    printed = format_date(day, "d MMMM y", locale=language())
    return f"1ᵉʳ{printed[1:]}" if day.day == 1 and language() == "fr" else printed


def dated_at(moment: datetime, zone: ZoneInfo) -> str:
    """The day of a moment by somebody's calendar."""
    return dated(moment.astimezone(zone).date())


def month_words(month: date) -> str:
    """March 2026."""
    return format_date(month, "LLLL yyyy", locale=language())


def hours_words(hours: int | None) -> str:
    """At least so many hours together."""
    if hours is None:
        return ""
    return _n("At least one hour in all", "At least %(num)s hours in all", hours)


def starter_words(starter: Starter | str | None, pair: Pair) -> str:
    """Who begins, by name."""
    if not starter:
        return ""
    if Starter(starter) is Starter.EITHER:
        return _("Either of us")
    return pair.me if Starter(starter) is Starter.ME else pair.them


def _label(labels: Mapping[Any, LazyString], value: Rhythm | Format | None) -> str:
    return str(labels[value]) if value else ""
