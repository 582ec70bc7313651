"""What the pages of introductions say in sentences."""

from collections.abc import Sequence

from flask_babel.speaklater import LazyString

from outreach.introductions.paths import Next, Path, Step
from outreach.introductions.suggesting import Acquaintance
from outreach.models import Stage
from outreach.text import _, _l, _n
from outreach.web.filters import ago, weekday

GROUPS: dict[Next, LazyString] = {
    Next.TO_ASK: _l("To ask"),
    Next.WAITING: _l("Asked, no word yet"),
    Next.TO_THANK: _l("To thank"),
    Next.DONE: _l("Done"),
}


def headline(counts: dict[Next, int]) -> str:
    """What is to be done, in one sentence."""
    said = []
    if ask := counts.get(Next.TO_ASK, 0):
        said.append(_n("%(num)s person to ask.", "%(num)s people to ask.", ask))
    if wait := counts.get(Next.WAITING, 0):
        said.append(_n("%(num)s person was asked and is silent.", "%(num)s people were asked and are silent.", wait))
    if thank := counts.get(Next.TO_THANK, 0):
        said.append(_n("%(num)s person to thank.", "%(num)s people to thank.", thank))
    return " ".join(said) or _("Nothing is left to do: everybody who introduced you is thanked.")


def heading(path: Path) -> str:
    """The path as a sentence of how it stands."""
    named = {"introducer": path.introducer, "name": path.row.lead.display_name}
    if path.days.made is not None:
        return _("%(introducer)s introduced you to %(name)s.", **named)
    if path.days.declined is not None:
        return _("%(introducer)s will not introduce you to %(name)s.", **named)
    return _("%(introducer)s can introduce you to %(name)s.", **named)


def how_far(path: Path) -> str:
    """The last step and when it was."""
    days = path.days
    if days.thanked is not None:
        made = _("Made, and thanked on %(day)s.", day=weekday(days.thanked))
        return made if days.made is not None else _("Declined, and thanked on %(day)s.", day=weekday(days.thanked))
    if days.made is not None:
        return _("Made on %(day)s.", day=weekday(days.made))
    if days.declined is not None:
        return _("Declined on %(day)s.", day=weekday(days.declined))
    if days.asked is not None:
        return _("Asked on %(day)s, %(ago)s.", day=weekday(days.asked), ago=ago(days.asked))
    return _("To be asked by %(day)s.", day=weekday(path.row.ask_by)) if path.row.ask_by else _("Thought of.")


def reason(one: Acquaintance) -> str:
    """Why somebody is suggested."""
    at = {"company": one.company}
    if one.stage is Stage.ONGOING:
        why = _("At %(company)s too; you are in touch.", **at)
    elif one.stage is Stage.MET:
        why = _("At %(company)s too; you have met.", **at)
    else:
        why = _("At %(company)s too; has answered you.", **at)
    if not one.introduced:
        return why
    return (
        why
        + " "
        + _n(
            "Has introduced you to %(num)s person before.",
            "Has introduced you to %(num)s people before.",
            one.introduced,
        )
    )


def said(step: Step, path_words: dict[str, str]) -> str:
    """What came of one click."""
    if step is Step.ASKED:
        return _("%(introducer)s is asked to introduce you to %(name)s.", **path_words)
    if step is Step.MADE:
        return _("%(introducer)s introduced you to %(name)s.", **path_words)
    if step is Step.DECLINED:
        return _("%(introducer)s will not introduce you to %(name)s.", **path_words)
    return _("%(introducer)s is thanked.", introducer=path_words["introducer"])


def counted(paths: Sequence[Path]) -> dict[Next, int]:
    """How many paths each group has."""
    return {group: sum(path.next is group for path in paths) for group in Next}
