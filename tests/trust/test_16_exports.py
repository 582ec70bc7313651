"""Check 16: no cell that goes out is one that a spreadsheet computes. That it comes back as it was: tests/exports."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from openpyxl import load_workbook
from sqlalchemy import insert

from outreach.exports import csv_file, workbook
from outreach.extensions import db
from outreach.models import Account, Lead, Tag, lead_tag
from tests.exports.going import exported
from tests.support.browser import Browser
from tests.support.counts import Tell
from tests.support.leads import make_lead, touch

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
# What no database keeps; PostgreSQL refuses it, and the guard is asked about it by itself.
IN_A_DATABASE = [start for start in STARTS if start != "\0"]
ATTACK = "1+1|' /C calc'!A0"
FIELDS = (
    "name", "given_name", "family_name", "phone", "website", "company", "title", "industry", "city", "country", "hook",
    "notes", "introduced_by",
)  # fmt: skip


@pytest.fixture
def attacked(alice: Account) -> Account:
    """Alice, among whose leads every text begins like a formula, in every way."""
    for number, start in enumerate(IN_A_DATABASE):
        bad = start + ATTACK
        details = {"nickname": bad, f"{start}field": bad, "phone_other": [bad]}
        lead = make_lead(alice, email=f"e{number}@example.org", details=details, **dict.fromkeys(FIELDS, bad))
        touch(alice, lead, "2026-03-05T08:00", text=bad)
        tag = Tag(owner_id=alice.id, name=bad, name_key=f"{number}")
        db.session.add(tag)
        db.session.flush()
        db.session.execute(insert(lead_tag).values(lead_id=lead.id, tag_id=tag.id))
    db.session.commit()
    return alice


def cells_of_csv(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from row


def cells_of_workbook(data: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                yield "=" if cell.data_type == "f" else cell.value if isinstance(cell.value, str) else ""


def computed(owner: Account) -> tuple[list[str], int]:
    """The cells that a spreadsheet would compute, and how many were looked at."""
    cells = [*cells_of_csv(exported(owner)), *cells_of_workbook(exported(owner, "xlsx"))]
    return [cell for cell in cells if cell.startswith(STARTS)], len(cells)


def test_no_cell_is_computed(attacked: Account, tell: Tell) -> None:
    found, looked_at = computed(attacked)
    dangerous = len(IN_A_DATABASE) * (len(FIELDS) + 5)
    tell(16, f"{dangerous} texts like formulas in {looked_at} cells of two formats, {len(found)} computed")
    assert found == []
    assert looked_at > 2 * dangerous


def test_the_guard_holds_for_what_no_database_keeps() -> None:
    cells = list(cells_of_csv(b"".join(csv_file.encoded(["A"], [[start + ATTACK] for start in STARTS]))))
    assert [cell for cell in cells if cell.startswith(STARTS)] == []
    assert len(cells) == 1 + len(STARTS)


@pytest.mark.parametrize("module", [csv_file, workbook])
def test_canary_the_guard_is_off(attacked: Account, monkeypatch: pytest.MonkeyPatch, module: object) -> None:
    monkeypatch.setattr(module, "guarded", lambda cell: cell)
    found, _looked_at = computed(attacked)
    assert len(found) >= len(IN_A_DATABASE)


def test_pages_send_the_same_files(attacked: Account, signed_in: Callable[[Account], Browser]) -> None:
    browser = signed_in(attacked)
    for ending, kind in (("csv", "csv"), ("xlsx", "xlsx")):
        answer = browser.get(f"/leads.{ending}?closing=any&sort=name")
        assert answer.data == exported(attacked, kind)
        assert answer.headers["Content-Disposition"].endswith(f".{ending}")


def test_somebody_else_finds_nobody_in_them(attacked: Account, bob: Account) -> None:
    assert db.session.query(Lead).count() == len(IN_A_DATABASE)
    assert ATTACK not in exported(bob).decode()
