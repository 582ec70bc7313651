"""What every kind of file can be asked, whatever it looks like inside, and the one place that tells them apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from outreach.imports.cards import CardReading
from outreach.imports.choices import Choices
from outreach.imports.columns.mapping import Column
from outreach.imports.findings import Notice, Rejected
from outreach.imports.formats import Format
from outreach.imports.limits import Limits
from outreach.imports.opening import open_history
from outreach.imports.owner import Owner
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.people.survey import Survey
from outreach.imports.readers.packed import SIGNATURE, is_workbook
from outreach.imports.readers.parcels import table_in
from outreach.imports.readers.source import Source
from outreach.imports.readers.vcard import is_vcard
from outreach.imports.readers.workbook import WorkbookGrid
from outreach.imports.tables import TableReading

HEAD = 4096
"""Bytes by which a file is told."""


class Reading(Protocol):
    """A file opened with what the user chose. It is read twice: `survey` counts, `found` tells its people."""

    kind: str
    """The program or the sort of file: `linkedin_connections`, `vcard`, `mailbox`..."""

    @property
    def asks_me(self) -> bool:
        """Whether the file only makes sense once it is known who the owner is: messages, invitations, mail."""

    @property
    def me(self) -> str | None:
        """Whom it takes for the owner: a name, an address or a profile; None while nobody can tell."""

    @property
    def counterparts(self) -> Sequence[tuple[str, str, bool, int]]:
        """Whom a mailbox is about: address, name, whether they look like part of the search, how many messages."""

    @property
    def skipped(self) -> Mapping[str, int]:
        """Messages that are no contact, counted by reason code; complete once `found` was read to its end."""

    @property
    def columns(self) -> list[Column]:
        """Empty for files that are no tables."""

    @property
    def format(self) -> Format: ...

    @property
    def sample(self) -> Sequence[Sequence[str]]: ...

    @property
    def has_people(self) -> bool: ...

    def survey(self, tell: Callable[[int], None] = ...) -> Survey: ...

    def found(self, survey: Survey, notice: Callable[[Notice], None]) -> Iterator[Plain | Person | Rejected]: ...

    def first_people(self, orders: dict[int, str]) -> list[tuple[int, list[str], Person]]: ...


def open_file(source: Source, limits: Limits, choices: Choices | None = None, owner: Owner | None = None) -> Reading:
    """The file as its kind is read; `owner` is whose messages they are. Raises Refused when it cannot be brought in."""
    with source.open() as stream:
        head = stream.read(HEAD)
    if is_vcard(head, source.name):
        return CardReading(source, limits, choices or Choices())
    if head.startswith(SIGNATURE) and is_workbook(source, limits):
        return TableReading(source, limits, choices, WorkbookGrid(source, limits, choices or Choices()))
    if head.startswith(SIGNATURE) and (alone := table_in(source, limits)):
        reading = open_file(alone[0], limits, choices, owner)
        if isinstance(reading, TableReading):
            reading.left_out = alone[1]
        return reading
    history = open_history(head, source, limits, choices or Choices(), owner or Owner())
    return history or TableReading(source, limits, choices)
