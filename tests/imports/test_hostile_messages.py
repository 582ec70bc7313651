"""Messages made to hurt: each is refused or cut with a plain sentence, and quickly (check 17 of trust)."""

import io
import time
import zipfile

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.imports.findings import Refused
from outreach.imports.telling.words import refusal
from outreach.models import Account, Touchpoint
from tests.imports.bringing import bring, fixture, reading
from tests.imports.messages import ME, letter, mbox, messages_csv, row, standing
from tests.imports.test_mail import ASKED, CONTACTED

HANGING = 50  # ten times the figure: a limit against hanging, not a measurement
ENTRY = b"BEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example\nDTSTAMP:20260210T091500Z\nEND:VEVENT\n"


def nested(depth: int) -> str:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return letter("Feb 03", "Eve <eve@e.example>", "Robin <robin@corp.example>").replace("\n\nHello", "\n" + parts)


CROWD = ", ".join(f"p{n}@x.example" for n in range(20_000))
ANSWERS = "References: " + "<a@x> " * 9_000
HOSTILE = {
    "nested parts": mbox(ASKED, nested(5_000)),
    "recipients": mbox(ASKED, letter("Feb 03", "robin@corp.example", CROWD)),
    "fields": mbox(ASKED, letter("Feb 03", "a@x.example", "robin@corp.example", "Hi", "X-A: b\n" * 200_000)),
    "answers": mbox(ASKED, letter("Feb 03", "a@x.example", "b@x.example", "Re: " * 20_000, ANSWERS)),
    "brackets": mbox(ASKED, letter("Feb 03", "(" * 60_000, "(" * 60_000)),
    "lines": mbox(ASKED, letter("Feb 03", "a@x.example", "b@x.example", body="From the start\n" * 300_000)),
    "zeros": mbox(ASKED, letter("Feb 03", "a@x.example", "b@x.example", body="\0" * 3_000_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_is_read_past(name: str, alice: Account) -> None:
    began = time.monotonic()
    bring(alice, HOSTILE[name], "mail.mbox", me="robin@corp.example")
    assert standing(alice) == CONTACTED
    assert time.monotonic() - began < HANGING


@pytest.mark.parametrize("year", ["1970", "9999"])
def test_years_without_mail_are_no_moments(year: str, alice: Account) -> None:
    said = letter("Feb 03", "robin@corp.example", "Kim <kim@k.example>").replace(" 2026 ", f" {year} ")
    single, me = said.partition("\n")[2].encode(), "robin@corp.example"
    for data, name in ((single, "a.eml"), (messages_csv(row("1", ME, "Kim", f"{year}-02-01")), "messages.csv")):
        _run, tally = bring(alice, data, name, me=me if name == "a.eml" else ME)
        assert (tally.activities, sum(tally.skipped.values())) == (0, 1)


def test_halves_of_characters_and_zeros_are_stored_as_something(alice: Account) -> None:
    odd = letter(
        "Feb 02", "robin@corp.example", "=?UTF-8?Q?K=00im?= \\ud800 <kim@k.example>", "=?UTF-8?Q?x?= \\ud800\0"
    )
    bring(alice, mbox(odd.replace("Hello", "\0\ufffe")), "mail.mbox", me="robin@corp.example")
    assert [stage for stage, *_rest in standing(alice).values()] == ["contacted"]


def test_entries_inside_entries_are_one(alice: Account) -> None:
    _run, tally = bring(alice, b"BEGIN:VCALENDAR\nMETHOD:REPLY\n" + b"BEGIN:VEVENT\n" * 20_000, "x.ics")
    assert (tally.created, tally.activities) == (0, 0)


def test_too_many_entries_are_refused_in_a_sentence() -> None:
    with pytest.raises(Refused) as refused:
        reading(b"BEGIN:VCALENDAR\nMETHOD:REPLY\n" + ENTRY * 20_001, "x.ics").survey()
    assert "more than 20,000 entries" in refusal(refused.value)


def test_an_archive_that_promises_too_much_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("messages.csv", b"\0" * 1_000_000)
    bomb = bytearray(packed.getvalue())
    unpacked = bomb.index(b"PK\x01\x02") + 24  # where the directory says how large it becomes
    bomb[unpacked : unpacked + 4] = (4_000_000_000).to_bytes(4, "little")
    with pytest.raises(Refused) as refused:
        reading(bytes(bomb), "export.zip")
    assert "1,024 MB" in refusal(refused.value)


@pytest.mark.parametrize("damage", [slice(0, 2_000), slice(0, -30)])
def test_an_archive_that_was_cut_off_is_refused(damage: slice) -> None:
    with pytest.raises(Refused):
        reading(fixture("Basic_LinkedInDataExport_02-09-2026.zip")[damage], "export.zip").survey()


def test_an_archive_of_other_things_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("photo.jpg", "x")
    with pytest.raises(Refused) as refused:
        reading(packed.getvalue(), "photos.zip")
    assert "Nothing in this archive" in refusal(refused.value)


def test_a_message_of_sixty_megabytes_loses_only_itself(alice: Account) -> None:
    long = row("2", ME, "Eve", "2026-02-02", CONTENT="x" * 60_000_000)
    talks = row("1", ME, "Ines", "2026-02-01"), long, row("3", ME, "Kim", "2026-02-03")
    _run, tally = bring(alice, messages_csv(*talks), "messages.csv")
    assert set(standing(alice)) == {"Ines", "Kim"}
    assert {why for _line, why in tally.rejected} == {"too_long"}


def test_what_stands_in_a_message_stays_text(alice: Account) -> None:
    text = "=cmd|' /C calc'!A0 <script>alert(1)</script>"
    talks = row("1", ME, "Ines", "2026-02-01", CONTENT=text), row("2", ME, "Kim", "2026-02-01", CONTENT=text)
    bring(alice, messages_csv(*talks), "messages.csv")
    assert set(db.session.scalars(select(Touchpoint.text))) == {text}
