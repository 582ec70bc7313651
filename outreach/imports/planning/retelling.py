"""What of the messages of a file is news: not what touchpoints tell already, nor what has not happened yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.activities.activity import Activity
from outreach.imports.activities.gathering import NO_THREAD
from outreach.imports.activities.moments import EARLIEST
from outreach.imports.findings import Rejected
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.planning.knowing import Acquaintance, some
from outreach.imports.reading import Reading

ALREADY_THERE, FUTURE, NO_DATE = "known", "future", "no_date"
_AT_ONCE = 500
# Clocks of mail servers differ, and days end at different hours.
_EARLY = timedelta(days=1)


class Retelling:
    """Passes on the people of a file, with those of their messages that are new."""

    def __init__(self, session: Session, owner_id: int, at: datetime, reading: Reading) -> None:
        self._session, self._owner_id, self._at, self._reading = session, owner_id, at, reading
        self._counted: Counter[str] = Counter()
        self._told: set[str] = set()

    @property
    def skipped(self) -> Counter[str]:
        """Messages that are no contact, by reason: those of the reading, and those that were left out here."""
        return self._counted + Counter(self._reading.skipped)

    def news(self, found: Iterable[Plain | Person | Rejected]) -> Iterator[Plain | Person | Rejected]:
        """Everybody who is brought in at all. People without messages pass as they are."""
        pending = iter(found)
        for one in pending:
            if not isinstance(one, Person) or not one.activities:
                yield one
                continue
            few = [one, *islice(pending, _AT_ONCE - 1)]
            yield from self._looked_up(few)

    def _looked_up(self, few: Sequence[Plain | Person | Rejected]) -> Iterator[Plain | Person | Rejected]:
        people = [one for one in few if isinstance(one, Person) and one.activities]
        told = [activity for one in people for activity in one.activities]
        there = self._there([reference for one in told for reference in (one.reference, *one.ties)])
        known = self._known([one for one in people if one.only_known])
        for one in few:
            if not isinstance(one, Person) or not one.activities:
                yield one
            elif one.only_known and not known.intersection(one.keys):
                self._leave_out(one.activities, one.only_known)
            else:
                yield from self._with_news(one, there)

    def _with_news(self, one: Person, there: set[str]) -> Iterator[Person]:
        told = [activity for activity in one.activities if self._is_new(activity, there)]
        # What only follows from another message is no news by itself.
        one.activities = told if any(not activity.implied for activity in told) else []
        if one.activities or not one.only_known:
            yield one

    def _is_new(self, activity: Activity, there: set[str]) -> bool:
        if activity.reference in there or activity.reference in self._told:
            self._leave_out([activity], ALREADY_THERE)
            return False
        if activity.ties and not there.intersection(activity.ties):
            self._leave_out([activity], NO_THREAD)
            return False
        if activity.at < EARLIEST:
            self._leave_out([activity], NO_DATE)
            return False
        if activity.at > self._at + _EARLY:
            self._leave_out([activity], FUTURE)
            return False
        self._told.add(activity.reference)
        return True

    def _leave_out(self, activities: Iterable[Activity], why: str) -> None:
        count = sum(not activity.again for activity in activities)
        if count:
            self._counted[why] += count

    def _there(self, references: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for few in some(references):
            found.update(self._session.scalars(queries.references_there(self._owner_id, few)))
        return found

    def _known(self, people: Sequence[Person]) -> set[str]:
        today = self._at.date()
        return set(Acquaintance(self._session, self._owner_id, today, locking=False)(people)) if people else set()
