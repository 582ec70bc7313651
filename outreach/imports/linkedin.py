"""LinkedIn's messages.csv and Invitations.csv, each by itself."""

from collections.abc import Callable, Iterator

from outreach.imports.activities.gathering import Company
from outreach.imports.activities.parties import Parties, said_party
from outreach.imports.choices import Choices
from outreach.imports.conversations import Asked, Talks
from outreach.imports.findings import Notice, Rejected
from outreach.imports.formats import Format
from outreach.imports.histories import History
from outreach.imports.owner import Owner
from outreach.imports.people.person import Person
from outreach.imports.people.survey import Survey
from outreach.imports.readers.grid import Grid
from outreach.imports.readers.messages import Party


class MessagesReading(History):
    """messages.csv by itself."""

    kind, asks_me = "linkedin_messages", True

    def __init__(self, grid: Grid, choices: Choices, owner: Owner) -> None:
        super().__init__()
        self._grid = grid
        self._talks = Talks(grid, Parties(), said_party(choices.me or ""), owner)

    @property
    def format(self) -> Format:
        """How the text was read."""
        return format_of(self._grid)

    @property
    def me(self) -> str | None:
        """The owner's profile, or name."""
        return shown(self._talks.me)

    def survey(self, _tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Count the messages."""
        return Survey(rows=self._talks.rows)

    def found(self, _survey: Survey, _notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
        """Everybody whom the owner wrote to; the others only where they are leads already."""
        self._talks.rows  # noqa: B018 (whoever is to be recognised by name has to be met before)
        company = Company()
        yield from self._talks.tell(company)
        yield from company.people()
        self.skipped = company.skipped


class InvitationsReading(History):
    """Invitations.csv by itself. Who asked me is told too: they wrote first."""

    kind = "linkedin_invitations"

    def __init__(self, grid: Grid, owner: Owner) -> None:
        super().__init__()
        self._grid = grid
        self._asked = Asked(grid, Parties(), owner)

    @property
    def format(self) -> Format:
        """How the text was read."""
        return format_of(self._grid)

    def survey(self, _tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Count the invitations."""
        return Survey(rows=self._asked.rows)

    def found(self, _survey: Survey, _notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
        """Everybody who was asked, or asked."""
        company = Company()
        yield from self._asked.tell(company)
        yield from company.people(strangers=True)
        self.skipped = company.skipped


def format_of(grid: Grid) -> Format:
    """How the text of a table was read."""
    return Format(grid.layout.encoding or None, grid.layout.delimiter or None, grid.layout.header_line)


def shown(party: Party | None) -> str | None:
    """Somebody as the user would name them."""
    return (party.slug or party.name) if party else None
