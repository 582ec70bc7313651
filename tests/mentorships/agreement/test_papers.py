"""The non-disclosure agreement and its papers."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from outreach.extensions import db
from outreach.mentorships.agreement.papers import kind_of, safe_name
from outreach.models import Account, Mentorship, MentorshipFile, Secrecy
from tests.leads.reading import errors_on
from tests.mentorships.people import make_mentorship
from tests.support.browser import Browser

BOUNDARY = "multipart/form-data; boundary=x"
MEGABYTE = 1024 * 1024
ODT = "application/vnd.oasis.opendocument.text"


def zipped(**files: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return kept.getvalue()


GOOD = {
    "pdf": b"%PDF-1.7\n%rest",
    "png": b"\x89PNG\r\n\x1a\nrest",
    "jpg": b"\xff\xd8\xff\xe0rest",
    "docx": zipped(word__document_xml="<w/>"),
    "odt": zipped(mimetype=ODT, content_xml="<o/>"),
    "txt": "Signé le 3 mars.\r\n".encode(),
}
BAD = {
    "page.html.pdf": b"<html><script>alert(1)</script>\x00",
    "macro.docx": zipped(xl__workbook_xml="<x/>"),
    "broken.docx": b"PK\x03\x04broken",
    "picture.png": b"GIF89a\x01\x00",
    "program.txt": b"MZ\x90\x00\x03",
    "control.txt": b"\x1b[2J hello",
    "empty.txt": b"",
    "latin.txt": "Sign\xe9".encode("latin-1"),
}


def upload(browser: Browser, mentorship: Mentorship, name: str, data: bytes) -> TestResponse:
    # The body is put together here: the client would leave open the file in which it keeps a large one.
    fields = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{browser.token()}\r\n'
    quoted = name.replace('"', "%22")
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n\r\n'
    body = (fields + head).encode() + data + b"\r\n--x--\r\n"
    return browser.post(f"/mentorships/{mentorship.id}/nda/files", data=body, content_type=BOUNDARY)


def say(browser: Browser, mentorship: Mentorship, **fields: str) -> TestResponse:
    return browser.send(f"/mentorships/{mentorship.id}/nda", fields)


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_known_by_its_content_kept_and_given_back(
    alices: Browser, mentorship: Mentorship, kind: str
) -> None:
    assert upload(alices, mentorship, f"../../Contrat signé.{kind}.exe", GOOD[kind]).status_code == 303
    kept = db.session.scalars(select(MentorshipFile)).one()
    assert kept.name == f"Contrat signé.{kind}.{kind}"
    answer = alices.get(f"/mentorships/{mentorship.id}/nda/files/{kept.id}")
    assert answer.data == GOOD[kind]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "html" not in answer.headers["Content-Type"]


@pytest.mark.parametrize("name", BAD)
def test_what_is_none_of_them_is_refused(alices: Browser, mentorship: Mentorship, name: str) -> None:
    answer = upload(alices, mentorship, name, BAD[name])
    assert answer.status_code == 422
    assert "none of the kinds" in errors_on(answer)[0]
    assert not db.session.scalars(select(MentorshipFile)).all()


def test_five_megabytes_and_not_a_byte_more(alices: Browser, mentorship: Mentorship) -> None:
    full = GOOD["pdf"].ljust(5 * MEGABYTE, b"x")
    assert upload(alices, mentorship, "a.pdf", full).status_code == 303
    answer = upload(alices, mentorship, "a.pdf", full + b"x")
    assert (answer.status_code, errors_on(answer)) == (422, ["This file is too large: 5 MB at most."])
    assert upload(alices, mentorship, "a.pdf", full + b"x" * MEGABYTE).status_code == 413
    assert len(db.session.scalars(select(MentorshipFile.id)).all()) == 1


def test_nothing_chosen_and_too_many_are_refused(alices: Browser, mentorship: Mentorship) -> None:
    assert errors_on(upload(alices, mentorship, "", b"")) == ["Choose a file first."]
    for _ in range(20):
        upload(alices, mentorship, "a.pdf", GOOD["pdf"])
    assert "Remove one" in errors_on(upload(alices, mentorship, "a.pdf", GOOD["pdf"]))[0]


def test_a_paper_is_removed_and_belongs_to_its_mentorship(
    alices: Browser, alice: Account, mentorship: Mentorship
) -> None:
    upload(alices, mentorship, "a.pdf", GOOD["pdf"])
    number, other = db.session.scalars(select(MentorshipFile.id)).one(), make_mentorship(alice, "Another")
    assert alices.get(f"/mentorships/{other.id}/nda/files/{number}").status_code == 404
    assert alices.send(f"/mentorships/{other.id}/nda/files/{number}/removal").status_code == 404
    assert alices.send(f"/mentorships/{mentorship.id}/nda/files/{number}/removal").status_code == 303
    assert alices.get(f"/mentorships/{mentorship.id}/nda/files/{number}").status_code == 404
    assert "a.pdf" not in alices.get(f"/mentorships/{mentorship.id}/agreement").text.partition("toast")[0]


def test_a_removed_paper_can_be_brought_back_for_thirty_days(
    alices: Browser, alice: Account, mentorship: Mentorship, at: Callable[[str], datetime]
) -> None:
    for name in ("a.pdf", "b.pdf"):
        upload(alices, mentorship, name, GOOD["pdf"])
    first, second = db.session.scalars(select(MentorshipFile.id).order_by(MentorshipFile.id)).all()
    path = f"/mentorships/{mentorship.id}/nda/files"
    assert alices.send(f"{path}/{first}/removal").status_code == 303
    assert f'action="{path}/{first}/return"' in alices.get(f"/mentorships/{mentorship.id}/agreement").text
    assert alices.send(f"{path}/{first}/return").status_code == 303
    assert alices.get(f"{path}/{first}").status_code == 200
    alices.send(f"{path}/{first}/removal")
    at("2026-04-04T08:00Z")
    alices.sign_in(alice).send(f"{path}/{second}/removal")
    assert db.session.scalars(select(MentorshipFile.id)).all() == [second]


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a.pdf", "a.pdf"), ("C:\\Users\\x\\nda.docx", "nda.pdf"), ("..", "paper.pdf"), ("", "paper.pdf"),
     ("a\r\nb\x00.pdf", "ab.pdf"), ('x"<y>.html', "xy.pdf"), ("x" * 500, "x" * 120 + ".pdf"), (".pdf", "paper.pdf")],
)  # fmt: skip
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, "pdf") == safe


def test_a_kind_is_not_told_by_a_name() -> None:
    assert [kind_of(data) for data in GOOD.values()] == list(GOOD)
    assert {kind_of(data) for data in BAD.values()} == {None}


def test_it_is_said_how_the_non_disclosure_agreement_stands(alices: Browser, mentorship: Mentorship) -> None:
    def held() -> tuple[Any, Any]:
        db.session.expire_all()
        return mentorship.secrecy, mentorship.signed_on

    assert say(alices, mentorship, secrecy="to_sign", signed_on="").status_code == 303
    assert held() == (Secrecy.TO_SIGN, None)
    assert say(alices, mentorship, secrecy="signed", signed_on="2026-03-04").status_code == 303
    assert held() == (Secrecy.SIGNED, date(2026, 3, 4))
    for wrong in ({"signed_on": ""}, {"signed_on": "2026-03-06"}, {"signed_on": "1926-03-06"}, {"signed_on": "x"}):
        answer = say(alices, mentorship, secrecy="signed", **wrong)
        assert (answer.status_code, len(errors_on(answer))) == (422, 1)
    assert say(alices, mentorship, secrecy="perhaps", signed_on="").status_code == 422
    assert held() == (Secrecy.SIGNED, date(2026, 3, 4))
    assert say(alices, mentorship, secrecy="none", signed_on="2026-03-04").status_code == 303
    assert held() == (Secrecy.NONE, None)
