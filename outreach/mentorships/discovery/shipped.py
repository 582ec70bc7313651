"""The twenty questions that a discovery starts from, and what a question says: its own text, or the shipped one."""

from flask_babel.speaklater import LazyString

from outreach.models import DiscoveryQuestion, Theme
from outreach.text import _l

SHIPPED: dict[Theme, dict[str, LazyString]] = {
    Theme.WORK: {
        "aim": _l("What is the work for: what would be missing if nobody did it?"),
        "customers": _l("Who are your best customers, and why did they choose you?"),
        "funnel": _l("How does a stranger become a customer, step by step, and where are most of them lost?"),
        "leaving": _l("Why did the last customer who left leave?"),
        "numbers": _l("Which three numbers tell you whether a week was good?"),
        "tools": _l("Which tools do you work with, and which one would you give up first?"),
    },
    Theme.PERSON: {
        "role": _l("What is your part in it, and what would be left undone without you?"),
        "strengths": _l("What do people come to you for?"),
        "drains": _l("What drains you, and how much of the week does it take?"),
        "tried": _l("What have you tried already, and what came of it?"),
        "put_off": _l("What have you been putting off, and since when?"),
        "learning": _l("What would you have to be able to do that you cannot do yet?"),
    },
    Theme.SETTING: {
        "boss": _l("What does your boss expect of you, and how do you know?"),
        "team": _l("Whom do you depend on, and who depends on you?"),
        "budget": _l("What may you spend or decide without asking anybody?"),
        "deadlines": _l("What must be done by which day, and what happens if it is not?"),
        "fixed": _l("What must stay as it is, whatever you do?"),
    },
    Theme.WISH: {
        "year": _l("What would be different in a year if all went well?"),
        "sign": _l("By what would somebody else notice it first?"),
        "help": _l("What could a mentor do in one hour that would bring you closest to it?"),
    },
}
WORDS = {key: words for of_theme in SHIPPED.values() for key, words in of_theme.items()}


def wording(question: DiscoveryQuestion) -> str:
    """What the question says, in the reader's language as long as it was not edited."""
    return question.text or str(WORDS.get(question.key, question.key))


def as_rows(owner_id: int, mentorship_id: int) -> list[DiscoveryQuestion]:
    """The shipped questions of one mentorship, in their order, not yet written."""
    listed = [(theme, key) for theme, of_theme in SHIPPED.items() for key in of_theme]
    return [
        DiscoveryQuestion(
            owner_id=owner_id, mentorship_id=mentorship_id, theme=theme, key=key, text="", position=place
        )  # fmt: skip
        for place, (theme, key) in enumerate(listed, start=1)
    ]
