"""`outreach import`: the same functions as the pages call, on files of any size."""

import secrets
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner
from outreach.extensions import db
from outreach.imports import remembering
from outreach.imports.apply import bring_in, foresee
from outreach.imports.choices import KIND_WORDS, Choices
from outreach.imports.columns.days import ORDERS
from outreach.imports.columns.mapping import IGNORED, find_column
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.planning.looking import how_it_was_read, plan_of, without_strangers
from outreach.imports.readers.source import PathSource
from outreach.imports.reading import Reading, open_file
from outreach.imports.telling import words
from outreach.imports.telling.shapes import imported_shape, refused_shape, unmapped_shape
from outreach.models import Account, ImportRun

NOT_IMPORTED = 2
# Whoever sits at the terminal has chosen the file: its size is theirs to decide.
LIMITS = Limits(rows=sys.maxsize)
_KIND_HELP = f"What the files are, where that is not recognised: {', '.join(KIND_WORDS)}."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said for all files of one command."""

    choices: Choices
    maps: tuple[str, ...]
    remembered: bool
    dry_run: bool
    batch: str


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(KIND_WORDS)), metavar="KIND", help=_KIND_HELP)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column becomes, by its header or by its number from 1; FIELD may be custom or ignored.",
)
@click.option("--dates", type=click.Choice(ORDERS), help="How numeric dates are ordered in these files.")
@click.option("--me", metavar="NAME|EMAIL|PROFILE", help="Who you are in a mailbox or a file of messages.")
@click.option(
    "--people",
    type=click.Choice(["suggested", "all"]),
    default="suggested",
    show_default=True,
    help="Whose mail is taken from a mailbox.",
)
@click.option("--remembered", is_flag=True, help="Read columns as they were chosen on the page for the same header.")
@click.option("--dry-run", is_flag=True, help="Say what would come of it, and write nothing.")
@as_json
@for_owner
def import_files(
    owner: Account,
    files: tuple[Path, ...],
    kind: str | None,
    maps: tuple[str, ...],
    dates: str | None,
    me: str | None,
    people: str,
    remembered: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring in FILES: contacts of any program, tables, address cards, LinkedIn's archive, messages, mail."""
    choices = Choices(dates=dates, kind=KIND_WORDS[kind] if kind else None, me=me, people=people)
    batch = secrets.token_hex(8) if len(files) > 1 else ""
    wanted = Wanted(choices, maps, remembered, dry_run, batch)
    told = [_one(owner, path, wanted) for path in files]
    answer({"files": told}, "\n".join(f"{one['file']}: {one['message']}" for one in told), as_json=as_json)
    if any(one["outcome"] != "imported" for one in told):
        raise SystemExit(NOT_IMPORTED)


def _one(owner: Account, path: Path, wanted: Wanted) -> dict[str, Any]:
    try:
        reading = _reading(owner, path, wanted)
        if not reading.has_people:
            unknown_me = reading.asks_me and reading.me is None
            return unmapped_shape(path.name, reading, words.nobody_is_me() if unknown_me else words.nobody_in_columns())
        if wanted.dry_run:
            tally = foresee(db.session(), owner, reading, clock.now()).tally
            return imported_shape(path.name, reading, tally, None)
        return _bring_in(owner, path.name, reading, wanted.batch)
    except FileNotFoundError:
        return refused_shape(path.name, Refused("missing"))
    except OSError as problem:
        return refused_shape(path.name, Refused("unreadable", why=problem.strerror or type(problem).__name__))
    except Refused as refused:
        return refused_shape(path.name, refused)
    finally:
        db.session.rollback()


def _reading(owner: Account, path: Path, wanted: Wanted) -> Reading:
    """The file, its columns as they were remembered (if that is wanted) and then as they are said now."""
    source, whose, choices = PathSource(path), Owner.of(owner), wanted.choices
    reading = open_file(source, LIMITS, choices, whose)
    kept = Choices.from_json(remembering.recalled(owner, reading)) if wanted.remembered else Choices()
    said = dict(_mapped(reading, said) for said in wanted.maps)
    if not said and kept == Choices():
        return reading
    dates, fields = choices.dates or kept.dates, kept.fields | said
    more = replace(choices, dates=dates, fields=fields, dates_of=kept.dates_of, words=kept.words)
    return open_file(source, LIMITS, more, whose)


def _mapped(reading: Reading, said: str) -> tuple[int, str]:
    """The place and the field of one `Column=field`; the header may hold signs of equality itself."""
    column, _equals, target = said.rpartition("=")
    return find_column(reading.columns, column), IGNORED if target in ("ignore", "") else target


def _bring_in(owner: Account, name: str, reading: Reading, batch: str) -> dict[str, Any]:
    survey, now = reading.survey(), clock.now()
    run = ImportRun(owner_id=owner.id, file_name=name[-300:], created_at=now, batch=batch)
    run.plan = how_it_was_read(
        plan_of(reading, None)
    )  # the page of the import says how it was read, and needs its header
    db.session.add(run)
    db.session.flush()
    tally = bring_in(db.session(), owner, run, reading, survey, now)
    run.result = without_strangers(run.result)
    db.session.commit()
    return imported_shape(name, reading, tally, run.id)
