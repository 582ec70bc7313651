"""`outreach export`: the leads as a file, by the same functions as the pages."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from outreach.cli.common import as_json, for_reader, refuse
from outreach.cli.leads import filter_of, filters
from outreach.exports import actions
from outreach.extensions import db
from outreach.models import Account
from outreach.text import _n

STANDARD_OUTPUT = "-"


@click.command("export")
@click.argument("file")
@click.option(
    "--format", "name", type=click.Choice(list(actions.FORMATS)), help="As the ending of FILE says; else csv."
)
@filters
@as_json
@for_reader
def export(owner: Account, file: str, name: str | None, as_json: bool, **chosen: Any) -> None:
    """Write the leads to FILE (- for standard output): a CSV table, an Excel workbook, or vCards."""
    name = name or actions.BY_ENDING.get(Path(file).suffix[1:].lower(), "csv")
    found = actions.export(db.session(), owner, filter_of(chosen), name)
    if file == STANDARD_OUTPUT:
        _print(found)
    else:
        _write(found, Path(file))
    _say(found.count, file, name, as_json=as_json)


def _print(found: actions.Export) -> None:
    stream = sys.stdout.buffer
    for piece in found.pieces:
        stream.write(piece)
    stream.flush()


def _write(found: actions.Export, path: Path) -> None:
    """All of it or nothing: what stood in the file before stays until the new one is whole."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
            try:
                part.writelines(found.pieces)
                part.flush()
                os.fsync(part.fileno())
                os.replace(part.name, path)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(part.name)
                raise
    except OSError as problem:
        refuse(f"{path} cannot be written: {problem.strerror or problem}.")


def _say(count: int, file: str, name: str, *, as_json: bool) -> None:
    """How many there are. Where the file itself goes to standard output, the answer goes to standard error."""
    told = {"file": file, "format": name, "leads": count}
    said = json.dumps(told, ensure_ascii=False, indent=2) if as_json else _n("%(num)s lead", "%(num)s leads", count)
    click.echo(said, err=file == STANDARD_OUTPUT)
