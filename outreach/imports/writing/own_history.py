"""The histories of our own export, put into the database: on new leads, and on those that have no history yet.

A lead that has one keeps it: the same file again, or one that went out of this account, tells nothing twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from outreach.imports import queries
from outreach.imports.findings import Notice
from outreach.imports.people.person import LONGEST_TAG, Person
from outreach.imports.planning.knowing import some
from outreach.imports.planning.own_history import OwnHistory, history_of
from outreach.imports.planning.plan import Known
from outreach.imports.writing.activities import STANDING, Setting, steps_kept
from outreach.imports.writing.bulk import insert_rows
from outreach.imports.writing.rows import tag_key
from outreach.imports.writing.standing import STOOD
from outreach.leads import sheet
from outreach.leads.sheet_lines import Unreadable, When, moment
from outreach.models import Closing, ImportChange, Lead, Stage, StageEvent, Tag, Touchpoint
from outreach.models.funnel import event_of, standing
from outreach.models.held import kept
from outreach.models.numbering import reserve

One = TypeVar("One")
Lookup = Callable[[Sequence[Person]], Mapping[str, Known]]
Told = tuple[int, OwnHistory]
"""The number of a lead, and what is to be written about it."""
_LEAD: Any = Lead.__table__
_TOUCHPOINT: Any = Touchpoint.__table__
_EVENT: Any = StageEvent.__table__
_CLOSING: Any = Closing.__table__
_CHANGE: Any = ImportChange.__table__
_HISTORIES = (queries.with_history, queries.with_touchpoints)
_AT_ONCE = 500
_LONGEST_WHY = 300


class OwnHistories:
    """Listens to the people of a file as they pass, and writes the histories of those who have been written.

    Without `make_tags` nothing is written, and nobody is kept in mind."""

    def __init__(
        self, session: Session, lookup: Lookup, today: date, notice: Callable[[Notice], None],
        make_tags: Callable[[Sequence[str]], None] | None = None,
    ) -> None:  # fmt: skip
        self._session, self._lookup, self._today, self._notice = session, lookup, today, notice
        self._make_tags = make_tags
        self._waiting: list[tuple[Person, OwnHistory]] = []

    def heard(self, found: Iterable[One]) -> Iterator[One]:
        """Everybody as they come; those of whose history nothing is news lose it."""
        pending = iter(found)
        for one in pending:
            if not (isinstance(one, Person) and one.own):
                yield one
                continue
            few = [one, *islice(pending, _AT_ONCE - 1)]
            self._listen([each for each in few if isinstance(each, Person) and each.own])
            yield from few

    def write(self, setting: Setting) -> None:
        """Write the histories of those who have passed."""
        told, self._waiting = {person.line: (person, history) for person, history in self._waiting}, []
        made = []
        for few in some(list(told)):
            for line, lead_id in self._session.execute(queries.created_on_lines(setting.run, few)):
                made.append((lead_id, told.pop(line)[1]))
        _tell(self._session, setting, made)
        known = self._lookup([person for person, _history in told.values()]) if told else {}
        for person, history in told.values():
            lead = next((known[key] for key in person.keys if key in known), None)
            if lead is not None:
                _tell_known(self._session, setting, lead.lead_id, person.line, history)

    def _listen(self, people: Sequence[Person]) -> None:
        for person in people:
            if self._make_tags and (tags := (person.own or {}).get("all_tags")):
                self._make_tags(sheet.parted(tags))
        known = self._lookup(people)
        ids = sorted({one.lead_id for one in known.values()})
        old = {i for few in some(ids) for query in _HISTORIES for i in self._session.scalars(query(few))}
        for person in people:
            history = self._history(person)
            lead = next((known[key] for key in person.keys if key in known), None)
            if not history or (lead is not None and (lead.has_history or lead.lead_id in old)):
                person.own = None
            elif self._make_tags:
                self._waiting.append((person, history))

    def _history(self, person: Person) -> OwnHistory:
        try:
            return history_of(person.own or {}, self._today)
        except Unreadable as line:
            self._notice(Notice(person.line, sheet.STANDING["path"], str(line)[:200], "unreadable_history"))
            return OwnHistory()


def tag_maker(session: Session, owner_id: int, new_tags: list[int]) -> Callable[[Sequence[str]], None]:
    """Makes the tags of a whole file in the order in which they were first used: in this order they are told."""

    def make(tags: Sequence[str]) -> None:
        names = {tag_key(tag): tag for tag in tags}
        for keys in some(list(names)):
            for key, _number in session.execute(queries.tags_named(owner_id, keys)):
                names.pop(key)
        for key, name in names.items():
            made = insert(Tag).values(owner_id=owner_id, name=name[:LONGEST_TAG], name_key=key).returning(Tag.id)
            new_tags.append(session.execute(made).scalar_one())

    return make


def _tell_known(session: Session, setting: Setting, lead_id: int, line: int, history: OwnHistory) -> None:
    """On a lead that was there before, with what its undo needs."""
    names = (*STANDING, "version")
    row = (
        session.connection().execute(select(*(_LEAD.c[n] for n in names)).where(_LEAD.c.id == lead_id)).mappings().one()
    )
    steps = steps_kept(session, lead_id)
    _tell(session, setting, [(lead_id, history)])
    session.connection().execute(update(_LEAD).where(_LEAD.c.id == lead_id).values(version=row["version"] + 1))
    told = {"filled": {"history": "do_not_contact" if history.do_not_contact else "told"}, "line": line}
    held = {
        "before": {"lead": kept(dict(row), STANDING), "steps": steps, "left": steps},
        "version_after": row["version"] + 1,
    }
    always = {"owner_id": setting.owner.id, "run_id": setting.run.id, "lead_id": lead_id}
    session.connection().execute(insert(_CHANGE).values(always | told | held))


def _tell(session: Session, setting: Setting, told: Sequence[Told]) -> None:
    """The rows of these histories, and where each lead stands by them."""
    if not told:
        return
    always = {"owner_id": setting.owner.id, "recorded_at": setting.at, "import_run_id": setting.run.id}
    touchpoints, events = _touchpoints(session, setting, told, always)
    zone = setting.owner.zone
    by_hand = [
        always | _when(one.when, zone, lead_id) | _passage(one.stage, one.stage is Stage.CONTACTED, None, one.why)
        for lead_id, history in told
        for one in history.passages
    ]
    ends = [
        always | _when(end.when, zone, lead_id)
        | {"why": end.why, "parked_until": end.parked_until, "reopened_at": end.reopened_at}
        for lead_id, history in told
        for end in history.ends
    ]  # fmt: skip
    for table, rows in ((_TOUCHPOINT, touchpoints), (_EVENT, events + by_hand), (_CLOSING, ends)):
        if rows:
            insert_rows(session, table, rows)
    _stand(session, setting, told)


def _touchpoints(
    session: Session, setting: Setting, told: Sequence[Told], always: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The touchpoints, and the passages that they lead to."""
    pairs = [(lead_id, one, reference) for lead_id, history in told for one, reference in history.touches]
    taken = _taken(session, setting, [reference for *_one, reference in pairs if reference])
    touchpoints, events = [], []
    numbers = reserve(session.connection(), _TOUCHPOINT, len(pairs))
    for number, (lead_id, one, reference) in zip(numbers, pairs, strict=True):
        when = always | _when(one.when, setting.owner.zone, lead_id)
        words = {"direction": one.direction, "channel": one.channel, "kind": one.kind, "text": one.text}
        touchpoints.append(when | words | {"id": number, "reference": None if reference in taken else reference})
        taken.add(reference)
        if moved := event_of(one.kind, one.direction):
            events.append(when | _passage(*moved, number, ""))
    return touchpoints, events


