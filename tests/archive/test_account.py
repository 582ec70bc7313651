"""Everything of one account out, and into an account of another installation: equal but for the numbers."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from outreach.archive.account_in import bring_back, is_empty, opened_account
from outreach.archive.account_out import packed_account
from outreach.archive.belongings import NOT_AS_ROWS, archived_tables, joining_tables, owned_tables
from outreach.extensions import db
from outreach.imports.undo import undo
from outreach.models import Account, Base, Brief, ImportChange, ImportRun, Lead, LeadMerge, Tag, Touchpoint, UploadPart
from outreach.tour.load import fill
from outreach.web.refusal import Refusal
from tests.archive.likeness import likeness
from tests.archive.tampering import changed, contents, entry, put, rows
from tests.support.leads import make_lead, touch
from tests.support.people import make_account
from tests.trust.rows import furnish

At = Callable[[str], datetime]
INSTALLATION = {"account_session", "attempt", "one_time_link", "backup", "data_version"}


@pytest.fixture
def carol(bob: Account) -> Account:
    """She begins after others, so that no number of hers is one of Alice's."""
    make_lead(bob, "Somebody else")
    return make_account("carol@example.org", locale="fr")


def packed(account: Account) -> bytes:
    db.session.commit()
    data = b"".join(packed_account(account))
    db.session.rollback()
    return data


def read_into(account: Account, data: bytes) -> None:
    with opened_account(BytesIO(data)) as archive:
        bring_back(archive, account)
    db.session.commit()


def test_the_sample_search_is_the_same_elsewhere(alice: Account, carol: Account, at: At) -> None:
    at("2026-03-05T08:00Z")
    fill(alice)
    before = likeness(alice)
    assert len(before["lead"]) > 100 and len(before["touchpoint"]) > 100
    read_into(carol, packed(alice))
    assert likeness(carol) == before == likeness(alice)
    assert (carol.email, carol.company) == ("carol@example.org", alice.company)


def test_an_import_can_be_taken_back_elsewhere(alice: Account, carol: Account, at: At) -> None:
    now = at("2026-03-05T08:00Z")
    fill(alice)
    read_into(carol, packed(alice))
    for account in (alice, carol):
        runs = select(ImportRun).where(ImportRun.owner_id == account.id).order_by(ImportRun.id.desc())
        undo(db.session(), db.session.scalars(runs).first(), now)  # type: ignore[arg-type]
        db.session.commit()
        db.session.expire_all()
    assert likeness(carol) == likeness(alice)


def test_a_row_of_every_table_is_the_same_elsewhere(alice: Account, carol: Account) -> None:
    furnish(alice)
    before = likeness(alice)
    assert [name for name, rows in before.items() if not rows] == []
    # The machinery of furnishing leaves an import that waits; one without its job has failed.
    before["import_run"][0]["state"] = "failed"
    # A link for a mentor opens a door of the installation that made it; what was put off stands in Today again.
    before["mentor_link"] = before["snooze"] = []
    read_into(carol, packed(alice))
    assert likeness(carol) == before


def test_no_table_is_forgotten() -> None:
    told = {table.name for table in archived_tables()}
    assert told | set(NOT_AS_ROWS) | INSTALLATION == set(Base.metadata.tables)
    assert {table.name for table in owned_tables()} | {"account", "lead_tag"} == told | set(NOT_AS_ROWS)
    assert [table.name for table in joining_tables()] == ["lead_tag"]


def test_nothing_that_lets_anybody_in_is_inside(
    alice: Account, signed_in: Callable[[Account], object], tmp_path: Path
) -> None:
    furnish(alice)
    signed_in(alice)
    path = tmp_path / "archive.zip"
    path.write_bytes(packed(alice))
    manifest, parts = contents(path)
    inside = b"".join((*parts.values(), str(manifest).encode()))
    assert alice.email.encode() in inside
    assert [secret in inside for secret in (b"argon2", alice.fs_uniquifier.encode(), b"token_hash")] == [False] * 3


