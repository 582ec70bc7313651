"""From the line of a selection to what it asks for, and the sentence about what came of it."""

from collections.abc import Callable, Mapping, Sequence

from outreach.events.marks import Marker
from outreach.events.page import usual_day
from outreach.events.words import invited_words
from outreach.models import Account, Lead, SocialEvent
from outreach.selection import actions
from outreach.selection.forms import SelectionForm
from outreach.text import _, _n
from outreach.web.filters import long_day
from outreach.web.owned import owned_to_write
from outreach.web.refusal import Refusal
from outreach.web.words import closing_label, stage_label


class Asked(Exception):
    """Something is to be chosen on a page of its own first."""


Verb = Callable[[Account, Sequence[Lead], SelectionForm], tuple[list[int], str]]


def tag(owner: Account, leads: Sequence[Lead], form: SelectionForm) -> tuple[list[int], str]:
    """Let them wear a tag."""
    name = (form.tag.data or "").replace("\0", "").strip()
    if not name or "," in name:
        raise Refusal(_("Type one tag, without a comma."), "tag")
    touched = actions.tag(owner, leads, name)
    said = _n("%(num)s person now wears “%(tag)s”.", "%(num)s people now wear “%(tag)s”.", len(touched), tag=name)
    return touched, said


def stage(owner: Account, leads: Sequence[Lead], form: SelectionForm) -> tuple[list[int], str]:
    """Set their stage by hand."""
    touched = actions.move(owner, leads, form.stage.data)
    word = stage_label(form.stage.data)
    said = _n("%(num)s person set to “%(stage)s”.", "%(num)s people set to “%(stage)s”.", len(touched), stage=word)
    return touched, said


def close(owner: Account, leads: Sequence[Lead], form: SelectionForm) -> tuple[list[int], str]:
    """Stop pursuing them."""
    touched = actions.close(owner, leads, form.why.data)
    word = closing_label(form.why.data)
    said = _n("%(num)s person closed: %(why)s.", "%(num)s people closed: %(why)s.", len(touched), why=word)
    return touched, said


def follow_up(owner: Account, leads: Sequence[Lead], form: SelectionForm) -> tuple[list[int], str]:
    """Plan a follow-up with those who have no next step."""
    if form.day.data is None:
        raise Refusal(_("Choose a day."), "day")
    touched = actions.follow_up(owner, leads, form.day.data)
    said = _n(
        "%(num)s follow-up planned for %(day)s.",
        "%(num)s follow-ups planned for %(day)s.",
        len(touched),
        day=long_day(form.day.data),
    )
    if others := len(leads) - len(touched):
        said += " " + _n(
            "%(num)s person has a next step already, or may not be written to.",
            "%(num)s people have a next step already, or may not be written to.",
            others,
        )
    return touched, said


def invite(owner: Account, leads: Sequence[Lead], form: SelectionForm) -> tuple[list[int], str]:
    """Invite them to an event, today. Raises Asked until it is said to which."""
    number = form.event.data or ""
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Asked
    event = owned_to_write(SocialEvent, int(number))
    invited = Marker(owner, event).invite(leads, usual_day(event))
    return [lead.id for lead in invited], invited_words(len(invited), len(leads) - len(invited))


VERBS: Mapping[str, Verb] = {"tag": tag, "stage": stage, "follow_up": follow_up, "close": close, "invite": invite}
FIELDS = {"tag": "tag", "stage": "stage", "follow_up": "day", "close": "why", "invite": "event"}
# Sentences that say of whom it was already so, when nobody was touched.
TELLING = ("follow_up", "invite")
