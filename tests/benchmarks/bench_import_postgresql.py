"""Goal 3: 100,000 LinkedIn rows on PostgreSQL, against COPY into a temporary table and INSERT .. ON CONFLICT."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg
from sqlalchemy import make_url

from tests.benchmarks.harness import Row
from tests.benchmarks.imports import COLUMNS, INDICES, empty_account, file_of, job_seconds, ready_rows
from tests.support.databases import Template, postgresql_template

ROWS = 100_000
ROUNDS = 5


def run() -> list[Row]:
    """Medians of rounds that take turns, all on one server."""
    data = file_of(ROWS)
    with postgresql_template() as template:
        rounds = [(bare(template, data), ours(template, data)) for _round in range(ROUNDS)]
    low, first = (median(taken) for taken in zip(*rounds, strict=True))
    return [Row("3", "import of 100,000 LinkedIn rows on PostgreSQL", first, "s", low, 2.0)]


def bare(template: Template, data: bytes) -> float:
    """The floor: rows that are ready, the same columns and indices as on SQLite."""
    rows, names = ready_rows(data), ", ".join(COLUMNS)
    with _database(template) as url:
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            columns = ", ".join(f"{name} {'bigint' if name == 'owner' else 'text'}" for name in COLUMNS)
            connection.execute(f"CREATE TABLE bare (id bigserial PRIMARY KEY, {columns})")
            for number, indexed in enumerate(INDICES):
                connection.execute(f"CREATE {'UNIQUE' if number < 1 else ''} INDEX i{number} ON bare ({indexed})")
            start = time.perf_counter()
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute(f"CREATE TEMPORARY TABLE arrived ({columns}) ON COMMIT DROP")
                with cursor.copy(f"COPY arrived ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                cursor.execute(f"INSERT INTO bare ({names}) SELECT {names} FROM arrived ON CONFLICT DO NOTHING")
            return time.perf_counter() - start


def ours(template: Template, data: bytes) -> float:
    """Seconds of the job that brings the file in."""
    with _database(template) as url, empty_account(url) as owner_id:
        return job_seconds(owner_id, data)


@contextmanager
def _database(template: Template) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        url = template.empty(Path(folder))
        try:
            yield url
        finally:
            template.drop(url)
