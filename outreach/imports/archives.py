"""LinkedIn's archive as it is mailed: the connections as people, and with each of them what was said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from outreach.imports.activities.gathering import Company
from outreach.imports.activities.parties import Parties, said_party
from outreach.imports.choices import Choices
from outreach.imports.columns import header_words
from outreach.imports.columns.mapping import Column
from outreach.imports.conversations import Asked, Talks
from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.formats import Format
from outreach.imports.histories import History
from outreach.imports.limits import Limits
from outreach.imports.linkedin import shown
from outreach.imports.owner import Owner
from outreach.imports.people.person import Person
from outreach.imports.people.survey import Survey
from outreach.imports.readers.messages import Party
from outreach.imports.readers.table import TextGrid
from outreach.imports.readers.zipped import Member
from outreach.imports.tables import TableReading

CONNECTIONS, MESSAGES, INVITATIONS, PROFILE = "connections", "messages", "invitations", "profile"
PARTS = (CONNECTIONS, MESSAGES, INVITATIONS)
# A list of guide messages is in every archive, and is never anything but its header.
_SILENT = frozenset({"guidemessages", "learningcoachmessages", PROFILE, *PARTS})


class ArchiveReading(History):
    """Connections, messages and invitations of one archive. Its rows are those of the connections; people who are
    known from messages alone come beside them."""

    kind = "linkedin_archive"

    def __init__(self, members: Sequence[Member], limits: Limits, choices: Choices, owner: Owner) -> None:
        super().__init__()
        found: dict[str, Member] = {}
        for one in members:
            if one.ending == "csv" and one.plain in (*PARTS, PROFILE):
                found.setdefault(one.plain, one)
        self._parties, self._limits, self._choices, self._owner = Parties(), limits, choices, owner
        self._people = self._opened(found.get(CONNECTIONS))
        self._profile = found.get(PROFILE)
        messages, invitations = (_grid(found.get(part), limits) for part in (MESSAGES, INVITATIONS))
        self._talks = Talks(messages, self._parties, self._named(), owner) if messages else None
        self._asked = Asked(invitations, self._parties, owner) if invitations else None
        self.left_out = [one.path for one in members if one.plain not in _SILENT or one.ending != "csv"]

    @property
    def asks_me(self) -> bool:  # type: ignore[override]
        """Only messages need it."""
        return self._talks is not None

    @property
    def me(self) -> str | None:
        """The owner of the archive."""
        self._meet()
        return shown(self._talks.me) if self._talks else None

    @property
    def columns(self) -> list[Column]:
        """Those of the connections."""
        return self._people.columns if self._people else []

    @property
    def sample(self) -> Sequence[Sequence[str]]:  # type: ignore[override]
        """The first connections."""
        return self._people.sample if self._people else ()

    @property
    def format(self) -> Format:
        """How the connections were read."""
        return self._people.format if self._people else Format()

    def first_people(self, orders: dict[int, str]) -> list[tuple[int, list[str], Person]]:
        """The first connections as they would be stored."""
        return self._people.first_people(orders) if self._people else []

    def survey(self, tell: Callable[[int], None] = lambda _rows: None) -> Survey:
        """Read everything a first time."""
        found = self._people.survey(tell) if self._people else Survey()
        self._meet()
        found.rows += sum(part.rows for part in (self._talks, self._asked) if part)
        return found

    def found(self, survey: Survey, notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
        """The connections, each with what was said; then whom only messages or invitations know."""
        self._meet()
        company = Company()
        for part in (self._talks, self._asked):
            if part:
                yield from part.tell(company)
        if self._people:
            for one in _one_by_one(self._people, survey, notice):
                yield self._with_history(one, company)
        yield from self._beside(company)
        self.skipped = company.skipped

    def _with_history(self, one: Person | Rejected, company: Company) -> Person | Rejected:
        for key in one.keys if isinstance(one, Person) else ():
            told = company.take(key[1:]) if key[0] == "l" else None
            if told is not None and isinstance(one, Person):
                one.activities += told.activities
        return one

    def _beside(self, company: Company) -> Iterator[Person]:
        for person in company.people():
            person.aside = self._people is not None
            yield person

    @cached_property
    def _met(self) -> bool:
        """Whether everybody whose name and profile stand together was met: names alone are understood by them."""
        for name, slug in _named_profiles(self._people):
            self._parties.meet(Party(name, slug))
        for part in (self._talks, self._asked):
            if part:
                assert part.rows >= 0
        return True

    def _meet(self) -> None:
        assert self._met

    def _opened(self, member: Member | None) -> TableReading | None:
        if member is None:
            return None
        try:
            return TableReading(member, self._limits, self._choices)
        except Refused as refused:
            if refused.code == "empty":
                return None
            raise

    def _named(self) -> Party | None:
        """Who the user says, else the archive's own profile, names as the owner."""
        if said := said_party(self._choices.me or ""):
            return said
        grid = _grid(self._profile, self._limits)
        for cells in _first_row(grid) if grid else ():
            name = " ".join(part for field in ("first name", "last name") if (part := cells.get(field, "").strip()))
            return Party(name) if name else None
        return None


def _grid(member: Member | None, limits: Limits) -> TextGrid | None:
    """A table of the archive; None when it is empty or not there."""
    if member is None:
        return None
    try:
        return TextGrid(member, limits, Choices())
    except Refused as refused:
        if refused.code == "empty":
            return None
        raise


def _first_row(grid: TextGrid) -> Iterator[Mapping[str, str]]:
    headers = [header_words.plain(header) for header in grid.layout.headers]
    for _line, cells, flaw in grid.again().rows():
        if not flaw:
            yield dict(zip(headers, cells, strict=False))


def _named_profiles(people: TableReading | None) -> Iterator[tuple[str, str]]:
    if people is None:
        return
    for one in _one_by_one(people, Survey(), lambda _notice: None):
        if isinstance(one, Person) and "linkedin" in one.texts and "full_name" in one.texts:
            yield one.texts["full_name"], one.texts["linkedin"]


def _one_by_one(people: TableReading, survey: Survey, notice: Callable[[Notice], None]) -> Iterator[Person | Rejected]:
    for one in people.found(survey, notice):
        if isinstance(one, Person | Rejected):
            yield one
        else:
            yield from one.people()
