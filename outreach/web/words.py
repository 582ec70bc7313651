"""The fixed lists of words, as a person reads them."""

from flask_babel.speaklater import LazyString

from outreach.models import Channel, ClosingReason, Direction, Kind, Source, Stage, StepKind
from outreach.text import _l

STAGE_LABELS: dict[Stage, LazyString] = {
    Stage.PROSPECT: _l("Prospect"),
    Stage.CONTACTED: _l("Contacted"),
    Stage.REPLIED: _l("Replied"),
    Stage.MET: _l("Met"),
    Stage.ONGOING: _l("Ongoing"),
}
CHANNEL_LABELS: dict[Channel, LazyString] = {
    Channel.EMAIL: _l("E-mail"),
    Channel.LINKEDIN: _l("LinkedIn"),
    Channel.PHONE: _l("Phone"),
    Channel.VIDEO: _l("Video"),
    Channel.IN_PERSON: _l("In person"),
    Channel.EVENT: _l("Event"),
    Channel.INTRODUCTION: _l("Introduction"),
    Channel.APPLICATION: _l("Application"),
    Channel.OTHER: _l("Other"),
}
SOURCE_LABELS: dict[Source, LazyString] = {
    Source.LINKEDIN: _l("LinkedIn"),
    Source.INTRODUCTION: _l("Introduction"),
    Source.EVENT: _l("Event"),
    Source.PROGRAMME: _l("Programme"),
    Source.ARTICLE: _l("Article or talk"),
    Source.COLLEAGUE: _l("Colleague"),
    Source.ALUMNI: _l("Alumni"),
    Source.OTHER: _l("Other"),
}
CLOSING_LABELS: dict[ClosingReason, LazyString] = {
    ClosingReason.DECLINED: _l("Declined"),
    ClosingReason.NO_ANSWER: _l("No answer"),
    ClosingReason.NOT_A_FIT: _l("Not a fit"),
    ClosingReason.ENDED: _l("Ended"),
}
KIND_LABELS: dict[Kind, LazyString] = {
    Kind.MESSAGE: _l("Message"),
    Kind.CALL: _l("Call"),
    Kind.MEETING: _l("Meeting"),
    Kind.AUTO_REPLY: _l("Automatic reply"),
    Kind.BOUNCE: _l("Undeliverable"),
}
DIRECTION_LABELS: dict[Direction, LazyString] = {
    Direction.OUT: _l("From me"),
    Direction.IN: _l("From them"),
}
STEP_LABELS: dict[StepKind, LazyString] = {
    StepKind.FOLLOW_UP: _l("Follow up"),
    StepKind.ANSWER: _l("Answer"),
    StepKind.THANK: _l("Say thank you"),
    StepKind.MEETING: _l("Meeting"),
    StepKind.NEW_ADDRESS: _l("Find another address"),
    StepKind.PARK: _l("Park for three months"),
    StepKind.KEEP_IN_TOUCH: _l("Keep in touch"),
    StepKind.OTHER: _l("Next step"),
}


def stage_label(stage: Stage | str) -> str:
    """`Contacted`, or `Contacté`."""
    return str(STAGE_LABELS[Stage(stage)])


def channel_label(channel: Channel | str) -> str:
    """`E-mail`."""
    return str(CHANNEL_LABELS[Channel(channel)])


def source_label(source: Source | str) -> str:
    """`Article or talk`."""
    return str(SOURCE_LABELS[Source(source)])


def closing_label(why: ClosingReason | str) -> str:
    """`No answer`."""
    return str(CLOSING_LABELS[ClosingReason(why)])


def kind_label(kind: Kind | str) -> str:
    """`Call`."""
    return str(KIND_LABELS[Kind(kind)])


def step_label(kind: StepKind | str) -> str:
    """`Follow up`."""
    return str(STEP_LABELS[StepKind(kind)])
