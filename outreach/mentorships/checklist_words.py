"""The points that every checklist starts with: what belongs in each phase, said to the mentee or to the mentor.

A row holds the key; the words come from here, in the reader's language, until the user writes their own.
"""

from flask_babel.speaklater import LazyString

from outreach.models import ChecklistItem, Phase, Role
from outreach.text import _l

Points = dict[str, LazyString]

_PREPARATION_AS_MENTEE: Points = {
    "why_them": _l("Say in one sentence why it should be this person."),
    "goals_drafted": _l("Write down one to three goals that you want help with."),
    "what_i_offer": _l("List what you can give in return."),
    "my_time": _l("Decide how many hours a month you can really give."),
    "my_limits": _l("Write down what you do not want to talk about."),
    "their_access": _l("Find out whom they know that you need to know, and whether they would open a door."),
    "backgrounds": _l("Exchange your backgrounds before the first talk, a page each."),
    "earlier_mentors": _l("Remember earlier mentors, and what they did well."),
    "first_talk": _l("Fix a day for the first talk, within two weeks."),
}
_PREPARATION_AS_MENTOR: Points = {
    "mentor_why_them": _l("Say in one sentence why you want to help this person."),
    "mentor_network": _l("Ask yourself whom of your network you would open a door to."),
    "mentor_access": _l("Check that you have the access and the knowledge that they look for."),
    "mentor_learn": _l("Write down what you want to learn by mentoring."),
    "my_time": _l("Decide how many hours a month you can really give."),
    "my_limits": _l("Write down what you do not want to talk about."),
    "backgrounds": _l("Exchange your backgrounds before the first talk, a page each."),
    "mentor_earlier": _l("Remember who mentored you, and what they did well."),
    "first_talk": _l("Fix a day for the first talk, within two weeks."),
}
_NEGOTIATION: Points = {
    "goals_agreed": _l("Agree on the goals, and on how both of you will see that they are reached."),
    "answerable": _l("Say who answers for what, and how you tell each other when it does not work."),
    "expectations": _l("Say aloud what each of you expects of the other."),
    "norms": _l("Agree on manners: a day’s notice to move a talk, how criticism is given."),
    "rhythm": _l("Fix how often you meet, how you are in touch between, and who starts."),
    "format": _l("Choose how talks are held: a formal agenda, topics, or a recorded conversation."),
    "obstacles": _l("Think of what may get in the way, and what you will do then."),
    "confidentiality": _l("Agree on what stays between you, and whether something is to be signed."),
    "ending": _l("Agree on when and how it ends, with nobody at fault."),
    "room_for_change": _l("Leave room to change what was agreed."),
    "written": _l("Write it down, and both say yes to it."),
}
_ENABLING_AS_MENTEE: Points = {
    "first_meeting": _l("Hold the first meeting; an hour is about right."),
    "next_planned": _l("Never part without a day for the next meeting."),
    "last_actions": _l("Begin each meeting with the actions of the last one, end it with a summary."),
    "goals_reviewed": _l("Go through the goals again every two months or so."),
    "advice_tried": _l("Try what was advised, and tell what came of it."),
    "feedback": _l("Tell each other how it goes, and change what does not."),
    "thanks_noticed": _l("Say thanks in a way that is noticed."),
}
_ENABLING_AS_MENTOR: Points = {
    "first_meeting": _l("Hold the first meeting; an hour is about right."),
    "next_planned": _l("Never part without a day for the next meeting."),
    "mentor_listen": _l("Let them lead the talk; ask before you advise."),
    "last_actions": _l("Begin each meeting with the actions of the last one, end it with a summary."),
    "goals_reviewed": _l("Go through the goals again every two months or so."),
    "mentor_asked": _l("Ask what came of your advice."),
    "feedback": _l("Tell each other how it goes, and change what does not."),
}
_CLOSURE: Points = {
    "learned": _l("Talk about what each of you learned, whether it went well or not."),
    "goals_closed": _l("Go through the goals a last time: met, still to do, dropped."),
    "thanked": _l("Thank each other."),
    "what_stays": _l("Say what stays: being in touch, introductions, the roles the other way round."),
    "renewal": _l("Go on only if both of you want to."),
    "papers": _l("Give back or delete what was confidential."),
}
SHIPPED: dict[Role, dict[Phase, Points]] = {
    Role.MENTEE: {
        Phase.PREPARATION: _PREPARATION_AS_MENTEE,
        Phase.NEGOTIATION: _NEGOTIATION,
        Phase.ENABLING: _ENABLING_AS_MENTEE,
        Phase.CLOSURE: _CLOSURE,
    },
    Role.MENTOR: {
        Phase.PREPARATION: _PREPARATION_AS_MENTOR,
        Phase.NEGOTIATION: _NEGOTIATION,
        Phase.ENABLING: _ENABLING_AS_MENTOR,
        Phase.CLOSURE: _CLOSURE,
    },
}
BY_KEY: Points = {
    key: words for phases in SHIPPED.values() for points in phases.values() for key, words in points.items()
}


def point_text(item: ChecklistItem) -> str:
    """What a point says: the user's own words, else those shipped under its key."""
    return item.text or str(BY_KEY.get(item.key, item.key))