def _taken(session: Session, setting: Setting, references: Sequence[str]) -> set[str]:
    """References that touchpoints of this account have already, and that of none."""
    found = {""}
    for few in some(references):
        found.update(session.scalars(queries.references_there(setting.owner.id, few)))
    return found


def _passage(stage: Stage, outgoing: bool, touchpoint_id: int | None, why: str) -> dict[str, Any]:
    return {"stage": stage, "outgoing": outgoing, "touchpoint_id": touchpoint_id, "why": why[:_LONGEST_WHY]}


def _when(when: When, zone: ZoneInfo, lead_id: int) -> dict[str, Any]:
    told = moment(when, zone)
    return {"lead_id": lead_id, "occurred_at": told.at, "occurred_on": told.day}


def _stand(session: Session, setting: Setting, told: Sequence[Told]) -> None:
    zone, rows = setting.owner.zone, []
    for lead_id, history in told:
        lead = Lead()
        lead.stand(standing(history.events(zone), history.closings(zone)))
        touched = max((moment(one.when, zone).at for one, _reference in history.touches), default=None)
        stood = {f"new_{name}": getattr(lead, name) for name in STOOD}
        forbidden = {"new_do_not_contact_at": setting.at if history.do_not_contact else None}
        rows.append({"lead_id": lead_id, "new_last_touch_at": touched} | forbidden | stood)
    names = (*STOOD, "last_touch_at", "do_not_contact_at")
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    session.connection().execute(update(_LEAD).where(_LEAD.c.id == bindparam("lead_id")).values(values), rows)
