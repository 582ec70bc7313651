"""An archive that somebody changed is refused, and the account stays as empty as it was."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from outreach.archive.account_in import bring_back, opened_account
from outreach.archive.account_out import packed_account
from outreach.archive.backup import back_up
from outreach.extensions import db
from outreach.models import Account
from outreach.web.refusal import Refusal
from tests.archive.tampering import Change, changed, entry, put, rows
from tests.trust.dump import differences, dump
from tests.trust.rows import furnish

Parts = dict[str, bytes]


def of_somebody_else(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "touchpoint", [{**row, "lead_id": row["lead_id"] + 1} for row in rows(parts, "touchpoint")])


def twice_the_same(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "tag", rows(parts, "tag") * 2)


def with_an_owner(manifest: dict[str, Any], parts: Parts) -> None:
    entry(manifest, "tag")["columns"]["owner_id"] = "number"
    put(parts, "tag", [{**row, "owner_id": 1} for row in rows(parts, "tag")])


def with_a_password(manifest: dict[str, Any], parts: Parts) -> None:
    entry(manifest, "account")["columns"]["password"] = "text"
    put(parts, "account", [{**rows(parts, "account")[0], "password": "$argon2id$"}])


def with_sessions(manifest: dict[str, Any], parts: Parts) -> None:
    sessions = {"table": "account_session", "columns": {"token_hash": "text"}, "file": "tables/account_session.jsonl"}
    manifest["tables"].append({**sessions, "rows": 1})
    put(parts, "account_session", [{"token_hash": "x"}])


def two_accounts(manifest: dict[str, Any], parts: Parts) -> None:
    entry(manifest, "account")["rows"] = 2
    put(parts, "account", rows(parts, "account") * 2)


def on_mars(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "account", [{**rows(parts, "account")[0], "time_zone": "Mars/Olympus"}])


def an_unknown_stage(_manifest: dict[str, Any], parts: Parts) -> None:
    put(parts, "lead", [{**row, "stage": "married"} for row in rows(parts, "lead")])


def without_people(manifest: dict[str, Any], parts: Parts) -> None:
    manifest["tables"].remove(entry(manifest, "lead"))
    del parts["tables/lead.jsonl"]


CHANGES: list[tuple[Change, str]] = [
    (of_somebody_else, "is not what it was"),
    (twice_the_same, "is not what it was"),
    (with_an_owner, "is not what it was"),
    (with_a_password, "is not what it was"),
    (with_sessions, "newer version"),
    (two_accounts, "is not what it was"),
    (on_mars, "is not what it was"),
    (an_unknown_stage, "does not take rows of lead"),
    (without_people, "is not what it was"),
]


@pytest.mark.parametrize(("change", "sentence"), CHANGES)
def test_it_is_refused_and_nothing_is_kept(
    alice: Account, bob: Account, tmp_path: Path, change: Change, sentence: str
) -> None:
    furnish(alice)
    path = tmp_path / "archive.zip"
    path.write_bytes(b"".join(packed_account(alice)))
    before = dump()
    other = changed(path, change, honest=True)
    with pytest.raises(Refusal, match=sentence), other.open("rb") as stream, opened_account(stream) as archive:
        bring_back(archive, bob)
    db.session.rollback()
    assert differences(before, dump()) == []


def test_a_backup_is_no_account(alice: Account, bob: Account, tmp_path: Path) -> None:
    db.session.commit()
    stream = BytesIO(back_up(tmp_path / "whole.zip").place.read_bytes())
    with pytest.raises(Refusal, match="another kind of Outreach file"), opened_account(stream):
        pass
