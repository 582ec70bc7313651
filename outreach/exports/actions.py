"""Writing leads down: the formats there are, and a file in one of them, piece by piece."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from outreach.exports import csv_file, sheets, table, vcard_file, workbook
from outreach.exports.records import numbers_of, records_of
from outreach.leads.filters import LeadFilter
from outreach.models import Account


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    ending: str
    mimetype: str


FORMATS = {
    "csv": Format("csv", "text/csv"),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "vcard": Format("vcf", "text/vcard"),
}
BY_ENDING = {kind.ending: name for name, kind in FORMATS.items()}


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is being written: how many leads will stand in it, and its pieces."""

    count: int
    pieces: Iterable[bytes]


def export(session: Session, owner: Account, chosen: LeadFilter, format_name: str, *, delimiter: str = ",") -> Export:
    """The leads that `chosen` leaves in, in the order of its list. They are read by `session` while the pieces are
    taken; of `owner` nothing is asked by then."""
    ids, since = numbers_of(session, owner, chosen), owner.created_at
    if format_name == "vcard":
        return Export(len(ids), vcard_file.encoded(records_of(session, ids, history=True)))
    layout = table.layout_of(session, ids)
    if format_name == "xlsx":
        return Export(len(ids), workbook.encoded(sheets.sheets_of(session, since, ids, layout)))
    rows = table.rows_of(since, records_of(session, ids, history=True), layout)
    return Export(len(ids), csv_file.encoded(layout.header, rows, delimiter))
