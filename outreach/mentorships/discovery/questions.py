"""The questions, edited: asked in other words, added, moved, taken out and asked again. No answer is lost by it."""

from enum import StrEnum

from outreach import clock
from outreach.extensions import db
from outreach.mentorships.discovery import queries
from outreach.mentorships.discovery.shipped import WORDS, as_rows, wording
from outreach.models import Account, DiscoveryQuestion, Mentorship, Theme
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import one_line

LONGEST = 500
MOST = 100


class Do(StrEnum):
    """What is done with a question besides keeping its words."""

    KEEP = "keep"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    ASK = "ask"
    """Ask it again."""
    SHIPPED = "shipped"
    """Let it say what it said when it was shipped."""


def ship(mentorship: Mentorship) -> list[DiscoveryQuestion]:
    """All questions of a mentorship; the shipped ones are written down when there is none yet."""
    found = list(db.session.scalars(queries.questions(mentorship)))
    if not found:
        found = as_rows(mentorship.owner_id, mentorship.id)
        db.session.add_all(found)
        db.session.flush()
    return queries.in_order(found)


def add_question(mentorship: Mentorship, theme: Theme, text: str) -> DiscoveryQuestion:
    """One more question, at the end of its theme. Raises Refusal."""
    text, found = _checked(text), ship(mentorship)
    if len(found) >= MOST:
        raise Refusal(_("There are %(most)s questions already. Take one out first.", most=MOST), "text")
    question = DiscoveryQuestion(
        owner_id=mentorship.owner_id, mentorship_id=mentorship.id, theme=theme, text=text,
        position=max(each.position for each in found) + 1,
    )  # fmt: skip
    db.session.add(question)
    db.session.flush()
    return question


def change_question(owner: Account, mentorship: Mentorship, question: DiscoveryQuestion, do: Do, text: str) -> None:
    """Keep the words that were typed, and do what was asked. Raises Refusal."""
    if do is Do.SHIPPED and question.key in WORDS:
        question.text = ""
    elif do is Do.ASK:
        question.removed_on = None
    else:
        _reword(question, text)
    if do is Do.REMOVE:
        question.removed_on = clock.today(owner.zone)
    elif do in (Do.UP, Do.DOWN):
        _move(mentorship, question, -1 if do is Do.UP else 1)


def restore_shipped(mentorship: Mentorship) -> None:
    """Ask all the shipped questions again, in their own words and order; those that were added stay, after them."""
    found = ship(mentorship)
    places = {key: place for place, key in enumerate(WORDS, start=1)}
    for place, question in enumerate((each for each in found if each.key not in WORDS), start=len(places) + 1):
        question.position = place
    for question in found:
        if question.key in WORDS:
            question.text, question.removed_on, question.position = "", None, places[question.key]


def _reword(question: DiscoveryQuestion, text: str) -> None:
    text = _checked(text)
    if text != wording(question):
        question.text = "" if question.key in WORDS and text == str(WORDS[question.key]) else text


def _checked(text: str) -> str:
    text = one_line(text)
    if not text:
        raise Refusal(_("Say what is to be asked."), "text")
    if len(text) > LONGEST:
        raise Refusal(_("That is longer than %(most)s characters.", most=LONGEST), "text")
    return text


def _move(mentorship: Mentorship, question: DiscoveryQuestion, by: int) -> None:
    beside = [each for each in queries.asked(mentorship) if each.theme is question.theme]
    at = beside.index(question) + by if question in beside else -1
    if not 0 <= at < len(beside):
        return
    beside.remove(question)
    beside.insert(at, question)
    # Every place anew: rows of an archive may share one.
    for place, each in enumerate(beside, start=1):
        each.position = place
