"""Published figures in words: how much, who said so, and how sure that is."""

from outreach.dashboard.published import BY_KEY, Figure, Mark, Study, Unit
from outreach.text import _
from outreach.web.filters import number, percent


def figure(key: str) -> Figure:
    """The published figure of this key."""
    return BY_KEY[key]


def amount(figure: Figure) -> str:
    """61 %, about 33 %, 3.3 years: how many or how much, as a person reads it."""
    said = percent(figure.amount, 0 if round(figure.amount * 1000) % 10 == 0 else 1)
    return {
        Unit.SHARE: lambda: said,
        Unit.ABOUT: lambda: _("about a third"),
        Unit.UP_TO: lambda: _("up to half"),
        Unit.YEARS: lambda: _("%(years)s years", years=number(figure.amount)),
        Unit.HOURS: lambda: _("%(hours)s hours a month", hours=number(figure.amount)),
        Unit.TIMES: lambda: _("%(times)s times as often", times=number(figure.amount)),
    }[figure.unit]()


def source(study: Study) -> str:
    """DDI, 2013."""
    if not study.year:
        return _("%(name)s, year not given", name=study.name)
    return _("%(name)s, %(year)s", name=study.name, year=study.year)


def mark(figure: Figure) -> str:
    """verified, or as quoted."""
    return _("verified") if figure.mark is Mark.VERIFIED else _("as quoted")
