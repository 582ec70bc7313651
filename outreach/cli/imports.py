"""`outreach import`: the same functions as the pages call, on files of any size."""

import sys
from pathlib import Path
from typing import Any

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner
from outreach.extensions import db
from outreach.imports.apply import bring_in, foresee
from outreach.imports.choices import Choices
from outreach.imports.columns.days import ORDERS
from outreach.imports.columns.mapping import IGNORED, find_column
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.readers.source import PathSource
from outreach.imports.reading import Reading, open_file
from outreach.imports.telling import sentences
from outreach.imports.telling.shapes import imported_shape, refused_shape, unmapped_shape
from outreach.models import Account, ImportRun

NOT_IMPORTED = 2
# Whoever sits at the terminal has chosen the file: its size is theirs to decide.
LIMITS = Limits(rows=sys.maxsize)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map", "maps", multiple=True, metavar="COLUMN=FIELD", help="What a column becomes, by header or number."
)
@click.option("--dates", type=click.Choice(ORDERS), help="How numeric dates are ordered in these files.")
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and write nothing.")
@as_json
@for_owner
def import_files(
    owner: Account, files: tuple[Path, ...], maps: tuple[str, ...], dates: str | None, dry_run: bool, as_json: bool
) -> None:
    """Bring in FILES: LinkedIn's Connections.csv, Google's contacts, any table with a header."""
    told = [_one(owner, path, maps, dates, dry_run=dry_run) for path in files]
    answer({"files": told}, "\n".join(f"{one['file']}: {one['message']}" for one in told), as_json=as_json)
    if any(one["outcome"] != "imported" for one in told):
        raise SystemExit(NOT_IMPORTED)


def _one(owner: Account, path: Path, maps: tuple[str, ...], dates: str | None, *, dry_run: bool) -> dict[str, Any]:
    try:
        reading = _reading(owner, path, maps, dates)
        if not reading.has_people:
            return unmapped_shape(path.name, reading)
        if dry_run:
            tally = foresee(db.session(), owner, reading, clock.now()).tally
            return imported_shape(path.name, reading, tally, sentences.foreseen(tally.counts), None)
        return _bring_in(owner, path.name, reading)
    except Refused as refused:
        return refused_shape(path.name, refused)
    finally:
        db.session.rollback()


def _reading(owner: Account, path: Path, maps: tuple[str, ...], dates: str | None) -> Reading:
    source, choices, whose = PathSource(path), Choices(dates=dates), Owner.of(owner)
    reading = open_file(source, LIMITS, choices, whose)
    if not maps:
        return reading
    fields = {}
    for said in maps:
        column, _equals, target = said.rpartition("=")
        fields[find_column(reading.columns, column)] = IGNORED if target in ("ignore", "") else target
    return open_file(source, LIMITS, Choices(fields, dates), whose)


def _bring_in(owner: Account, name: str, reading: Reading) -> dict[str, Any]:
    survey, now = reading.survey(), clock.now()
    run = ImportRun(owner_id=owner.id, file_name=name[-300:], created_at=now)
    db.session.add(run)
    db.session.flush()
    tally = bring_in(db.session(), owner, run, reading, survey, now)
    db.session.commit()
    return imported_shape(name, reading, tally, sentences.done(tally.counts), run.id)
