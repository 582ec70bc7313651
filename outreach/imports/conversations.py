"""LinkedIn's messages and invitations as people with their history."""

from collections.abc import Iterator
from functools import cached_property

from outreach.imports.activities.activity import Activity, reference_of
from outreach.imports.activities.gathering import Company
from outreach.imports.activities.parties import Parties, Taking, identity, said_identity
from outreach.imports.findings import Rejected
from outreach.imports.owner import Owner
from outreach.imports.people.identity import fingerprint
from outreach.imports.people.person import LENGTHS, Person
from outreach.imports.readers.grid import Grid
from outreach.imports.readers.invitations import Invitation, InvitationTable, in_zone
from outreach.imports.readers.messages import UNKNOWN_MEMBER, Message, MessageTable, Party
from outreach.models import Channel, Direction, Kind, folded


class Talks:
    """The messages of messages.csv. `parties` may know people from other files of the archive; `named` is who the
    user, or the archive's own Profile.csv, says the owner is."""

    def __init__(self, grid: Grid, parties: Parties, named: Party | None, owner: Owner) -> None:
        self._table, self._parties, self._named, self._owner = MessageTable(grid), parties, named, owner

    @cached_property
    def rows(self) -> int:
        """How many messages there are. The first reading: it also meets everybody whose name and profile stand
        together."""
        count = 0
        for one in self._table.rows():
            count += 1
            if isinstance(one, Message):
                self._parties.meet(one.sender)
                if len(one.profiles) == 1:
                    self._parties.meet(Party(one.to, one.profiles[0]))
        return count

    @cached_property
    def me(self) -> Party | None:
        """Who the owner is; None when neither the user nor the file can tell."""
        if not self.rows:
            return self._named or Party(self._owner.name or "?")
        for said in (self._named, self._most(), Party(self._owner.name)):
            found = self._parties.met(said) if said else None
            if found is not None:
                return found
        return None

    def tell(self, company: Company) -> Iterator[Rejected]:
        """Put every message with the people to whom it belongs."""
        for one in self._table.rows():
            if isinstance(one, Rejected):
                yield one
            elif why := one.why or self._told(one, company):
                company.skipped[why] += 1

    def _most(self) -> Party | None:
        taking = Taking()
        for one in self._table.rows():
            if isinstance(one, Message):
                people = [self._parties.known(one.sender), *self._parties.recipients(one)]
                taking.add(one.conversation, (identity(party) for party in people if not party.is_hidden))
        most = taking.most()
        return said_identity(most) if most else None

    def _told(self, one: Message, company: Company) -> str:
        """Tell one message; why it belongs to nobody, if so."""
        sender = self._parties.known(one.sender)
        mine = self._is_me(sender)
        others = [self._parties.known(party) for party in self._parties.recipients(one)] if mine else [sender]
        if mine and others and all(map(self._is_me, others)):
            return "no_recipient"
        others = [party for party in others if not party.is_hidden and not self._is_me(party)]
        for place, party in enumerate(others):
            _tell(company, party, self._activity(one, sender, party, again=place > 0))
        return "" if others else UNKNOWN_MEMBER

    def _activity(self, one: Message, sender: Party, party: Party, *, again: bool) -> Activity:
        if one.at is None:
            raise ValueError("a message without a moment is no contact")
        direction = Direction.IN if party is sender else Direction.OUT
        said = (one.conversation, one.at.isoformat(), identity(sender), identity(party), one.text)
        reference = reference_of("linkedin message", *said)
        return Activity(one.line, one.at, direction, Channel.LINKEDIN, Kind.MESSAGE, one.text, reference, again)

    def _is_me(self, party: Party) -> bool:
        me = self.me
        if me is None:
            return False
        if me.slug and party.slug:
            return me.slug == party.slug
        return bool(me.name) and folded(me.name) == folded(party.name)


class Asked:
    """The invitations of Invitations.csv. Their hours are those of the account's zone: the file names none."""

    def __init__(self, grid: Grid, parties: Parties, owner: Owner) -> None:
        self._table, self._parties, self._zone = InvitationTable(grid), parties, owner.zone

    @cached_property
    def rows(self) -> int:
        """How many invitations there are."""
        count = 0
        for one in self._table.rows():
            count += 1
            if isinstance(one, Invitation):
                self._parties.meet(one.other)
        return count

    def tell(self, company: Company) -> Iterator[Rejected]:
        """Put every invitation with the person who sent or got it."""
        for one in self._table.rows():
            if isinstance(one, Rejected):
                yield one
            elif one.why or one.sent is None:
                company.skipped[one.why or "no_date"] += 1
            else:
                other = self._parties.known(one.other)
                said = (one.direction, one.sent.isoformat(timespec="minutes"), identity(other))
                at, reference = in_zone(one.sent, self._zone), reference_of("linkedin invitation", *said)
                activity = Activity(one.line, at, one.direction, Channel.LINKEDIN, Kind.MESSAGE, one.text, reference)
                _tell(company, other, activity)


def _tell(company: Company, party: Party, activity: Activity) -> None:
    company.tell(identity(party), activity, lambda: _person(party, activity.line))


def _person(party: Party, line: int) -> Person:
    person = Person(line, texts={"source": "linkedin"})
    if party.name:
        person.texts["full_name"] = party.name[: LENGTHS["full_name"]]
    if party.slug:
        person.texts["linkedin"] = party.slug
    # Without a profile the name is all there is; it is the same person when the same file comes again.
    person.keys = ("l" + party.slug,) if party.slug else ("f" + fingerprint(["linkedin", folded(party.name)]),)
    return person
