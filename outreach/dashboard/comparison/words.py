"""What is found, in whole sentences."""

from math import ceil

from outreach.analysis.comparison import MOST_MORE, SURE, Comparison, Group, NoComparison
from outreach.analysis.outcomes import DAYS
from outreach.analysis.rates import SMALLEST_SAMPLE
from outreach.dashboard.comparison.names import group_name, people
from outreach.dashboard.comparison.results import Answer, Found
from outreach.dashboard.words import full_day
from outreach.text import _, _n
from outreach.web.filters import number, percent

SUREST = 0.99


def headline(found: Found) -> str:
    """The sentence that the page opens with."""
    if not found.judged:
        return _("Too early to compare.") if found.young else _("Nothing to compare.")
    told, first = found.told, next(iter(found.told), None)
    if first is None:
        return _("Not enough to tell yet what works.")
    if len(told) == 1:
        return _("%(answer)s. The other questions are open.", answer=verdict(found, first))
    return _n(
        "%(num)s of %(all)s question has an answer; the others are open.",
        "%(num)s of %(all)s questions have an answer; the others are open.",
        len(told),
        all=number(len(found.answers)),
    )


def pool(found: Found) -> str:
    """Whom the comparisons are about, and how they did all together."""
    if found.until is None:
        return _pool_by_age(found)
    facts = {"k": number(found.succeeded), "day": full_day(found.until), "days": number(DAYS[found.outcome])}
    if found.outcome == "ongoing":
        return _n(
            "Of the %(num)s person first contacted until %(day)s, %(k)s became a relationship within %(days)s days.",
            "Of the %(num)s people first contacted until %(day)s, %(k)s became a relationship within %(days)s days.",
            found.judged, **facts,
        )  # fmt: skip
    return _n(
        "Of the %(num)s person first contacted until %(day)s, %(k)s answered within %(days)s days.",
        "Of the %(num)s people first contacted until %(day)s, %(k)s answered within %(days)s days.",
        found.judged, **facts,
    )  # fmt: skip


def _pool_by_age(found: Found) -> str:
    """No day to name: on the last day of those who are judged others were contacted who are not."""
    facts = {"k": number(found.succeeded), "days": number(DAYS[found.outcome])}
    if found.outcome == "replied":
        return _n(
            "%(k)s of the %(num)s person first contacted %(days)s days ago or earlier answered in that time.",
            "%(k)s of the %(num)s people first contacted %(days)s days ago or earlier answered in that time.",
            found.judged, **facts,
        )  # fmt: skip
    return _n(
        "%(k)s of the %(num)s person first contacted %(days)s days ago or earlier became a relationship in that time.",
        "%(k)s of the %(num)s people first contacted %(days)s days ago or earlier became a relationship in that time.",
        found.judged, **facts,
    )  # fmt: skip


def young(found: Found) -> str:
    """Who cannot be judged yet."""
    return _n(
        "%(num)s person contacted since then still has time and is not counted.",
        "%(num)s people contacted since then still have time and are not counted.",
        found.young,
    )


def left_out(found: Found) -> str:
    """Who answered nothing that I wrote."""
    return _n(
        "%(num)s person who answered or met you before you wrote is left out.",
        "%(num)s people who answered or met you before you wrote are left out.",
        found.left_out,
    )


def nobody_judged(found: Found) -> str:
    """Why there is no comparison at all."""
    return _n(
        "%(num)s person contacted so far still has time: nobody was first contacted %(days)s days ago or earlier.",
        "All %(num)s people contacted so far still have time: nobody was first contacted %(days)s days ago or earlier.",
        found.young,
        days=number(DAYS[found.outcome]),
    )


def ripe(found: Found) -> str:
    """From when on there is something to compare."""
    return _("They can be compared from %(day)s on.", day=full_day(found.ripe_on)) if found.ripe_on else ""


def method() -> dict[str, str]:
    """The numbers in the explanation; Jinja would print a number of its own once, in one language for everybody."""
    return {"least": number(SMALLEST_SAMPLE), "sure": percent(SURE), "most": number(MOST_MORE)}


def verdict(found: Found, answer: Answer) -> str:
    """Which group is best and how sure that is, or what it would take to tell."""
    result = answer.result
    if isinstance(result, NoComparison):
        return _nothing(found, answer, result)
    if result.winner is None:
        return _not_enough(result)
    facts = {"people": people(answer.question.name, result.winner.key), "chance": chance(result.winner)}
    if found.outcome == "ongoing":
        return _("%(people)s become an ongoing relationship most often: %(chance)s sure", **facts)
    return _("%(people)s answer most often: %(chance)s sure", **facts)


def chance(group: Group) -> str:
    """How probably a group is the best: never 100 %."""
    if group.best is None:
        return ""
    return _("over %(share)s", share=percent(SUREST)) if group.best > SUREST else percent(group.best)


def about(contacts: int) -> int:
    """A number of contacts as coarse as it is known, rounded up: 17, 45, 130, 1,400."""
    step = next((step for most, step in ((20, 1), (100, 5), (1000, 10)) if contacts <= most), 100)
    return ceil(contacts / step) * step


def unknown(answer: Answer) -> str:
    """Of how many people it is not known to which group they belong."""
    sentences = {
        "channel": _n("Of %(num)s person the channel is not known.", "Of %(num)s people the channel is not known.",
                      answer.unknown),
        "source": _n("Of %(num)s person the source is not known.", "Of %(num)s people the source is not known.",
                     answer.unknown),
        "length": _n("The first message to %(num)s person was not written down.",
                     "The first message to %(num)s people was not written down.", answer.unknown),
        "hour": _n("Of %(num)s person the hour of the first contact is not known.",
                   "Of %(num)s people the hour of the first contact is not known.", answer.unknown),
        "company": _n("Of %(num)s person the company is not known, or yours is not.",
                      "Of %(num)s people the company is not known, or yours is not.", answer.unknown),
        "industry": _n("Of %(num)s person the industry is not known, or yours is not.",
                       "Of %(num)s people the industry is not known, or yours is not.", answer.unknown),
    }  # fmt: skip
    forgotten = _n("%(num)s person asked to be forgotten.", "%(num)s people asked to be forgotten.", answer.unknown)
    return sentences.get(answer.question.name, forgotten) if answer.unknown else ""


def _not_enough(result: Comparison) -> str:
    if result.more is None:
        return _("Not enough to tell: over %(most)s more contacts in each group would", most=number(MOST_MORE))
    more = about(result.more)
    return _n(
        "Not enough to tell yet: about %(more)s more contact in each group would",
        "Not enough to tell yet: about %(more)s more contacts in each group would",
        more,
        more=number(more),
    )


def _nothing(found: Found, answer: Answer, result: NoComparison) -> str:
    if result.reason == "too_few":
        return _("Too few to compare: a group speaks from %(least)s people on", least=number(SMALLEST_SAMPLE))
    if result.reason == "one_group":
        return _one_group(answer, result)
    replied = found.outcome == "replied"
    if result.reason == "nobody":
        return _("Nothing to compare: nobody answered") if replied else _("Nothing to compare: no relationship yet")
    return _("Nothing to compare: everybody answered") if replied else _("Nothing to compare: all are ongoing")


def _one_group(answer: Answer, result: NoComparison) -> str:
    if not result.groups:
        return _("Nothing to compare: it is not known of anybody")
    name = group_name(answer.question.name, result.groups[0].key)
    return _("Nothing to compare: all are in one group, “%(group)s”", group=name)
