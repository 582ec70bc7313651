"""Who is who in LinkedIn's files: names without a profile are put with the one profile that bears them, and the names
of several recipients, which one comma joins and another belongs to, are told apart by what is known."""

from collections import Counter
from collections.abc import Iterable, Sequence

from outreach.imports.people.identity import slug_of
from outreach.imports.readers.messages import Message, Party
from outreach.models import folded

NEARLY_EVERY = 0.9


class Parties:
    """Names and profiles of one archive."""

    def __init__(self) -> None:
        self._slugs: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    def meet(self, party: Party) -> None:
        """Remember a name, and the profile that bears it."""
        if party.name and not party.is_hidden:
            key = folded(party.name)
            self._shown.setdefault(key, party.name)
            if party.slug:
                self._slugs.setdefault(key, set()).add(party.slug)
                self._names.setdefault(party.slug, party.name)

    def met(self, party: Party) -> Party | None:
        """Somebody who wrote or was written to, as they are known; what follows a comma is no part of the name when
        nobody is called so: `Delacroix, PhD`."""
        found = self.known(party)
        if found.slug or folded(party.name) in self._shown:
            return found
        bare = folded(party.name).partition(",")[0]
        alike = [name for key, name in self._shown.items() if key.partition(",")[0] == bare]
        return self.known(Party(alike[0])) if len(alike) == 1 else None

    def known(self, party: Party) -> Party:
        """The same person with what else is known: the profile of a name that only one bears, the name of a profile."""
        if party.slug:
            return party if party.name else Party(self._names.get(party.slug, ""), party.slug)
        slugs = self._slugs.get(folded(party.name), ())
        return Party(party.name, next(iter(slugs))) if len(slugs) == 1 else party

    def recipients(self, message: Message) -> list[Party]:
        """Everybody to whom a message went. The text of the names is never cut at commas that may belong to a name."""
        slugs = message.profiles
        if len(slugs) == 1:
            return [Party(message.to, slugs[0])]
        if not slugs:
            return [self.known(Party(name)) for name in self._known_in(message.to)]
        names = {slug: self._names.get(slug, "") for slug in slugs}
        rest = _without(message.to, [name for name in names.values() if name])
        nameless = [slug for slug in slugs if not names[slug]]
        names.update(_dealt(rest, nameless))
        return [Party(names[slug], slug) for slug in slugs]

    def _known_in(self, to: str) -> list[str]:
        """The known names of which `to` is made, and what is left as one name."""
        if folded(to) in self._shown or ", " not in to:
            return [to]
        pieces, found, rest = to.split(", "), [], []
        while pieces:
            for length in range(len(pieces), 0, -1):
                name = ", ".join(pieces[:length])
                if folded(name) in self._shown:
                    found.append(name)
                    break
            else:
                length = 1
                rest.append(pieces[0])
            del pieces[:length]
        return found + ([", ".join(rest)] if rest else [])


class Taking:
    """Counts who takes part in which conversation: the owner takes part in nearly every one."""

    def __init__(self) -> None:
        self._in: Counter[str] = Counter()
        self._conversations: dict[str, set[str]] = {}

    def add(self, conversation: str, people: Iterable[str]) -> None:
        """`people` are in this conversation."""
        there = self._conversations.setdefault(conversation, set())
        for one in people:
            if one not in there:
                there.add(one)
                self._in[one] += 1

    def most(self) -> str | None:
        """The profile, or folded name, that takes part in nearly every conversation and more than any other."""
        first, second = [*self._in.most_common(2), ("", 0), ("", 0)][:2]
        enough = first[1] > second[1] and first[1] >= NEARLY_EVERY * len(self._conversations)
        return first[0] if enough else None


def identity(party: Party) -> str:
    """By what somebody is one person here: the profile, else the name."""
    return party.slug or f"={folded(party.name)}"


def said_identity(key: str) -> Party:
    """The person of an identity, as far as it tells."""
    return Party(key[1:]) if key.startswith("=") else Party("", key)


def said_party(me: str) -> Party | None:
    """Whom `--me` names, when it is a profile or a name; an address says nothing in LinkedIn's files."""
    slug = slug_of(me) or (slug_of(me, bare=True) if me.startswith("in/") else None)
    if slug:
        return Party("", slug)
    return None if "@" in me or not me.strip() else Party(me.strip())


def _without(text: str, names: Sequence[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        before, found, after = text.partition(name)
        if found:
            text = f"{before.rstrip(', ')}, {after.lstrip(', ')}".strip(", ")
    return text


def _dealt(text: str, slugs: Sequence[str]) -> dict[str, str]:
    """Names for profiles of which none is known: what is left when one is, else pieces that the profiles repeat."""
    if len(slugs) == 1:
        return {slugs[0]: text}
    pieces, names, waiting = [piece for piece in text.split(", ") if piece], list[str](), list(slugs)
    for piece in pieces:
        words = {word for word in folded(piece).replace("-", " ").replace("'", " ").split() if len(word) > 1}
        if waiting and words & set(waiting[0].split("-")):
            names.append(piece)
            waiting.pop(0)
        elif names:
            names[-1] += f", {piece}"
    return dict(zip(slugs, names, strict=True)) if len(names) == len(slugs) else {}
