"""How far an introduction got, and what is to be done next. Pure, but for the rows that are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from outreach.models import Introduction, Touchpoint


class Next(StrEnum):
    """What is to be done about a path; the order is that of the page."""

    TO_ASK = "to_ask"
    WAITING = "waiting"
    TO_THANK = "to_thank"
    DONE = "done"


class Step(StrEnum):
    """What may be said of a path, each with its day."""

    ASKED = "asked"
    MADE = "made"
    DECLINED = "declined"
    THANKED = "thanked"


@dataclass(frozen=True, slots=True)
class Days:
    """When each step was; none where it was not. Made and declined exclude each other."""

    asked: date | None = None
    made: date | None = None
    declined: date | None = None
    thanked: date | None = None

    @property
    def next(self) -> Next:
        """What is to be done."""
        if self.thanked is not None:
            return Next.DONE
        if self.made is not None or self.declined is not None:
            return Next.TO_THANK
        return Next.WAITING if self.asked is not None else Next.TO_ASK


@dataclass(frozen=True, slots=True)
class Path:
    """Who can introduce me to whom, and how far that got."""

    row: Introduction
    days: Days

    @property
    def introducer(self) -> str:
        """The name of whoever knows both of us."""
        return introducer_name(self.row)

    @property
    def next(self) -> Next:
        """What is to be done."""
        return self.days.next


def introducer_name(row: Introduction) -> str:
    """The name of the lead, or what was typed of a plain contact."""
    return row.introducer.display_name if row.introducer is not None else row.introducer_name


def days_of(row: Introduction, touchpoint: Touchpoint | None, zone: ZoneInfo) -> Days:
    """What is valid today: an introduction of which the contact was taken back was not made, nor thanked for."""
    made = row.made_on
    if made is not None and touchpoint is not None:
        made = touchpoint.moment.local_day(zone) if touchpoint.voided_at is None else None
    thanked = row.thanked_on if made is not None or row.declined_on is not None else None
    return Days(row.asked_on, made, row.declined_on, thanked)


def paths_of(rows: Iterable[Any], zone: ZoneInfo) -> list[Path]:
    """Rows of `queries` with their contacts; after a merge nobody is introduced to themselves."""
    return [Path(row, days_of(row, touchpoint, zone)) for row, touchpoint in rows if row.introducer_id != row.lead_id]
