"""Leads as the rows of a table, the same for CSV and for a workbook: its columns, and what stands in them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from sqlalchemy.orm import Session

from outreach.exports import queries
from outreach.exports.records import Record, read_details, records_of, some
from outreach.exports.shapes import custom, lead_shape
from outreach.leads import sheet, sheet_lines
from outreach.leads.sheet_lines import End, Passage, Touch, when_of
from outreach.models import Moment
from outreach.models.funnel import Event, counts

MOST_CUSTOM = 250
"""Columns for fields of one's own; our importer takes 500 columns. Further fields share one."""
# What stands in as many columns as it needs, after all that stands in one.
_WIDTHS = {"path": 1, "told": 1, "references": 0, "more": 0, "all_tags": 0}
_PLAIN = tuple(name for name in sheet.COLUMNS if name not in _WIDTHS)
_plain = itemgetter(*_PLAIN)
_LISTS = ("email_other", "phone_other", "tags")


@dataclass(frozen=True, slots=True)
class Layout:
    """`custom`: fields with a column of their own. `widths`: in how many columns something stands, where that is not
    always one: a long history goes on in the next, and what nobody has needs none."""

    custom: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """All that the leads wear, in the order in which they were first used: they stand in the first row, so that they
    come back in this order."""
    widths: Mapping[str, int] = field(default_factory=lambda: dict(_WIDTHS))

    @property
    def header(self) -> list[str]:
        """The words over the columns."""
        many = (title for name, width in self.widths.items() for title in _titles(name, width))
        return [*(sheet.COLUMNS[name] for name in _PLAIN), *many, *map(sheet.header_of_custom, self.custom)]


def layout_of(session: Session, ids: Sequence[int]) -> Layout:
    """What the table of these leads needs, found by looking through all of them."""
    names: dict[str, None] = {}
    tags: dict[int, str] = {}
    widths = dict(_WIDTHS)
    for few in some(ids):
        tags |= {row[0]: row[1] for row in session.execute(queries.tags_worn(few))}
        for told in session.scalars(queries.details_of(few)):
            names.update(dict.fromkeys(custom(read_details(told))))
        if session.scalar(queries.some_message(few)):
            widths["references"] = max(widths["references"], 1)
        long = list(session.scalars(queries.with_long_history(few, sheet_lines.CELL)))
        for record in records_of(session, long, history=True):
            for name, cells in history_cells(record).items():
                widths[name] = max(widths[name], len(cells))
    widths |= {"more": int(len(names) > MOST_CUSTOM), "all_tags": int(bool(tags))}
    return Layout(tuple(names)[:MOST_CUSTOM], tuple(tags[number] for number in sorted(tags)), widths)


def rows_of(since: datetime, records: Iterable[Record], layout: Layout) -> Iterator[list[Any]]:
    """What stands in the columns: texts, numbers, an empty text for nothing. `since`: when the account was made."""
    tags = layout.tags
    for record in records:
        shape = lead_shape(record) | {"all_tags": tags}
        own = {name: shape["custom"].pop(name, None) for name in layout.custom}
        yield [*_cells(since, record, shape, layout), *map(_text, own.values())]
        tags = ()


def _cells(since: datetime, record: Record, shape: dict[str, Any], layout: Layout) -> list[Any]:
    for name in _LISTS:
        shape[name] = sheet.joined(shape[name]) if shape[name] else None
    shape["linkedin"] = shape["linkedin"] and page_of(shape["linkedin"])
    shape["do_not_contact"] = "yes" if shape["do_not_contact"] else None
    shape["lead"] = mark_of(since, record)
    found = ["" if value is None else value for value in _plain(shape)]
    cells = history_cells(record) | {
        "more": [_text(shape["custom"])] if shape["custom"] else [],
        "all_tags": [sheet.joined(shape["all_tags"])] if shape["all_tags"] else [],
    }
    for name, width in layout.widths.items():
        found += islice(chain(cells[name], repeat("")), width)
    return found


def history_cells(record: Record) -> dict[str, list[str]]:
    """Touchpoints, stage path and references of messages, each in as few cells as can hold them."""
    if not record.touchpoints and not record.events and not record.closings:
        return {"told": [], "path": [], "references": []}
    touches = [touch_of(row) for row in record.touchpoints]
    references = [row.reference or "-" for row in record.touchpoints]
    return {
        "told": sheet_lines.cells(line for one in touches for line in sheet_lines.touch_lines(one)),
        "path": sheet_lines.cells(map(sheet_lines.path_line, path_of(record))),
        "references": sheet_lines.cells(references if set(references) != {"-"} else ()),
    }


def touch_of(row: Any) -> Touch:
    """One touchpoint."""
    return Touch(when_of(row.occurred_at, row.occurred_on), row.direction, row.channel, row.kind, row.text)


def path_of(record: Record) -> list[Passage | End]:
    """The passages that count, and the closings, by time."""
    outgoing = [moment_of(row) for row in record.events if row.outgoing]
    first = min(outgoing, key=lambda moment: moment.order, default=None)
    steps: list[tuple[Any, Passage | End]] = []
    for row in record.events:
        by_hand = row.touchpoint_id is None
        if counts(Event(row.stage, moment_of(row), by_hand, row.outgoing), first):
            passage = Passage(when_of(row.occurred_at, row.occurred_on), row.stage, by_hand, row.why)
            steps.append((row.occurred_at, passage))
    for row in record.closings:
        end = End(when_of(row.occurred_at, row.occurred_on), row.why, row.parked_until, row.reopened_at)
        steps.append((row.occurred_at, end))
    return [step for _at, step in sorted(steps, key=lambda step: step[0])]


def moment_of(row: Any) -> Moment:
    """When something happened."""
    return Moment(row.occurred_at, row.occurred_on)


def page_of(slug: str) -> str:
    """The address of a LinkedIn page."""
    return f"https://www.linkedin.com/in/{quote(slug, safe='')}"


def mark_of(since: datetime, record: Record) -> str:
    """By what our importer knows the lead again where neither address nor page tells it."""
    return sheet.mark(record.lead.id, record.lead.created_at, since)


def _titles(name: str, width: int) -> Iterator[str]:
    yield from (sheet.more(sheet.COLUMNS[name], number) for number in range(1, width + 1))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
