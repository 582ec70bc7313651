"""What all files of messages have in common: they are no tables, and their rows are messages rather than people."""

from collections import Counter
from collections.abc import Sequence

from outreach.imports.columns.mapping import Column
from outreach.imports.formats import Format
from outreach.imports.people.person import Person


class History:
    """The part of a Reading that is the same for messages, invitations, mail and calendars."""

    kind = ""
    asks_me = False
    sample: Sequence[Sequence[str]] = ()
    counterparts: Sequence[tuple[str, str, bool, int]] = ()

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()

    @property
    def columns(self) -> list[Column]:
        """None: nothing is asked about columns."""
        return []

    @property
    def format(self) -> Format:
        """Nothing about it is chosen."""
        return Format()

    @property
    def me(self) -> str | None:
        """Whom the file is taken to belong to."""
        return None

    @property
    def has_people(self) -> bool:
        """Whether it is known who the owner is, where that matters."""
        return not self.asks_me or self.me is not None

    def first_people(self, _orders: dict[int, str]) -> list[tuple[int, list[str], Person]]:
        """Shown beside columns, of which there are none."""
        return []
