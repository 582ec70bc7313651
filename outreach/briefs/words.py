"""What the page of a brief says: its questions, its examples, how far it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from outreach.briefs.broadness import Doubt, Question
from outreach.briefs.steps import Progress, Step
from outreach.models import Brief, Category, Criterion
from outreach.text import _, _l, _n
from outreach.web.mentoring_words import CATEGORY_LABELS

STEP_LABELS: dict[Step, LazyString] = {
    Step.CATEGORY: _l("What it is about"),
    Step.PROBLEM: _l("The specific problem"),
    Step.TRIED: _l("What you have tried"),
    Step.PEOPLE: _l("Who seems to have solved it"),
    Step.BRINGS: _l("What a mentor must bring"),
    Step.SIDES: _l("Inside or outside"),
    Step.NUMBER: _l("How many, by when"),
    Step.STAKES: _l("How much it matters"),
}
CRITERION_HELP: dict[Criterion, LazyString] = {
    Criterion.ATTITUDE: _l("Listens, is patient, wants somebody else to succeed."),
    Criterion.KNOWLEDGE: _l("Has seen this problem, and knows why it arises."),
    Criterion.SKILLS: _l("Can do what you want to learn, and show how."),
    Criterion.WILLINGNESS: _l("Would tell you openly, mistakes included."),
    Criterion.ACCESS: _l("Has time for you, and knows people who matter for it."),
}
STAKE_ENDS: dict[str, tuple[LazyString, LazyString]] = {
    "importance": (_l("pleasant to have"), _l("everything depends on it")),
    "urgency": (_l("can wait for years"), _l("cannot wait a month")),
    "cost_of_nothing": (_l("nothing much"), _l("more than I can afford")),
}
QUESTIONS: dict[Doubt, LazyString] = {
    Doubt.SHORT: _l("Could you say it in a whole sentence?"),
    Doubt.HAPPENS: _l("What happens that should not, or does not happen that should?"),
    Doubt.NUMBER: _l("How many, how much, how often? With a figure you can tell later that it is solved."),
    Doubt.WHO: _l("Whom does it concern: which customers, which team, which country?"),
    Doubt.WHEN: _l("Since when is it so, or until when must it change?"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """How a broad problem becomes a specific one."""

    broad: LazyString
    specific: LazyString


EXAMPLES: dict[Category | None, Example] = {
    Category.CUSTOMERS: Example(
        _l("Winning customers"),
        _l("Two out of three hospitals that try our software do not buy it; the others leave in the second month."),
    ),
    Category.CAPACITY: Example(
        _l("Building capacity"),
        _l("Four engineers share the work of seven, and a new one takes five months before they work alone."),
    ),
    Category.RISK: Example(
        _l("Managing risk"), _l("Half of our turnover comes from two clients, and both contracts end in March.")
    ),
    Category.SOCIAL_MEDIA: Example(
        _l("Social media"), _l("Our twelve posts of this spring brought 4,000 views and not one enquiry from a buyer.")
    ),
    Category.GLOBAL: Example(
        _l("Going international"),
        _l("We want to sell in Germany by January, and none of the nine distributors that we asked has answered."),
    ),
    None: Example(
        _l("Leadership"), _l("Since I became head of a team of six in May, two people have asked to leave it.")
    ),
}


def question(asked: Question) -> str:
    """One question about the problem."""
    if asked.doubt is Doubt.FIELD:
        return _("“%(word)s” is a whole field: what exactly in it does not work for you?", word=asked.word)
    return str(QUESTIONS[asked.doubt])


def category(brief: Brief) -> str:
    """What a brief is about; empty while that is not said."""
    return str(CATEGORY_LABELS[brief.category]) if brief.category else brief.own_category


def opening(found: Progress) -> str:
    """How far the brief is."""
    if not found.missing:
        return _("This brief says all it takes to look for somebody.")
    if not found.done:
        return _("Begin where you like: each part is kept by itself.")
    return _n(
        "%(done)s of %(total)s parts are said, one is missing.",
        "%(done)s of %(total)s parts are said, %(num)s are missing.",
        len(found.missing), done=len(found.done), total=found.total,
    )  # fmt: skip


def shares(brief: Brief) -> Mapping[Criterion, float]:
    """What each criterion counts, as a share of 1; all zero when none counts."""
    whole = sum(brief.weights.values())
    return {criterion: weight / whole if whole else 0.0 for criterion, weight in brief.weights.items()}


def weights(brief: Brief) -> str:
    """That no criterion counts, or that all count the same, when it is so."""
    given = set(brief.weights.values())
    if given == {0}:
        return _("Nothing matters yet: no score can be made.")
    return _("All count the same.") if len(given) == 1 else ""


def example(brief: Brief, asked: Sequence[Question]) -> Example | None:
    """The example to show beside questions: one of the brief's own category, where there is one."""
    return EXAMPLES[brief.category] if asked or not brief.problem else None
