"""Bringing files in, as the tests do it: without pages, jobs and the command line."""

from pathlib import Path
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.imports.apply import bring_in
from outreach.imports.choices import Choices
from outreach.imports.findings import Notice, Rejected
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.planning.tally import Tally
from outreach.imports.readers.source import BytesSource
from outreach.imports.reading import Reading, open_file
from outreach.models import Account, ImportRun

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"


def fixture(name: str) -> bytes:
    """The bytes of a file as a user brings it."""
    return (FORMATS / name).read_bytes()


def reading(
    data: bytes, name: str = "people.csv", *, limits: Limits | None = None, owner: Owner | None = None, **choices: Any
) -> Reading:
    """The file, opened."""
    return open_file(BytesSource(name, data), limits or Limits(), Choices(**choices), owner)


def everybody_in(opened: Reading) -> tuple[list[Person], list[Rejected], list[Notice]]:
    """The people of an opened file one by one, its rejected rows, and what it noticed."""
    people, rejected, notices = list[Person](), list[Rejected](), list[Notice]()
    for one in opened.found(opened.survey(), notices.append):
        if isinstance(one, Rejected):
            rejected.append(one)
        else:
            people += one.people() if isinstance(one, Plain) else [one]
    return people, rejected, notices


def bring(owner: Account, data: bytes, name: str = "people.csv", **choices: Any) -> tuple[ImportRun, Tally]:
    """Bring a file in, and commit."""
    opened = reading(data, name, owner=Owner.of(owner), **choices)
    survey = opened.survey()
    run = ImportRun(owner_id=owner.id, file_name=name, created_at=clock.now())
    db.session.add(run)
    db.session.flush()
    tally = bring_in(db.session(), owner, run, opened, survey, clock.now())
    db.session.commit()
    return run, tally


def table(*lines: str) -> bytes:
    """A file of these lines."""
    return "\n".join(lines).encode() + b"\n"
