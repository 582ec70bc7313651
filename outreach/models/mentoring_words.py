"""The fixed lists of words of briefs, of ways to a person, and of mentorships."""

from enum import StrEnum


class Category(StrEnum):
    """What mentoring is asked for most; a brief may name its own instead."""

    CUSTOMERS = "customers"
    CAPACITY = "capacity"
    RISK = "risk"
    SOCIAL_MEDIA = "social_media"
    GLOBAL = "global"


class Criterion(StrEnum):
    """What makes somebody a mentor; being good at the job is not enough."""

    ATTITUDE = "attitude"
    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    WILLINGNESS = "willingness"
    ACCESS = "access"


class Side(StrEnum):
    """Where a mentor is sought: within my own company (or industry), or outside of it."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class ProgrammeStatus(StrEnum):
    """How far an application to a programme got."""

    CONSIDERING = "considering"
    APPLIED = "applied"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MATCHED = "matched"


class Role(StrEnum):
    """What I am in a mentorship."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Beginning(StrEnum):
    """How a mentorship began."""

    I_ASKED = "i_asked"
    THEY_OFFERED = "they_offered"
    IT_GREW = "it_grew"
    PROGRAMME = "programme"


class Phase(StrEnum):
    """The four phases of a mentorship; declared in order."""

    PREPARATION = "preparation"
    NEGOTIATION = "negotiation"
    ENABLING = "enabling"
    CLOSURE = "closure"

    @property
    def rank(self) -> int:
        """0 for preparation to 3 for closure."""
        return PHASES.index(self)


PHASES = tuple(Phase)


class Rhythm(StrEnum):
    """How often."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    EVERY_TWO_MONTHS = "every_two_months"
    QUARTERLY = "quarterly"


class Format(StrEnum):
    """How talks are held."""

    FORMAL_AGENDA = "formal_agenda"
    TOPIC_AGENDA = "topic_agenda"
    RECORDED = "recorded"
    OPEN = "open"


class Party(StrEnum):
    """One of the two: me, or the person on the other side."""

    ME = "me"
    THEM = "them"


class Starter(StrEnum):
    """Who starts a contact."""

    ME = "me"
    THEM = "them"
    EITHER = "either"


class Secrecy(StrEnum):
    """How it stands with the non-disclosure agreement."""

    NONE = "none"
    TO_SIGN = "to_sign"
    SIGNED = "signed"


class VersionState(StrEnum):
    """What became of one version of an agreement: being written, proposed by the other side, in force, put aside."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    CURRENT = "current"
    REPLACED = "replaced"
    REFUSED = "refused"


class Door(StrEnum):
    """What a link for the other side opens: one page, and nothing else."""

    AGREEMENT = "agreement"
    PULSE = "pulse"
    MEETING = "meeting"


class Theme(StrEnum):
    """What a question of the discovery is about."""

    WORK = "work"
    PERSON = "person"
    SETTING = "setting"
    WISH = "wish"


class GoalState(StrEnum):
    """Where a goal stands; one that moved is open, with another day."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


class GoalVerdict(StrEnum):
    """What a review said of a goal."""

    PROGRESS = "progress"
    MET = "met"
    MOVED = "moved"
    DROPPED = "dropped"
    REOPENED = "reopened"


class MeetingState(StrEnum):
    """What became of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What stands on the page of a meeting."""

    TOPIC = "topic"
    QUESTION = "question"
    IDEA = "idea"
    ADVICE = "advice"
    ACTION = "action"


class IdeaVerdict(StrEnum):
    """What the mentor said of an idea before it is shown at work."""

    GOOD = "good"
    NEEDS_WORK = "needs_work"
    DROP = "drop"


class AdviceVerdict(StrEnum):
    """What I did with an advice; all are equal in rank."""

    TRIED = "tried"
    NOT_YET = "not_yet"
    NOT_FOR_ME = "not_for_me"


class CheckInHow(StrEnum):
    """How a check-in was held."""

    IN_PERSON = "in_person"
    CALL = "call"
    MAIL = "mail"


class Issue(StrEnum):
    """What may be wrong between two people."""

    NO_CHEMISTRY = "no_chemistry"
    TOO_BUSY = "too_busy"
    DRIFTING = "drifting"


class HelpDirection(StrEnum):
    """Which way help went."""

    RECEIVED = "received"
    GIVEN = "given"


class OutcomeKind(StrEnum):
    """What came of a mentorship."""

    RAISE = "raise"
    PROMOTION = "promotion"
    SKILL = "skill"
    CONNECTION = "connection"
    DECISION = "decision"
    CONFIDENCE = "confidence"
