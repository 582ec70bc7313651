"""Ideas for thanks, from what costs nothing to what costs a good deal; one click writes one into the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask_babel.speaklater import LazyString

from outreach.text import _l


class Grade(StrEnum):
    """What an idea costs, roughly; declared in order."""

    NOTHING = "nothing"
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


GRADE_LABELS: Mapping[Grade, LazyString] = {
    Grade.NOTHING: _l("Costs nothing"),
    Grade.LITTLE: _l("Costs a little"),
    Grade.SOME: _l("Costs something"),
    Grade.MUCH: _l("Costs a good deal"),
}


@dataclass(frozen=True, slots=True)
class Idea:
    """`what` goes into the form as it is; `why` says when it fits."""

    key: str
    grade: Grade
    what: LazyString
    why: LazyString


IDEAS = (
    Idea(
        "letter", Grade.NOTHING, _l("A letter that says what changed"),
        _l("By hand, with one thing that went differently because of the talks."),
    ),
    Idea(
        "boss", Grade.NOTHING, _l("A good word to the people they work for"),
        _l("Ask first. Where mentoring is not noticed, this is worth more than a gift."),
    ),
    Idea(
        "return", Grade.NOTHING, _l("An afternoon of what I am good at"),
        _l("A pair of eyes on a text, a tool that you know, a test of what they build."),
    ),
    Idea(
        "introduction", Grade.NOTHING, _l("An introduction to somebody useful"),
        _l("Both sides want it before names are exchanged."),
    ),
    Idea("pizza", Grade.LITTLE, _l("A pizza"), _l("The talk over lunch, and the bill is mine.")),
    Idea(
        "book", Grade.LITTLE, _l("A book with a line on the first page"),
        _l("One that came up in a talk, not one that you think they need."),
    ),
    Idea("charity", Grade.LITTLE, _l("A donation in their name"), _l("For those who may not accept anything.")),
    Idea(
        "dinner", Grade.SOME, _l("A dinner with whoever comes along"),
        _l("It includes those who had the evenings without them."),
    ),
    Idea("ticket", Grade.SOME, _l("A ticket for a concert or a match"), _l("For something that they love anyway.")),
    Idea(
        "event", Grade.SOME, _l("A place at a conference"),
        _l("Where they are known as somebody who helps others on."),
    ),
    Idea(
        "course", Grade.MUCH, _l("A course of their own choice"),
        _l("They choose what they want to learn; no questions asked."),
    ),
    Idea("weekend", Grade.MUCH, _l("A weekend away for two"), _l("At the end of a long way together.")),
    Idea(
        "bonus", Grade.MUCH, _l("A bonus, agreed with their employer"),
        _l("Said openly beforehand, and the same for everybody who mentors."),
    ),
)  # fmt: skip
BY_KEY: Mapping[str, Idea] = {idea.key: idea for idea in IDEAS}


def by_grade() -> dict[Grade, list[Idea]]:
    """The ideas by what they cost."""
    return {grade: [idea for idea in IDEAS if idea.grade is grade] for grade in Grade}
