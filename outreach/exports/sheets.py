"""The sheets of the workbook: one row a lead, one a touchpoint, one a step of the path."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from outreach.exports import table
from outreach.exports.records import Record, records_of
from outreach.exports.table import Layout
from outreach.exports.workbook import Sheet
from outreach.leads import sheet
from outreach.leads.sheet_lines import End, printed

WHO = ("Full Name", "Email", "LinkedIn")
TOUCHPOINTS = (*WHO, "When", "Direction", "Channel", "Kind", "Text", "Message reference", sheet.STANDING["lead"])
PATH = (*WHO, "When", "Stage", "Closed", "By hand", "Why", "Parked until", "Reopened at", sheet.STANDING["lead"])


def sheets_of(session: Session, since: datetime, ids: Sequence[int], layout: Layout) -> list[Sheet]:
    """The first sheet holds everything, and is what an import reads; the others are for looking and counting."""

    def read() -> Iterator[Record]:
        return records_of(session, ids, history=True)

    return [
        Sheet("Leads", layout.header, lambda: table.rows_of(since, read(), layout)),
        Sheet("Touchpoints", TOUCHPOINTS, lambda: _touchpoints(since, read())),
        Sheet("Stage path", PATH, lambda: _path(since, read())),
    ]


def _touchpoints(since: datetime, records: Iterator[Record]) -> Iterator[list[Any]]:
    for record in records:
        for row in record.touchpoints:
            one = table.touch_of(row)
            told = (printed(one.when), one.direction, one.channel, one.kind, one.text, row.reference or "")
            yield [*_who(record), *told, table.mark_of(since, record)]


def _path(since: datetime, records: Iterator[Record]) -> Iterator[list[Any]]:
    for record in records:
        for step in table.path_of(record):
            if isinstance(step, End):
                parked = step.parked_until.isoformat() if step.parked_until else ""
                told = ["", step.why, "", "", parked, printed(step.reopened_at) if step.reopened_at else ""]
            else:
                told = [step.stage, "", "yes" if step.by_hand else "", step.why, "", ""]
            yield [*_who(record), printed(step.when), *told, table.mark_of(since, record)]


def _who(record: Record) -> tuple[str, str, str]:
    lead = record.lead
    return lead.name, lead.email or "", table.page_of(lead.linkedin) if lead.linkedin else ""
