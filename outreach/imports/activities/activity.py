"""One contact that a file tells: it becomes a touchpoint of the person to whom it belongs."""

from dataclasses import dataclass
from datetime import datetime

from outreach.models import Channel, Direction, Kind


@dataclass(frozen=True, slots=True)
class Activity:
    """`line`: line of the file, or number of the message. `reference` recognises it when it comes again."""

    line: int
    at: datetime
    direction: Direction
    channel: Channel
    kind: Kind
    text: str
    reference: str
