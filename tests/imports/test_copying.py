"""Rows that go to PostgreSQL while the next ones are made ready: stored or refused as if they had been waited for."""

import pytest
from psycopg.errors import UniqueViolation
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from outreach.extensions import db
from outreach.imports.writing.copying import Copying
from outreach.models import Account, Tag

COPY = "COPY tag (owner_id, name, name_key) FROM STDIN"
REFUSED = (IntegrityError, UniqueViolation)
TAGS = select(func.count()).select_from(Tag)


@pytest.fixture
def copying(database_kind: str, alice: Account) -> Copying:
    """Over the connection of the session, in a transaction of its own."""
    if database_kind == "sqlite":
        pytest.skip("SQLite has no COPY")
    db.session.commit()
    return Copying(db.session.connection())


def lines(*names: str) -> str:
    """Tags as COPY takes them."""
    return "".join(f"1\t{name}\t{name}\n" for name in names)


def test_pieces_go_through_one_copy_which_ends_with_the_next_statement(copying: Copying) -> None:
    copying.write(COPY, lines("one", "two"))
    copying.write(COPY, lines("three"))
    with db.engine.connect() as other:
        doing = other.scalars(text("SELECT query FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%'"))
        assert doing.all() == [COPY]
    assert db.session.scalar(TAGS) == 3
    copying.write(COPY, lines("four"))
    db.session.commit()
    assert db.session.scalar(TAGS) == 4


def test_who_speaks_next_learns_what_was_refused(copying: Copying) -> None:
    copying.write(COPY, lines("one", "one"))
    with pytest.raises(REFUSED):
        db.session.scalar(TAGS)
    db.session.rollback()
    assert db.session.scalar(TAGS) == 0


def test_the_commit_learns_it_too(copying: Copying) -> None:
    copying.write(COPY, lines("one", "one"))
    with pytest.raises(REFUSED):
        db.session.commit()
    db.session.rollback()
    assert db.session.scalar(TAGS) == 0


def test_what_is_taken_back_leaves_nothing(copying: Copying) -> None:
    with db.session.begin_nested() as inner:
        db.session.connection()  # says where the inner transaction begins
        copying.write(COPY, lines("one"))
        inner.rollback()
    assert db.session.scalar(TAGS) == 0
    copying.write(COPY, lines("two", "two"))
    db.session.rollback()
    assert db.session.scalar(TAGS) == 0
