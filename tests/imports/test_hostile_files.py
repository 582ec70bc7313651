"""Files that are broken, enormous or no table: refused or cut with a plain reason, quickly, and never half."""

import random
import time
from collections.abc import Iterator

import pytest

from outreach.imports.findings import Refused, Rejected
from outreach.imports.limits import Limits
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.planning.tally import Tally
from outreach.imports.telling import words
from tests.imports.bringing import reading, table

HANGS_AFTER_SECONDS = 50  # ten times the promise: a limit against hanging, not a measurement


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < HANGS_AFTER_SECONDS


def taken(
    data: bytes, limits: Limits | None = None, name: str = "people.csv"
) -> tuple[list[Person], list[Rejected], Tally]:
    """Everybody in a file, the rows that are nobody, and the notices."""
    opened, tally = reading(data, name, limits=limits), Tally()
    found = list(opened.found(opened.survey(), tally.notice))
    people = [person for one in found for person in everybody(one)]
    return people, [one for one in found if isinstance(one, Rejected)], tally


def everybody(one: Plain | Person | Rejected) -> list[Person]:
    """The people of a piece that a reading yields."""
    return one.people() if isinstance(one, Plain) else [one] if isinstance(one, Person) else []


def names(people: list[Person]) -> list[str]:
    return [person.texts["full_name"] for person in people]


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refused:
        taken(data, limits)
    return words.refusal(refused.value)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n  \r\n", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "This is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, "This is a picture"),
        (b"%PDF-1.7\n%\xe2\xe3\n" + b"stream" * 99, "This is a PDF"),
        (b"PK\x03\x04" + bytes(400), "This archive or workbook is damaged or incomplete."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(400), "This is an old Office file, or one with a password."),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "This is a web page"),
        (b'<?xml version="1.0"?><Workbook/>', "This is data for programs"),
        (b'[{"name": "Ann"}]', "This is data for programs"),
        (b"{\\rtf1 Ann}", "This is a document"),
        (random.Random(7).randbytes(20_000), "This file is not text."),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, beginning: str) -> None:
    assert refusal(data).startswith(beginning)


@pytest.mark.usefixtures("app")
def test_two_million_columns_are_refused_with_the_name_of_the_limit() -> None:
    said = refusal(b",".join(b"Name" for _ in range(2_000_000)) + b"\nAnn\n")
    assert "at most 500 are read (OUTREACH_IMPORT_MAX_COLUMNS)" in said


@pytest.mark.usefixtures("app")
def test_too_many_rows_are_refused_with_the_name_of_the_limit() -> None:
    said = refusal(table("Name", *(f"Ann {n}" for n in range(20))), Limits(rows=10))
    assert said.startswith("The file has more than 10 rows (OUTREACH_IMPORT_MAX_ROWS).")


def test_a_header_alone_is_nobody_and_nothing_wrong() -> None:
    assert taken(b"First Name,Last Name,Email Address\n")[:2] == ([], [])


def test_a_cell_of_five_megabytes_is_cut_with_a_notice() -> None:
    people, rejected, tally = taken(table("Name,Notes", "Ann," + "x" * 5_000_000, "Bob,fine"))
    assert names(people) == ["Ann", "Bob"] and not rejected
    assert len(people[0].texts["notes"]) == 64 * 1024
    assert [(n.line, n.field, n.why) for n in tally.notices] == [(2, "Notes", "cut")]


def test_a_cell_of_sixty_megabytes_costs_its_own_row_only() -> None:
    people, rejected, _tally = taken(table("Name,Notes", "Ann,fine", 'Eve,"' + "x y, " * 12_000_000 + '"', "Bob,fine"))
    assert names(people) == ["Ann", "Bob"]
    assert [(row.line, row.reason) for row in rejected] == [(3, "too_long")]


def test_a_file_cut_off_in_a_quoted_cell_gives_what_is_whole() -> None:
    people, rejected, _tally = taken(b'Name,Company\nAnn,Acme\nBob,"Whit')
    assert names(people) == ["Ann"]
    assert [(row.line, row.reason) for row in rejected] == [(3, "cut_off")]


def test_a_file_cut_off_in_a_row_gives_what_is_whole() -> None:
    people, rejected, _tally = taken("Name,Company,Email\nAnn,Acme,ann@example.org\nSofía,Var".encode())
    assert names(people) == ["Ann"]
    assert [(row.line, row.reason) for row in rejected] == [(3, "cut_off")]


def test_a_file_cut_off_in_a_character_is_still_utf_8() -> None:
    data = "Name,Company\nZoë,Österberg\nInès,Café d".encode() + b"\xc3"
    people, _rejected, _tally = taken(data)
    assert names(people) == ["Zoë", "Inès"]


def test_rows_after_a_quote_that_never_closes_are_not_lost() -> None:
    rows = [f"P{n},Acme,p{n}@example.org" for n in range(50)]
    rows[10] = 'P10,"Acme,p10@example.org'
    people, rejected, _tally = taken(table("Name,Company,Email", *rows))
    assert [(row.line, row.reason) for row in rejected] == [(12, "cut_off")]
    assert names(people) == [f"P{n}" for n in range(50) if n != 10]


def test_too_many_open_quotes_refuse_the_file() -> None:
    rows = ['a,"b,' + "x" * 900 for _ in range(301)]
    with pytest.raises(Refused, match="quotes"):
        taken(table("Name,Notes", *rows), Limits(record=1_000))


def test_nul_characters_are_taken_out_with_a_notice() -> None:
    people, _rejected, tally = taken(b"Name,Company\nAn\x00n,Acme\nBob,Fine and dandy\n")
    assert names(people) == ["Ann", "Bob"]
    assert [(n.line, n.why) for n in tally.notices] == [(2, "nul")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_reads_alike(encoding: str, end: str) -> None:
    lines = ["Prénom;Nom;Société", "Hélène;Garnier-Pagès;Café des Élèves", "François;Lemaître;Ça va où", ""]
    people, rejected, _tally = taken(end.join(lines).encode(encoding))
    assert names(people) == ["Hélène Garnier-Pagès", "François Lemaître"] and not rejected


def test_a_wrong_extension_does_not_matter() -> None:
    assert names(taken(table("Name\tCompany", "Ann\tAcme"), name="people.xls")[0]) == ["Ann"]


def test_cells_beyond_the_header_are_left_out_with_a_notice() -> None:
    people, _rejected, tally = taken(table("Name,Company", "Ann,Acme,surplus", "Bob,Acme,,"))
    assert names(people) == ["Ann", "Bob"]
    assert [(n.line, n.value, n.why) for n in tally.notices] == [(2, "surplus", "beyond_header")]


def test_a_profile_that_hides_a_nul_is_none() -> None:
    people, _rejected, tally = taken(table("Name,LinkedIn,Email", "Ada,linkedin.com/in/a%00da,ada@example.org"))
    assert [person.texts.get("linkedin") for person in people] == [None]
    assert [(one.field, one.why) for one in tally.notices] == [("LinkedIn", "bad_profile")]
