"""What stands in the files, and what other programs make of it."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from outreach.exports.vcard_file import escaped, folded
from outreach.imports.columns.header_words import field_of as importer_field_of
from outreach.imports.columns.header_words import fields
from outreach.leads import sheet
from outreach.leads.filters import LeadFilter
from outreach.leads.sheet_lines import CELL, Unreadable, cells, read_path, read_touches
from outreach.models import Account, Stage
from tests.exports.going import EVERYBODY, exported, told
from tests.support.leads import make_lead, touch


@pytest.fixture
def zoe(alice: Account) -> Account:
    """Alice, with one lead of whom much is known."""
    lead = make_lead(
        alice, "Zoë Ångström", given_name="Zoë", family_name="Ångström", email="zoe@example.org", linkedin="zoë-å",
        phone="+46 8 123 456", company="Ångström & Co; AB", title="Editor, fiction", hook="Her talk\non pricing",
        notes="a,b;c\\d", city="Malmö",
        details={"middle_name": "B.", "birthday": "--02-29", "phone_other": ["08 1"], "Shoe size": "38"},
    )  # fmt: skip
    touch(alice, lead, "2026-02-09T17:02", text='May I ask "you"?')
    touch(alice, lead, "2026-02-11", "in")
    return alice


def rows_of(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_table_has_a_column_for_every_field_by_a_word_of_the_importer(zoe: Account) -> None:
    header = rows_of(exported(zoe))[0].keys()
    assert {importer_field_of(word) for word in header} >= set(fields())
    assert {sheet.field_of(word) for word in header} >= set(fields())
    assert "Shoe size" in header


def test_a_table_tells_the_history_in_lines(zoe: Account) -> None:
    (row,) = rows_of(exported(zoe))
    assert row["LinkedIn"] == "https://www.linkedin.com/in/zo%C3%AB-%C3%A5"
    assert (row["Touchpoints"], row["Stage"]) == ("2", "replied")
    assert (row["Contacted at"], row["Replied at"]) == ("2026-02-09T17:02:00Z", "2026-02-11")
    assert row["Touchpoint list"].splitlines() == [
        '2026-02-09T17:02:00Z out email message "May I ask \\"you\\"?"',
        "2026-02-11 in email message",
    ]
    assert row["Stage path"].splitlines() == ["2026-02-09T17:02:00Z contacted", "2026-02-11 replied"]


def test_it_begins_with_a_mark_and_may_be_cut_by_semicolons(zoe: Account) -> None:
    data = exported(zoe, delimiter=";")
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data, ";")[0]["Company"] == "Ångström & Co; AB"


def test_the_filter_of_the_list_holds(zoe: Account) -> None:
    make_lead(zoe, "Prospect")
    assert [row["Full Name"] for row in rows_of(exported(zoe, chosen=EVERYBODY))] == ["Prospect", "Zoë Ångström"]
    assert [row["Full Name"] for row in rows_of(exported(zoe, chosen=LeadFilter(stage=(Stage.REPLIED,))))] == [
        "Zoë Ångström"
    ]


def test_a_workbook_has_three_sheets(zoe: Account) -> None:
    book = load_workbook(io.BytesIO(exported(zoe, "xlsx")))
    assert book.sheetnames == ["Leads", "Touchpoints", "Stage path"]
    leads, touchpoints, path = ([[cell.value for cell in row] for row in page] for page in book)
    assert dict(zip(*leads, strict=True))["Touchpoints"] == 2
    assert [row[3:7] for row in touchpoints[1:]] == [
        ["2026-02-09T17:02:00Z", "out", "email", "message"],
        ["2026-02-11", "in", "email", "message"],
    ]
    assert [row[3:5] for row in path[1:]] == [["2026-02-09T17:02:00Z", "contacted"], ["2026-02-11", "replied"]]


def test_a_card_is_one_that_address_books_read(zoe: Account) -> None:
    lines = exported(zoe, "vcard").decode().replace("\r\n ", "").split("\r\n")
    assert lines[:4] == ["BEGIN:VCARD", "VERSION:3.0", "N:Ångström;Zoë;B.;;", "FN:Zoë Ångström"]
    assert {
        "ORG:Ångström & Co\\; AB", "TITLE:Editor\\, fiction", "NOTE:a\\,b\\;c\\\\d",
        "EMAIL;TYPE=INTERNET:zoe@example.org", "TEL;TYPE=VOICE,PREF:+46 8 123 456", "TEL;TYPE=VOICE:08 1",
        "ADR;TYPE=WORK:;;;Malmö;;;",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "X-OUTREACH-HOOK:Her talk\\non pricing", "X-OUTREACH-STAGE:replied",
        "X-OUTREACH-FIELD:Shoe size;38",
    } <= set(lines)  # fmt: skip
    assert lines[-2:] == ["END:VCARD", ""]


def test_lines_of_cards_are_folded_between_letters() -> None:
    line = "NOTE:" + escaped("é🚀 " * 60)
    physical = folded(line).encode().split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert b"".join(part[1:] if number else part for number, part in enumerate(physical)).decode() == line


def test_a_long_history_goes_on_in_further_columns(zoe: Account) -> None:
    lead = make_lead(zoe, "Long")
    for number in range(5):
        touch(zoe, lead, f"2026-03-0{number + 1}T08:00", text=str(number) * 12_000)
    header = rows_of(exported(zoe))[0].keys()
    assert [word for word in header if word.startswith("Touchpoint list")] == [
        "Touchpoint list", "Touchpoint list 2", "Touchpoint list 3",
    ]  # fmt: skip


def test_cells_hold_whole_lines() -> None:
    found = cells(["x" * 20_000, "y" * 9_000, "z" * 2_000])
    assert [len(cell) for cell in found] == [29_001, 2_000]
    assert max(map(len, found)) <= CELL


@pytest.mark.parametrize(
    "text", ["soon out email message", "2026-02-09 out", "2026-02-09T10:00 out email message", '"x"']
)
def test_a_line_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_touches(text)


@pytest.mark.parametrize("text", ["2026-02-09 won", "2026-02-09 met by foot", "2026-02-09 closed", "2026 met"])
def test_a_step_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_path(text)


def test_every_field_is_told_to_programs(zoe: Account) -> None:
    (lead,) = told(zoe)
    assert lead.keys() >= {
        *fields(), "id" if "id" in lead else "name", "custom", "closing", "contacted_at", "replied_at", "met_at",
        "ongoing_at", "touchpoints", "milestones", "source", "closed_at", "parked_until", "do_not_contact",
    }  # fmt: skip
    assert (lead["first_name"], lead["phone_other"], lead["custom"]) == ("Zoë", ["08 1"], {"Shoe size": "38"})
    assert (lead["website"], lead["tags"], lead["email_other"], lead["touchpoints"]) == (None, [], [], 2)
    assert json.loads(json.dumps(lead)) == lead
