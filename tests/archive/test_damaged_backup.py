"""A backup that is not whole brings nothing back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from outreach import database
from outreach.archive.backup import Made
from outreach.archive.restore import restore
from outreach.web.refusal import Refusal
from tests.archive.conftest import Elsewhere
from tests.archive.tampering import Change, changed, entry, put, rows
from tests.trust.dump import dump

Parts = dict[str, bytes]


def another_text(_manifest: dict[str, Any], parts: Parts) -> None:
    name = "tables/touchpoint.jsonl"
    parts[name] = parts[name].replace(b"zanzibar", b"zanzibaz")


def a_row_less(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "note", rows(parts, "note")[:-1])


def a_part_less(_manifest: dict[str, Any], parts: Parts) -> None:
    del parts["tables/lead.jsonl"]


def another_count(manifest: dict[str, Any], _parts: Parts) -> None:
    entry(manifest, "lead")["rows"] += 1


def another_column(manifest: dict[str, Any], parts: Parts) -> None:
    entry(manifest, "tag")["columns"]["colour"] = "text"
    put(parts, "tag", [{**row, "colour": "red"} for row in rows(parts, "tag")])


def another_type(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "tag", [{**row, "name": 5} for row in rows(parts, "tag")])


def another_owner(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "tag", [{**row, "owner_id": 4711} for row in rows(parts, "tag")])


def later_version(manifest: dict[str, Any], _parts: Parts) -> None:
    manifest["version"] = 2


def later_tables(manifest: dict[str, Any], _parts: Parts) -> None:
    manifest["revision"] = "9999"


def other_format(manifest: dict[str, Any], _parts: Parts) -> None:
    manifest["format"] = "outreach-account"


DISHONEST: list[tuple[Change, str]] = [
    (another_text, "is not what it was when it was made"),
    (a_row_less, "is not what it was when it was made"),
    (a_part_less, "cut off, damaged"),
    (another_count, "is not what it was when it was made"),
]
HONEST: list[tuple[Change, str]] = [
    (a_row_less, "is not what it was when it was made"),
    (another_column, "columns that its version of the tables has not"),
    (another_type, r"Line 1 of tables/tag\.jsonl"),
    (another_owner, "does not take rows of tag"),
    (later_version, "newer version"),
    (later_tables, "newer version"),
    (other_format, "another kind of Outreach file"),
]


def refused(place: Path, sentence: str, other_machine: Elsewhere) -> None:
    with other_machine():
        with pytest.raises(Refusal, match=sentence):
            restore(place)
        if database.revision() is not None:
            assert [name for name, there in dump().items() if there] == []


@pytest.mark.parametrize(("change", "sentence"), DISHONEST)
def test_what_the_manifest_does_not_say_is_noticed(
    made: Made, other_machine: Elsewhere, change: Change, sentence: str
) -> None:
    refused(changed(made.place, change), sentence, other_machine)


@pytest.mark.parametrize(("change", "sentence"), HONEST)
def test_what_its_manifest_admits_must_still_make_sense(
    made: Made, other_machine: Elsewhere, change: Change, sentence: str
) -> None:
    refused(changed(made.place, change, honest=True), sentence, other_machine)


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.9, 0.999])
def test_a_file_that_was_cut_off_brings_nothing_back(made: Made, other_machine: Elsewhere, kept: float) -> None:
    whole = made.place.read_bytes()
    made.place.write_bytes(whole[: int(len(whole) * kept)])
    refused(made.place, "cut off, damaged", other_machine)


@pytest.mark.parametrize("make", [lambda: b"Dear Ingrid", lambda: b"PK\x03\x04" + bytes(500)])
def test_any_other_file_is_said_to_be_none(made: Made, other_machine: Elsewhere, make: Callable[[], bytes]) -> None:
    made.place.write_bytes(make())
    refused(made.place, "was not made by Outreach", other_machine)


def test_one_flipped_bit_is_noticed(made: Made, other_machine: Elsewhere) -> None:
    whole = bytearray(made.place.read_bytes())
    with ZipFile(made.place) as archive:
        people = archive.getinfo("tables/lead.jsonl")
    whole[people.header_offset + people.compress_size // 2] ^= 0x10
    made.place.write_bytes(whole)
    refused(made.place, "Nothing was changed", other_machine)
