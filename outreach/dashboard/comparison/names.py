"""The names of questions and groups, and what people of a group are called in a sentence."""

from flask_babel.speaklater import LazyString

from outreach.dashboard.comparison.questions import MEDIUM, PARTS_OF_DAY, SHORT
from outreach.text import _, _l
from outreach.web.words import channel_label, source_label

QUESTION_NAMES: dict[str, LazyString] = {
    "channel": _l("Channel"),
    "source": _l("Source"),
    "introduction": _l("Introduction"),
    "hook": _l("Hook"),
    "length": _l("Length of the first message"),
    "hour": _l("Hour of the first contact"),
    "company": _l("Company"),
    "industry": _l("Industry"),
}
YES_OR_NO: dict[str, dict[str, LazyString]] = {
    "introduction": {"with": _l("With an introduction"), "without": _l("Without an introduction")},
    "hook": {"with": _l("With a hook"), "without": _l("Without a hook")},
    "company": {"inside": _l("Inside your company"), "outside": _l("Outside your company")},
    "industry": {"inside": _l("Inside your industry"), "outside": _l("Outside your industry")},
}
PARTS: dict[str, LazyString] = {
    "morning": _l("Morning"),
    "midday": _l("Midday"),
    "afternoon": _l("Afternoon"),
    "evening": _l("Evening"),
    "night": _l("Night"),
}
PEOPLE: dict[tuple[str, str], LazyString] = {
    ("channel", "email"): _l("People written to by e-mail"),
    ("channel", "linkedin"): _l("People written to on LinkedIn"),
    ("channel", "phone"): _l("People called by phone"),
    ("channel", "video"): _l("People called by video"),
    ("channel", "in_person"): _l("People approached in person"),
    ("channel", "event"): _l("People approached at an event"),
    ("channel", "introduction"): _l("People reached by an introduction"),
    ("channel", "application"): _l("People reached by an application"),
    ("channel", "other"): _l("People reached in another way"),
    ("source", "linkedin"): _l("People found on LinkedIn"),
    ("source", "introduction"): _l("People found through an introduction"),
    ("source", "event"): _l("People found at an event"),
    ("source", "programme"): _l("People found in a programme"),
    ("source", "article"): _l("People found by an article or a talk"),
    ("source", "colleague"): _l("People found through a colleague"),
    ("source", "alumni"): _l("People found among alumni"),
    ("source", "other"): _l("People found in another way"),
    ("introduction", "with"): _l("People to whom you were introduced"),
    ("introduction", "without"): _l("People to whom nobody introduced you"),
    ("hook", "with"): _l("People with a hook"),
    ("hook", "without"): _l("People without a hook"),
    ("length", "short"): _l("People who got a short first message"),
    ("length", "medium"): _l("People who got a first message of medium length"),
    ("length", "long"): _l("People who got a long first message"),
    ("hour", "morning"): _l("People first contacted in the morning"),
    ("hour", "midday"): _l("People first contacted around midday"),
    ("hour", "afternoon"): _l("People first contacted in the afternoon"),
    ("hour", "evening"): _l("People first contacted in the evening"),
    ("hour", "night"): _l("People first contacted at night"),
    ("company", "inside"): _l("People inside your company"),
    ("company", "outside"): _l("People outside your company"),
    ("industry", "inside"): _l("People inside your industry"),
    ("industry", "outside"): _l("People outside your industry"),
}


def question_name(question: str) -> str:
    """`Channel`."""
    return str(QUESTION_NAMES[question])


def people(question: str, group: str) -> str:
    """`People found at an event`: the beginning of a sentence."""
    return str(PEOPLE[question, group])


def group_name(question: str, group: str) -> str:
    """`E-mail`, `Short, up to 50 words`, `Midday, 12 to 14 h`."""
    if question == "channel":
        return channel_label(group)
    if question == "source":
        return source_label(group)
    if question == "length":
        return _length(group)
    return _part(group) if question == "hour" else str(YES_OR_NO[question][group])


def _length(group: str) -> str:
    if group == "short":
        return _("Short, up to %(words)s words", words=SHORT)
    if group == "medium":
        return _("Medium, %(fewest)s to %(most)s words", fewest=SHORT + 1, most=MEDIUM)
    return _("Long, over %(words)s words", words=MEDIUM)


def _part(group: str) -> str:
    begins = list(PARTS_OF_DAY.values())
    place = list(PARTS_OF_DAY).index(group)
    end = begins[(place + 1) % len(begins)]
    return _("%(part)s, %(start)s to %(end)s h", part=PARTS[group], start=begins[place], end=end)
