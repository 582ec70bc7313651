"""People as messages tell them: everybody once, with what was said."""

from collections import Counter
from collections.abc import Callable, Iterator

from outreach.imports.activities.activity import Activity
from outreach.imports.people.person import Person
from outreach.models import Direction

NOT_WRITTEN_TO, NOT_CHOSEN, NO_THREAD = "not_written_to", "not_chosen", "no_thread"
_MOST_PERHAPS = 5_000


class Company:
    """Everybody whom messages are with, by what they are recognised by."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self._people: dict[str, Person] = {}
        self._perhaps: dict[str, Person] = {}
        self._written_to: set[str] = set()

    def tell(self, key: str, activity: Activity, make: Callable[[], Person]) -> None:
        """Add what was said with somebody; `make` is asked the first time."""
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = make()
        person.activities.append(activity)
        if activity.direction is Direction.OUT:
            self._written_to.add(key)

    def tell_if_tied(self, key: str, activity: Activity, make: Callable[[], Person]) -> bool:
        """Keep an answer to something that another file may have told; False when there are too many of them."""
        person = self._perhaps.get(key)
        if person is None:
            if len(self._perhaps) >= _MOST_PERHAPS:
                return False
            person = self._perhaps[key] = make()
            person.only_known = NO_THREAD
        person.activities.append(activity)
        return True

    def take(self, key: str) -> Person | None:
        """Somebody whom another file of the archive knows too; they are not told again."""
        return self._people.pop(key, None)

    def people(self, *, strangers: bool = False) -> Iterator[Person]:
        """Everybody in the order of the file. Whom I never wrote to are told only when they are leads already,
        unless `strangers` are wanted."""
        for key, person in self._in_order():
            person.only_known = "" if strangers or key in self._written_to else NOT_WRITTEN_TO
            yield person

    def chosen(self) -> Iterator[Person]:
        """Everybody, and answers to what another file may have told of."""
        for _key, person in self._in_order():
            yield person
        yield from self._perhaps.values()

    def _in_order(self) -> list[tuple[str, Person]]:
        return sorted(self._people.items(), key=lambda item: item[1].line)
