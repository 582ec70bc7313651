"""Workbooks: the sheet with people, its cells as somebody reads them on the screen; nothing is computed."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.people.person import Person
from outreach.imports.readers.cell_text import text_of
from tests.imports.bringing import everybody_in, reading

Rows = list[list[Any]]


def workbook(change: Callable[[Workbook], None] | None = None, **sheets: Rows) -> bytes:
    """An .xlsx file; `change` may do more to it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def taken(data: bytes, **choices: Any) -> tuple[list[Person], list[Rejected], list[Notice]]:
    return everybody_in(reading(data, "people.xlsx", **choices))


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (" as typed ", "General", " as typed "),
        (33639980102, "General", "33639980102"),
        (4.0, "General", "4"),
        (0.1 + 0.2, "0.00", "0.3"),
        (True, "General", "TRUE"),
        (datetime(2024, 3, 12), "dd/mm/yyyy", "2024-03-12"),  # noqa: DTZ001
        (datetime(2024, 3, 12, 9, 5), "General", "2024-03-12 09:05:00"),  # noqa: DTZ001
        (639980102, "0000000000", "0639980102"),
        (639980102, '0#" "##" "##" "##" "##', "06 39 98 01 02"),
        (2125550142, "[<=9999999]###-####;(###) ###-####", "2125550142"),
    ],
)
def test_a_cell_is_the_text_that_its_reader_sees(value: object, number_format: str, text: str) -> None:
    assert text_of(value, number_format) == text


def test_the_sheet_with_people_is_read_and_the_others_are_told() -> None:
    people, _rejected, notices = taken(
        workbook(Read_me=[["How to use this"]], Mentors=[["Name", "E-mail"], ["Ann", "ann@example.org"]], Old=[["x"]])
    )
    assert [person.emails for person in people] == [["ann@example.org"]]
    assert [(one.value, one.why) for one in notices] == [("Read_me", "other_sheet"), ("Old", "other_sheet")]


def test_a_header_below_a_title_days_and_numbers() -> None:
    rows: Rows = [
        ["My search"], [], ["Name", "Téléphone", "Premier contact", "Note"],
        ["Ann", 33639980102, datetime(2024, 3, 12), 4.0],  # noqa: DTZ001
        ["Bob", None, 45363, None],
    ]  # fmt: skip
    opened = reading(workbook(People=rows), "people.xlsx")
    people, _rejected, _notices = taken(workbook(People=rows))
    assert (opened.format.header_line, opened.format.encoding, opened.format.delimiter) == (3, None, None)
    assert [(person.line, person.texts["first_contact"]) for person in people] == [(4, "2024-03-12"), (5, "2024-03-12")]
    assert (people[0].phones, people[0].texts["notes"]) == (["33639980102"], "4")


def test_hidden_rows_are_rows_and_merged_cells_hold_for_all_of_them() -> None:
    def change(book: Workbook) -> None:
        book["People"].merge_cells("B2:B3")
        book["People"].row_dimensions[3].hidden = True

    people, _rejected, _notices = taken(
        workbook(change, People=[["Name", "Company"], ["Ann", "Acme"], ["Bob", None], ["Eve", None]])
    )
    assert [(p.texts["full_name"], p.texts.get("company")) for p in people] == [
        ("Ann", "Acme"), ("Bob", "Acme"), ("Eve", None),
    ]  # fmt: skip


def test_formulas_are_never_computed_and_errors_are_told() -> None:
    people, _rejected, notices = taken(workbook(People=[["Name", "Notes"], ["Ann", "=1+1"], ["Bob", "#N/A"]]))
    assert [person.texts for person in people] == [{"full_name": "Ann", "notes": "=1+1"}, {"full_name": "Bob"}]
    assert {(one.line, one.why) for one in notices} == {(2, "uncomputed"), (3, "error_cell")}


def test_the_value_that_was_saved_with_a_formula_is_its_text() -> None:
    saved = b'<c r="A2" t="str"><f>CONCATENATE("Ann"," Lee")</f><v>Ann Lee</v></c>'
    data = changed(workbook(People=[["Name"], ["Bob"]]), rb'<c r="A2".*?</c>', saved)
    assert taken(data)[0][0].texts == {"full_name": "Ann Lee"}


def test_a_link_behind_a_word_is_an_address_where_one_is_expected() -> None:
    def change(book: Workbook) -> None:
        book["People"]["B2"].hyperlink = "https://www.linkedin.com/in/ann-lee?a=1&b=2"
        book["People"]["C2"].hyperlink = "mailto:ann@example.org"
        book["People"]["A2"].hyperlink = "https://example.org"

    people, _rejected, _notices = taken(
        workbook(change, People=[["Name", "LinkedIn", "E-mail"], ["Ann", "Profile", "write"]])
    )
    assert people[0].texts == {"full_name": "Ann", "linkedin": "ann-lee"}
    assert people[0].emails == ["ann@example.org"]


def test_a_header_in_two_lines_is_one() -> None:
    rows = [["Person", None, "Reach", None, "Company"], ["First name", "Last name", "E-mail", "Phone", None]]
    opened = reading(workbook(People=[*rows, ["Ann", "Lee", "ann@example.org", None, "Acme"]]), "people.xlsx")
    assert [column.target for column in opened.columns] == ["first_name", "last_name", "email", "phone", "company"]


def test_a_workbook_without_a_header_is_read_by_its_values() -> None:
    people, _rejected, _notices = taken(workbook(People=[["Ann Lee", "ann@example.org"], ["Bob", "bob@example.org"]]))
    assert [(p.line, p.texts["full_name"], p.emails[0]) for p in people] == [
        (1, "Ann Lee", "ann@example.org"), (2, "Bob", "bob@example.org"),
    ]  # fmt: skip


def test_the_name_of_a_file_does_not_matter() -> None:
    assert reading(workbook(People=[["Name"], ["Ann"]]), "people.csv").has_people


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "opendocument"),
        ({"Index/Document.iwa": "x"}, "numbers"),
        ({"xl/workbook.bin": "x"}, "binary_workbook"),
        ({"word/document.xml": "x"}, "document"),
        ({"manifest.json": "{}", "tables/lead.jsonl": "{}"}, "own_archive"),
        ({"xl/workbook.xml": "<broken"}, "workbook"),
        ({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}, "workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_name(members: dict[str, str], code: str) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    with pytest.raises(Refused, match=f"^{code}$"):
        taken(written.getvalue())


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(Refused, match="empty"):
        taken(workbook(People=[]))


def test_a_row_beyond_all_rows_does_not_hang() -> None:
    data = changed(
        workbook(People=[["Name"], ["Ann"]]), rb'<row r="2"([^>]*)><c r="A2"', rb'<row r="99999999999"\1><c '
    )
    assert taken(data)[0] == []


def changed(data: bytes, pattern: bytes, instead: bytes) -> bytes:
    """A workbook with something else in its sheets."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, re.sub(pattern, instead, text) if name.startswith("xl/worksheets/") else text)
    return written.getvalue()
