"""Out: everything of one account in one file, which another installation reads back to the same account."""

from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from outreach import clock, database
from outreach.archive.belongings import archived_kinds, archived_tables, rows_of
from outreach.archive.packing import Blocks, Part, manifest_of, packed
from outreach.archive.snapshot import lines_of, snapshot
from outreach.models import Account, ImportRun, UploadPart

FORMAT, VERSION = "outreach-account", 1
README = Path(__file__).with_name("README.txt")
SAFE_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".vcf", ".ics", ".zip", ".mbox", ".eml")


def packed_account(account: Account) -> Generator[bytes, None, None]:
    """The archive in pieces, read at one instant. The sample search, which is invented, is not part of it."""
    made_at = clock.now()
    manifest = manifest_of(FORMAT, VERSION, made_at=made_at, revision=database.newest())
    return _pieces(account.id, manifest | {"account": account.email}, made_at)


def _pieces(owner_id: int, manifest: dict[str, Any], made_at: datetime) -> Generator[bytes, None, None]:
    with snapshot() as connection:
        yield from packed(manifest, _parts(connection, owner_id), made_at)


def _parts(connection: Connection, owner_id: int) -> Iterator[Part]:
    yield Part("README.txt", [(0, README.read_bytes())], listed="texts")
    for table in archived_tables():
        kinds = archived_kinds(table)
        blocks = lines_of(connection, rows_of(table, owner_id), kinds)
        yield Part(f"tables/{table.name}.jsonl", blocks, about={"table": table.name, "columns": kinds})
    waiting = select(ImportRun.id, ImportRun.file_name).where(
        ImportRun.owner_id == owner_id, ImportRun.id.in_(select(UploadPart.run_id))
    )
    for run_id, file_name in connection.execute(waiting.order_by(ImportRun.id)).all():
        name = f"files/import-{run_id}{_suffix(file_name)}"
        yield Part(name, _upload(connection, run_id), listed="files", about={"import_run": run_id})


def _upload(connection: Connection, run_id: int) -> Blocks:
    """A file that waits to be brought in, piece by piece."""
    pieces = select(UploadPart.data).where(UploadPart.run_id == run_id).order_by(UploadPart.position)
    for (data,) in connection.execute(pieces, execution_options={"yield_per": 1}):
        yield 0, data


def _suffix(file_name: str) -> str:
    # Of a name that came from somewhere only a known ending is used: it becomes a path on somebody's machine.
    suffix = Path(file_name).suffix.casefold()
    return suffix if suffix in SAFE_SUFFIXES else ".bin"
