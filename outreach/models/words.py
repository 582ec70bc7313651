"""The fixed lists of words of the field: stages, channels, sources and the like."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a lead got; declared in order."""

    PROSPECT = "prospect"
    CONTACTED = "contacted"
    REPLIED = "replied"
    MET = "met"
    ONGOING = "ongoing"

    @property
    def rank(self) -> int:
        """0 for prospect to 4 for ongoing."""
        return STAGES.index(self)


STAGES = tuple(Stage)


class Direction(StrEnum):
    """Who wrote or called: I did (out), or they did (in)."""

    OUT = "out"
    IN = "in"


class Kind(StrEnum):
    """What a touchpoint was."""

    MESSAGE = "message"
    CALL = "call"
    MEETING = "meeting"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"


class Channel(StrEnum):
    """How we were in touch."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    EVENT = "event"
    INTRODUCTION = "introduction"
    APPLICATION = "application"
    OTHER = "other"


class Source(StrEnum):
    """How I found the lead."""

    LINKEDIN = "linkedin"
    INTRODUCTION = "introduction"
    EVENT = "event"
    PROGRAMME = "programme"
    ARTICLE = "article"
    COLLEAGUE = "colleague"
    ALUMNI = "alumni"
    OTHER = "other"


class ClosingReason(StrEnum):
    """Why a lead is no longer pursued."""

    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    NOT_A_FIT = "not_a_fit"
    ENDED = "ended"


class StepKind(StrEnum):
    """What a follow-up asks me to do."""

    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    THANK = "thank"
    MEETING = "meeting"
    NEW_ADDRESS = "new_address"
    PARK = "park"
    KEEP_IN_TOUCH = "keep_in_touch"
    OTHER = "other"
