"""The fixed lists of words of briefs, ways and mentorships, as a person reads them."""

from flask_babel.speaklater import LazyString

from outreach.models import (
    AdviceVerdict,
    Beginning,
    Category,
    CheckInHow,
    Criterion,
    Format,
    GoalState,
    GoalVerdict,
    HelpDirection,
    IdeaVerdict,
    Issue,
    ItemKind,
    OutcomeKind,
    Phase,
    ProgrammeStatus,
    Rhythm,
    Role,
    Secrecy,
    Side,
    Theme,
)
from outreach.text import _l

CATEGORY_LABELS: dict[Category, LazyString] = {
    Category.CUSTOMERS: _l("Winning and keeping customers"),
    Category.CAPACITY: _l("Building capacity"),
    Category.RISK: _l("Managing risk"),
    Category.SOCIAL_MEDIA: _l("Social media"),
    Category.GLOBAL: _l("Going international"),
}
CRITERION_LABELS: dict[Criterion, LazyString] = {
    Criterion.ATTITUDE: _l("Attitude"),
    Criterion.KNOWLEDGE: _l("Knowledge"),
    Criterion.SKILLS: _l("Skills"),
    Criterion.WILLINGNESS: _l("Willingness to share"),
    Criterion.ACCESS: _l("Access to people"),
}
SIDE_LABELS: dict[Side, LazyString] = {
    Side.INSIDE: _l("Inside"),
    Side.OUTSIDE: _l("Outside"),
}
PROGRAMME_LABELS: dict[ProgrammeStatus, LazyString] = {
    ProgrammeStatus.CONSIDERING: _l("Considering"),
    ProgrammeStatus.APPLIED: _l("Applied"),
    ProgrammeStatus.ACCEPTED: _l("Application accepted"),
    ProgrammeStatus.REJECTED: _l("Turned down"),
    ProgrammeStatus.WITHDRAWN: _l("Withdrawn"),
    ProgrammeStatus.MATCHED: _l("Matched"),
}
ROLE_LABELS: dict[Role, LazyString] = {
    Role.MENTEE: _l("I am mentored"),
    Role.MENTOR: _l("I am the mentor"),
}
BEGINNING_LABELS: dict[Beginning, LazyString] = {
    Beginning.I_ASKED: _l("I asked"),
    Beginning.THEY_OFFERED: _l("They offered"),
    Beginning.IT_GREW: _l("It grew by itself"),
    Beginning.PROGRAMME: _l("A programme matched us"),
}
PHASE_LABELS: dict[Phase, LazyString] = {
    Phase.PREPARATION: _l("Preparation"),
    Phase.NEGOTIATION: _l("Negotiation"),
    Phase.ENABLING: _l("Enabling growth"),
    Phase.CLOSURE: _l("Closure"),
}
RHYTHM_LABELS: dict[Rhythm, LazyString] = {
    Rhythm.WEEKLY: _l("Every week"),
    Rhythm.FORTNIGHTLY: _l("Every two weeks"),
    Rhythm.MONTHLY: _l("Every month"),
    Rhythm.EVERY_TWO_MONTHS: _l("Every two months"),
    Rhythm.QUARTERLY: _l("Every three months"),
}
FORMAT_LABELS: dict[Format, LazyString] = {
    Format.FORMAL_AGENDA: _l("Formal agendas"),
    Format.TOPIC_AGENDA: _l("Topic agendas"),
    Format.RECORDED: _l("Recorded conversations"),
    Format.OPEN: _l("Open talks"),
}
SECRECY_LABELS: dict[Secrecy, LazyString] = {
    Secrecy.NONE: _l("Not needed"),
    Secrecy.TO_SIGN: _l("To be signed"),
    Secrecy.SIGNED: _l("Signed"),
}
THEME_LABELS: dict[Theme, LazyString] = {
    Theme.WORK: _l("The work"),
    Theme.PERSON: _l("The person"),
    Theme.SETTING: _l("The setting"),
    Theme.WISH: _l("The wish"),
}
GOAL_LABELS: dict[GoalState, LazyString] = {
    GoalState.OPEN: _l("Open"),
    GoalState.MET: _l("Reached"),
    GoalState.DROPPED: _l("Dropped"),
}
GOAL_VERDICT_LABELS: dict[GoalVerdict, LazyString] = {
    GoalVerdict.PROGRESS: _l("Progress"),
    GoalVerdict.MET: _l("Reached"),
    GoalVerdict.MOVED: _l("Moved"),
    GoalVerdict.DROPPED: _l("Dropped"),
    GoalVerdict.REOPENED: _l("Reopened"),
}
ITEM_LABELS: dict[ItemKind, LazyString] = {
    ItemKind.TOPIC: _l("Topic"),
    ItemKind.QUESTION: _l("Question"),
    ItemKind.IDEA: _l("Idea to validate"),
    ItemKind.ADVICE: _l("Advice"),
    ItemKind.ACTION: _l("Action"),
}
IDEA_LABELS: dict[IdeaVerdict, LazyString] = {
    IdeaVerdict.GOOD: _l("Show it"),
    IdeaVerdict.NEEDS_WORK: _l("Work on it first"),
    IdeaVerdict.DROP: _l("Better left alone"),
}
ADVICE_LABELS: dict[AdviceVerdict, LazyString] = {
    AdviceVerdict.TRIED: _l("Tried"),
    AdviceVerdict.NOT_YET: _l("Not yet"),
    AdviceVerdict.NOT_FOR_ME: _l("Not for me"),
}
CHECK_IN_LABELS: dict[CheckInHow, LazyString] = {
    CheckInHow.IN_PERSON: _l("In person"),
    CheckInHow.CALL: _l("By call"),
    CheckInHow.MAIL: _l("By mail"),
}
ISSUE_LABELS: dict[Issue, LazyString] = {
    Issue.NO_CHEMISTRY: _l("We do not get on"),
    Issue.TOO_BUSY: _l("One of us is too busy"),
    Issue.DRIFTING: _l("It is drifting"),
}
HELP_LABELS: dict[HelpDirection, LazyString] = {
    HelpDirection.RECEIVED: _l("Help received"),
    HelpDirection.GIVEN: _l("Help given"),
}
OUTCOME_LABELS: dict[OutcomeKind, LazyString] = {
    OutcomeKind.RAISE: _l("Raise"),
    OutcomeKind.PROMOTION: _l("Promotion"),
    OutcomeKind.SKILL: _l("Skill"),
    OutcomeKind.CONNECTION: _l("Connection"),
    OutcomeKind.DECISION: _l("Decision"),
    OutcomeKind.CONFIDENCE: _l("Confidence"),
}