def test_what_belongs_to_others_stays_out(alice: Account, bob: Account) -> None:
    touch(bob, make_lead(bob, "Bertrand Secret"), "2026-03-01T08:00", text="between us")
    data = packed(alice)
    with opened_account(BytesIO(data)) as archive:
        assert {part.table: part.rows for part in archive.tables if part.rows} == {"account": 1, "brief": 1}


def test_numbers_inside_json_follow_their_rows(alice: Account, carol: Account) -> None:
    made = furnish(alice)
    run = db.session.get_one(ImportRun, made["import_run"])
    run.new_tags = [made["tag"], 4711]
    merge = db.session.get_one(LeadMerge, made["lead_merge"])
    merge.moved, merge.other = {"touchpoint": [made["touchpoint"]]}, {"brief_id": made["brief"], "name": "Ada"}
    db.session.get_one(ImportChange, made["import_change"]).before = {"brief_id": None, "stage": "prospect"}
    read_into(carol, packed(alice))
    of = {model: _latest(model, carol) for model in (ImportRun, LeadMerge, ImportChange, Tag, Touchpoint, Brief)}
    assert of[ImportRun].new_tags == [of[Tag].id]
    assert of[LeadMerge].moved == {"touchpoint": [of[Touchpoint].id]}
    assert of[LeadMerge].other == {"brief_id": of[Brief].id, "name": "Ada"}
    assert of[ImportChange].before == {"brief_id": None, "stage": "prospect"}


def _latest(model: Any, owner: Account) -> Any:
    return db.session.scalars(select(model).where(model.owner_id == owner.id).order_by(model.id.desc())).first()


def test_a_file_that_waits_comes_along(alice: Account, carol: Account) -> None:
    run = ImportRun(owner_id=alice.id, file_name="../../Amis.CSV", state="planned", created_at=alice.created_at)
    db.session.add(run)
    db.session.flush()
    pieces = [b"Nom;Prenom\n" * 100_000, b"Halvorsen;Ingrid\n"]
    whole = b"".join(pieces)
    for position in range(0, len(whole), 1024 * 1024):
        part = whole[position : position + 1024 * 1024]
        db.session.add(UploadPart(owner_id=alice.id, run_id=run.id, position=position // 1024 // 1024, data=part))
    data = packed(alice)
    with opened_account(BytesIO(data)) as archive:
        assert [part.file for part in archive.files] == [f"files/import-{run.id}.csv"]
    read_into(carol, data)
    kept = db.session.scalars(select(UploadPart).where(UploadPart.owner_id == carol.id).order_by(UploadPart.position))
    assert b"".join(part.data for part in kept) == whole


def test_an_account_with_people_is_left_as_it_is(alice: Account, carol: Account) -> None:
    make_lead(alice)
    make_lead(carol, "Already There")
    with pytest.raises(Refusal, match="an empty account"):
        read_into(carol, packed(alice))
    db.session.rollback()
    assert not is_empty(carol)
    assert db.session.scalars(select(Lead.name).where(Lead.owner_id == carol.id)).all() == ["Already There"]


def _of_older_tables(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    manifest["revision"] = "0001"
    manifest["tables"] = [each for each in manifest["tables"] if each["table"] != "not_the_same"]
    for table, column in (("import_run", "batch"), ("import_change", "before"), ("lead", "forgotten_at")):
        del entry(manifest, table)["columns"][column]
        put(parts, table, [{k: v for k, v in row.items() if k != column} for row in rows(parts, table)])


def test_an_archive_of_older_tables_gets_what_came_later(alice: Account, carol: Account, tmp_path: Path) -> None:
    furnish(alice)
    path = tmp_path / "archive.zip"
    path.write_bytes(packed(alice))
    read_into(carol, changed(path, _of_older_tables, honest=True).read_bytes())
    assert (_latest(ImportRun, carol).batch, _latest(ImportChange, carol).before) == ("", {})
    assert _latest(Lead, carol).forgotten_at is None
