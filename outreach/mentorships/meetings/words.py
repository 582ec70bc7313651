"""The words of these pages, which differ by the side that I am on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel.speaklater import LazyString

from outreach.mentorships.meetings.actions import SPOKEN
from outreach.mentorships.words import hours_words
from outreach.models import Channel, ItemKind, Mentorship, Party, Role
from outreach.text import _, _l
from outreach.web.mentoring_words import ADVICE_LABELS, HELP_LABELS, IDEA_LABELS, ITEM_LABELS
from outreach.web.words import CHANNEL_LABELS

CHANNELS: dict[Channel, LazyString] = {channel: CHANNEL_LABELS[channel] for channel in SPOKEN}
KINDS: dict[ItemKind, LazyString] = {
    kind: ITEM_LABELS[kind]
    for kind in (ItemKind.QUESTION, ItemKind.IDEA, ItemKind.TOPIC, ItemKind.ADVICE, ItemKind.ACTION)
}
KEYS: dict[ItemKind, str] = {
    ItemKind.QUESTION: "q",
    ItemKind.IDEA: "i",
    ItemKind.TOPIC: "o",
    ItemKind.ADVICE: "a",
    ItemKind.ACTION: "d",
}
"""What opens the box for one kind, from anywhere on the page where nobody types; t is for logging."""


@dataclass(frozen=True)
class Words:
    """What is said to a mentee, or to a mentor."""

    advice: LazyString
    no_advice: LazyString
    ideas: LazyString
    said_of_idea: LazyString
    agenda_help: LazyString
    context_help: LazyString
    advice_due: LazyString


WORDS: Mapping[Role, Words] = {
    Role.MENTEE: Words(
        advice=_l("Advice received"),
        no_advice=_l("No advice yet. What your mentor says you should try goes here, so that it is tried."),
        ideas=_l("Ideas to validate"),
        said_of_idea=_l("What your mentor said"),
        agenda_help=_l("What do you want to know? The better prepared, the more it gives."),
        context_help=_l("What should your mentor know beforehand, so that no time is lost on it?"),
        advice_due=_l("Say what came of an advice"),
    ),
    Role.MENTOR: Words(
        advice=_l("Advice given"),
        no_advice=_l("No advice yet. What you said they should try goes here, so that you can ask about it."),
        ideas=_l("Ideas they want validated"),
        said_of_idea=_l("What you said"),
        agenda_help=_l("What do they bring, and what do you want to ask them?"),
        context_help=_l("What should they know or read beforehand?"),
        advice_due=_l("Ask what came of your advice"),
    ),
}


def words_for(mentorship: Mentorship) -> Words:
    """The words for the side that I am on."""
    return WORDS[mentorship.role]


def parties(mentorship: Mentorship) -> dict[Party, str]:
    """Who acts: I, or the other side by name."""
    return {Party.ME: _("I do it"), Party.THEM: _("%(name)s does it", name=mentorship.display_name)}


def spoken(mentorship: Mentorship) -> dict[str, Any]:
    """The words that every page of the room prints."""
    return {
        "words": words_for(mentorship),
        "parties": parties(mentorship),
        "keys": KEYS,
        "item_labels": ITEM_LABELS,
        "idea_labels": IDEA_LABELS,
        "advice_labels": ADVICE_LABELS,
        "help_labels": HELP_LABELS,
        "hours_words": hours_words,
    }
