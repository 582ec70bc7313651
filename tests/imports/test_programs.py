"""Exports of programs in the languages that people use them in: files of our own with invented people, each against
what the policy (README of the fixtures, P1 to P8) makes of it."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from outreach.imports.columns.mapping import CUSTOM
from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.people.person import Person
from outreach.imports.planning.plan import details_of
from outreach.imports.tables import TableReading
from tests.imports.bringing import everybody_in, reading

PROGRAMS = Path(__file__).parents[1] / "fixtures" / "programs"
EXPECTED: dict[str, Any] = json.loads((PROGRAMS / "expected.json").read_text("utf-8"))
NOISE = {"", "0/0/00", "0.0.00", "Normal", "Normale", "Falsch", "Falso", "Faux", "Keine Angabe", "Non spécifié"}


def read(name: str) -> tuple[list[Person], list[Rejected], list[Notice]]:
    """People, rejected rows and notices of a fixture."""
    return everybody_in(reading((PROGRAMS / name).read_bytes(), name))


@pytest.mark.parametrize("name", EXPECTED)
def test_people_rejections_and_merges_are_as_expected(name: str) -> None:
    people, rejected, _notices = read(name)
    said = EXPECTED[name]
    assert len(people) == said["contacts_imported"]
    assert sum(len(person.merged) for person in people) == said["duplicates_merged"]
    assert len(rejected) == said["rows_rejected"]
    if "rejected" in said:
        assert sorted([row.line, row.reason] for row in rejected) == said["rejected"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_checked_value_is_there(name: str) -> None:
    people = read(name)[0]
    for check in EXPECTED[name]["check"]:
        (field, wanted) = next(iter(check["match"].items()))
        person = next(one for one in people if value(one, field) == wanted)
        if check["field"] == "custom":
            header, kept = check["equals"]
            assert person.custom[header] == kept
        else:
            assert value(person, check["field"]) == check["equals"], check


@pytest.mark.parametrize("name", [name for name, said in EXPECTED.items() if "warnings" in said])
def test_what_is_left_out_of_its_field_is_told(name: str) -> None:
    notices = read(name)[2]
    assert [[one.line, one.field, one.why] for one in notices] == EXPECTED[name]["warnings"]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_has_no_field_is_kept_as_a_detail(name: str) -> None:
    opened = reading((PROGRAMS / name).read_bytes(), name)
    unknown = [column for column in opened.columns if column.target == CUSTOM]
    for _line, cells, person in opened.first_people({}):
        said = {cells[column.position].strip() for column in unknown} - NOISE
        assert said <= set(person.custom.values())


def test_eventbrite_writes_the_month_first() -> None:
    data = "Order #,Order Date,First Name,Last Name,Email,Attendee #\n1,03/04/24 22:28,Ada,Obi,ada@example.org,9\n"
    opened = reading(data.encode(), "attendees.csv")
    ((_line, _cells, person),) = opened.first_people(opened.survey().orders)
    assert person.texts["connected_on"] == "2024-03-04"


def test_a_table_alone_in_an_archive_is_read_in_it() -> None:
    name = "notion_fr 0123456789abcdef0123456789abcdef_all.csv"
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.write(PROGRAMS / name, f"Export/{name}")
        archive.writestr(f"Export/{name.replace('_all', '')}", "Nom\nAnaïs Roux\n")
        archive.writestr("Export/Anaïs Roux.md", "# Anaïs")
    opened = reading(packed.getvalue(), "Export.zip")
    assert (opened.kind, opened.survey().rows) == ("notion", 2)
    assert isinstance(opened, TableReading) and len(opened.left_out) == 2


def test_archives_in_archives_are_not_unpacked() -> None:
    inner, outer = BytesIO(), BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("people.csv", "Name\nAnn\n")
    with ZipFile(outer, "w") as archive:
        archive.writestr("people.csv", inner.getvalue())
    with pytest.raises(Refused):
        reading(outer.getvalue(), "people.zip")


def value(person: Person, field: str) -> Any:
    """A canonical field of a person, None when empty; addresses as a list under `emails`."""
    several = {"emails": person.emails, "tags": person.tags}
    first = {"email": person.emails, "phone": person.phones}
    if field in several:
        return several[field]
    if field in first:
        return first[field][0] if first[field] else "" if field == "email" else None
    return person.texts.get(field) or details_of(person).get(field)
