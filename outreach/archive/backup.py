"""Out: the whole installation in one file, the same for both databases."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from outreach import clock, database
from outreach.archive.cells import kinds_of
from outreach.archive.files import write_whole
from outreach.archive.packing import Part, manifest_of, packed
from outreach.archive.snapshot import lines_of, snapshot
from outreach.extensions import db
from outreach.models import Backup, Base

FORMAT, VERSION = "outreach-backup", 1
# A browser that was signed out, and a link that was used, must not come to life again by an older state;
# and the number of a state must not be told again for another one.
LEFT_OUT = ("account_session", "one_time_link", "data_version")
LONGEST_PLACE = 1000
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Made:
    """A backup that is whole: where it is, its bytes, and table -> rows as its manifest says."""

    place: Path
    made_at: datetime
    size: int
    counts: dict[str, int]

    @property
    def rows(self) -> int:
        """How many rows it holds altogether."""
        return sum(self.counts.values())


def tables() -> list[Table]:
    """Every table of a backup, each after those that its rows point at."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def back_up(target: Path, tell: Tell = lambda _rows: None) -> Made:
    """Write the backup to `target`, which holds it whole or is left as it was. Refusal says why it could not be."""
    made_at = clock.now()
    manifest = manifest_of(FORMAT, VERSION, made_at=made_at, revision=database.newest())
    manifest |= {"database": db.engine.dialect.name, "left_out": list(LEFT_OUT)}
    with closing(_everything(manifest, made_at, tell)) as pieces:
        size = write_whole(target, pieces)
    return Made(target, made_at, size, {each["table"]: each["rows"] for each in manifest["tables"]})


def record(made: Made) -> Backup:
    """Keep in the database, in the transaction at hand, that there is a good backup."""
    row = Backup(made_at=made.made_at, place=str(made.place)[:LONGEST_PLACE], size=made.size, counts=made.counts)
    db.session.add(row)
    return row


def record_failure(target: Path, why: str) -> Backup:
    """Keep in the database, in the transaction at hand, that a backup failed, and why."""
    row = Backup(made_at=clock.now(), place=str(target)[:LONGEST_PLACE], error=why)
    db.session.add(row)
    return row


def _everything(manifest: dict[str, Any], made_at: datetime, tell: Tell) -> Generator[bytes, None, None]:
    with snapshot() as connection:
        yield from packed(manifest, (_part(connection, table, tell) for table in tables()), made_at)


def _part(connection: Connection, table: Table, tell: Tell) -> Part:
    kinds = kinds_of(table)
    query: Select[Any] = select(table).order_by(*table.primary_key)
    blocks = _told(lines_of(connection, query, kinds), tell)
    return Part(f"tables/{table.name}.jsonl", blocks, about={"table": table.name, "columns": kinds})


def _told(blocks: Iterator[tuple[int, bytes]], tell: Tell) -> Iterator[tuple[int, bytes]]:
    for rows, data in blocks:
        yield rows, data
        tell(rows)
