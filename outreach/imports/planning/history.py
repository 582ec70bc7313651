"""What the columns of a file tell about the past: a status, days of contact. Pure; times come in.

The word of the status is what the user says today; the days are when it happened. Days are written as passages set by
hand, each at its day; a stage of which no day is known is dated by the last day that the row names, else today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outreach.models import ClosingReason, Stage

_DAYS = (("first_contact", Stage.CONTACTED), ("replied_on", Stage.REPLIED), ("met_on", Stage.MET))
_TELLING = frozenset({"stage", "closing", "last_contacted", *(name for name, _stage in _DAYS)})
DO_NOT_CONTACT = "do_not_contact"


@dataclass(frozen=True, slots=True)
class Told:
    """Passages by day (None: today, for want of a day), a closing with its day, and what could not be believed."""

    passages: tuple[tuple[Stage, date | None], ...] = ()
    closing: ClosingReason | None = None
    closed_on: date | None = None
    do_not_contact: bool = False
    doubts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.passages or self.closing or self.do_not_contact)


NOTHING = Told()


def told_by(texts: Mapping[str, str], today: date) -> Told:
    """The history that a row tells; NOTHING for most rows."""
    if _TELLING.isdisjoint(texts):
        return NOTHING
    doubts = [("future_day", name) for name in _TELLING - {"stage", "closing"} if texts.get(name, "") > str(today)]
    past = [name for name, _stage in _DAYS if _past(texts.get(name, ""), today)]
    days = {name: date.fromisoformat(texts[name]) for name in past}
    last = _last_day(texts, days, today)
    said = Stage(texts["stage"]) if "stage" in texts else None
    if said is Stage.PROSPECT:
        return Told(doubts=(*doubts, *(("not_contacted_yet", name) for name in days)))
    passages = _passages(days, said, last, _past(texts.get("last_contacted", ""), today))
    why = texts.get("closing", "")
    closing = ClosingReason(why) if why and why != DO_NOT_CONTACT else None
    if last is None and (passages or closing):
        doubts.append(("no_day", "stage"))
    return Told(tuple(passages), closing, last if closing else None, why == DO_NOT_CONTACT, tuple(doubts))


def _passages(
    days: Mapping[str, date], said: Stage | None, last: date | None, touched: bool
) -> list[tuple[Stage, date | None]]:
    passages: list[tuple[Stage, date | None]] = [(stage, days[name]) for name, stage in _DAYS if name in days]
    if not passages and touched and said is None:
        said = Stage.CONTACTED
    reached = [stage for stage, _day in passages] + ([said] if said else [])
    if not reached:
        return []
    highest = max(reached, key=lambda stage: stage.rank)
    # The latest word is the one that counts, so the highest stage must also be the latest.
    latest = max(passages, key=lambda passage: (passage[1] or date.max, passage[0].rank), default=None)
    if latest is None or latest[0] is not highest:
        passages.append((highest, last))
    return passages


def _last_day(texts: Mapping[str, str], days: Mapping[str, date], today: date) -> date | None:
    known = list(days.values())
    if _past(texts.get("last_contacted", ""), today):
        known.append(date.fromisoformat(texts["last_contacted"]))
    return max(known, default=None)


def _past(text: str, today: date) -> bool:
    return bool(text) and text <= str(today)
