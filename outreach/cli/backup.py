"""The whole installation in one file, and back: `outreach backup`, `outreach restore`, `outreach backups`."""

from pathlib import Path
from typing import Any

import click

from outreach.archive.backup import Made, back_up, record, record_failure
from outreach.archive.listing import all_backups, last_good
from outreach.archive.restore import restore as bring_back
from outreach.cli.common import answer, as_json, opened_app, refuse, with_app
from outreach.extensions import db
from outreach.models import Backup, printed
from outreach.web.refusal import Refusal

SHOWN = 20


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@with_app
def backup(file: Path, as_json: bool) -> None:
    """Write everything in this installation to FILE, while it goes on working; an older backup there is replaced."""
    target = file.absolute()
    try:
        made = back_up(target)
    except Refusal as refusal:
        record_failure(target, refusal.message)
        db.session.commit()
        refuse(refusal.message)
    record(made)
    db.session.commit()
    answer(made_shape(made), f"{made.rows} rows are in {file} ({made.size} bytes).", as_json=as_json)


def made_shape(made: Made) -> dict[str, Any]:
    """A backup just made, for programs."""
    about = {"file": str(made.place), "made_at": printed(made.made_at), "size": made.size}
    return about | {"rows": made.rows, "tables": made.counts}


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
def restore(file: Path, as_json: bool) -> None:
    """Bring back everything in FILE, made by `outreach backup` on either database, into an empty one."""
    with opened_app():
        try:
            archive = bring_back(file)
        except Refusal as refusal:
            refuse(refusal.message)
    counts = {part.table: part.rows for part in archive.tables}
    told = {"file": str(file), "made_at": archive.made_at, "rows": archive.rows, "tables": counts}
    answer(told, f"{archive.rows} rows of {archive.made_at} are back. Everybody signs in again.", as_json=as_json)


@click.command("backups")
@as_json
@with_app
def backups(as_json: bool) -> None:
    """Say when the last good backup was made, where it is, and what became of the latest ones."""
    good = db.session.scalars(last_good()).first()
    latest = list(db.session.scalars(all_backups().limit(SHOWN)))
    told = {"last_good": kept_shape(good) if good else None, "backups": [kept_shape(each) for each in latest]}
    lines = [f"{printed(each.made_at)}  {each.error or 'good'}  {each.place}" for each in latest]
    head = f"The last good one: {printed(good.made_at)} in {good.place}" if good else "There is no good backup yet."
    answer(told, "\n".join([head, *lines]), as_json=as_json)


def kept_shape(kept: Backup) -> dict[str, Any]:
    """A backup that the database knows of, for programs."""
    about = {"file": kept.place, "made_at": printed(kept.made_at), "good": not kept.error}
    return about | {"error": kept.error or None, "size": kept.size, "tables": kept.counts}
