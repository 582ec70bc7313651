"""Cards with the faults that phones and programs write into them; each loses as little as can be."""

from typing import Any

import pytest

from outreach.imports.findings import Notice, Refused, Rejected
from outreach.imports.limits import Limits
from outreach.imports.people.person import Person
from tests.imports.bringing import everybody_in, reading


def card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def taken(
    data: str | bytes, limits: Limits | None = None, **choices: Any
) -> tuple[list[Person], list[Rejected], list[Notice]]:
    data = data.encode() if isinstance(data, str) else data
    return everybody_in(reading(data, "people.vcf", limits=limits, **choices))


def only(*lines: str, version: str = "3.0") -> Person:
    """The one person of a card with a name and these lines."""
    (person,) = taken(card("FN:Ann Lee", *lines, version=version))[0]
    return person


ZOE = card("FN:Zoë Ångström", "N:Ångström;Zoë;;;", "EMAIL:zoe@example.org")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_reads_alike(encoding: str, end: str) -> None:
    (person,) = taken(ZOE.replace("\n", end).encode(encoding))[0]
    assert (person.texts["full_name"], person.emails) == ("Zoë Ångström", ["zoe@example.org"])


def test_a_line_folded_in_the_middle_of_a_character_is_whole_again() -> None:
    data = ZOE.encode().replace("ë Å".encode(), "ë".encode()[:1] + b"\r\n " + "ë".encode()[1:] + " Å".encode(), 1)
    assert taken(data)[0][0].texts["full_name"] == "Zoë Ångström"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("NOTE:a=b=", "a=b="),
        (r"NOTE:one\, two\; three\nfour \\n", "one, two; three\nfour \\n"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 =\ndu coin", "Café du coin"),
        ("NOTE;QUOTED-PRINTABLE:Caf=C3=\n=A9", "Café"),
        ("NOTE:first\nsecond without a name", "first\nsecond without a name"),
        ("item1.NOTE:in a group", "in a group"),
        ("note;language=fr:bas de casse", "bas de casse"),
    ],
)
def test_notes(line: str, note: str) -> None:
    assert only(line, version="2.1" if "PRINTABLE" in line else "3.0").texts["notes"] == note


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1974-09-13", "1974-09-13"),
        ("BDAY;VALUE=date:19740913", "1974-09-13"),
        ("BDAY:1974-09-13T00:00:00Z", "1974-09-13"),
        ("BDAY:--0913", "--09-13"),
        ("BDAY:--09-13", "--09-13"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-09-13", "--09-13"),
    ],
)
def test_birthdays(line: str, day: str) -> None:
    assert only(line).texts["birthday"] == day


def test_a_birthday_in_words_stays_to_be_seen() -> None:
    person = only("BDAY;VALUE=text:circa 1800")
    assert "birthday" not in person.texts and person.custom["BDAY"] == "circa 1800"


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("URL:https://www.linkedin.com/in/ann-lee/", "ann-lee"),
        ("X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/ann-lee", "ann-lee"),
        ("X-SOCIALPROFILE;type=linkedin;x-user=ann-lee:x-apple:ann-lee", "ann-lee"),
        ("IMPP;X-SERVICE-TYPE=LinkedIn:ann-lee", "ann-lee"),
        ("item1.URL:ann-lee\nitem1.X-ABLabel:LinkedIn", "ann-lee"),
    ],
)
def test_linkedin_is_found_wherever_it_is_written(line: str, slug: str) -> None:
    assert only(line).texts["linkedin"] == slug


def test_the_preferred_address_and_number_come_first_and_a_fax_is_no_phone() -> None:
    person = only(
        "EMAIL:b@example.org", "EMAIL;TYPE=INTERNET,pref:a@example.org", "EMAIL:not an address",
        "TEL;TYPE=fax:+33 1 99 00 00 01", "TEL;TYPE=home:+33 1 99 00 00 02", "TEL;TYPE=cell;PREF=1:+33 6 39 98 00 03",
    )  # fmt: skip
    assert person.emails == ["a@example.org", "b@example.org"]
    assert person.phones == ["+33 6 39 98 00 03", "+33 1 99 00 00 02"]
    assert person.custom["TEL (fax)"] == "+33 1 99 00 00 01"


def test_what_nobody_knows_is_kept_and_pictures_are_listed_as_left_out() -> None:
    data = card(
        "FN:Ann", "PHOTO;ENCODING=b:AAAA", " BBBB", "X-FAVOURITE:blue", "item1.X-THING:9", "item1.X-ABLABEL:Size"
    )
    opened = reading(data.encode(), "people.vcf")
    assert [column.header for column in opened.columns if column.target == "ignored"] == ["PHOTO"]
    assert taken(data)[0][0].custom == {"X-FAVOURITE": "blue", "X-THING (Size)": "9"}


def test_a_new_revision_of_the_same_card_is_the_same_person() -> None:
    old, new = (taken(card("FN:Ann", f"REV:{year}-01-01T00:00:00Z", "PRODID:x"))[0][0] for year in (2024, 2025))
    assert old.keys == new.keys


def test_a_card_cut_off_is_told_and_the_others_are_brought_in() -> None:
    people, rejected, _notices = taken(card("FN:Ann") + "BEGIN:VCARD\nVERSION:3.0\nFN:Bo")
    assert [person.line for person in people] == [1]
    assert [(one.line, one.reason) for one in rejected] == [(2, "cut_off")]


def test_cards_inside_cards_without_end_are_refused() -> None:
    with pytest.raises(Refused, match="nested"):
        taken("BEGIN:VCARD\n" * 30)


def test_a_note_of_megabytes_is_cut_with_a_notice() -> None:
    people, _rejected, notices = taken(card("FN:Ann", "NOTE:" + "x" * 5_000_000) + card("FN:Bob"))
    assert [len(people[0].texts["notes"]), people[1].texts["full_name"]] == [64 * 1024, "Bob"]
    assert [(one.line, one.field, one.why) for one in notices] == [(1, "NOTE", "cut")]


def test_too_many_kinds_of_properties_are_refused_with_the_name_of_the_limit() -> None:
    with pytest.raises(Refused, match="columns") as refused:
        taken(card("FN:Ann", *(f"X-P{number}:1" for number in range(20))), Limits(columns=10))
    assert refused.value.facts["setting"] == "OUTREACH_IMPORT_MAX_COLUMNS"


def test_a_file_of_companies_alone_needs_no_mapping() -> None:
    opened = reading(card("ORG:Bakery", "TEL:020 7946 0300").encode(), "people.vcf")
    assert opened.has_people
    assert [one.reason for one in taken(card("ORG:Bakery"))[1]] == ["only_company"]


def test_words_before_the_first_card_are_passed_over() -> None:
    assert [person.texts["full_name"] for person in taken("Exported by Phone\n\n" + card("FN:Ann"))[0]] == ["Ann"]
