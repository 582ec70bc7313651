"""One contact that a file tells: it becomes a touchpoint of the person to whom it belongs."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from outreach.models import Channel, Direction, Kind

LONGEST_TEXT = 8_000


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
    again: bool = False
    """Whether the same message is told with somebody else already: it is counted once."""
    implied: bool = False
    """Whether it only follows from another one: written where no earlier contact of mine is known."""
    ties: tuple[str, ...] = ()
    """When this file does not hold what it answers: the references of which one must be here already."""


def reference_of(*parts: str) -> str:
    """What a message is recognised by, whatever file it comes in: 40 hexadecimal digits.

    >>> reference_of("mail", "a@example.org") == reference_of("mail", "b@example.org")
    False
    """
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=20).hexdigest()


def storable(text: str) -> str:
    """The text without what a database cannot hold: NUL, and halves of characters.

    >>> storable("a\\0b\\ud800")
    'ab?'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def shortened(text: str) -> str:
    """The text of a message as it is kept: what can be stored, and not all of it when it is long."""
    return storable(text[: 2 * LONGEST_TEXT]).replace("\r\n", "\n").replace("\r", "\n").strip()[:LONGEST_TEXT]
