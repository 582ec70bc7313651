"""The migrations make exactly the tables of the models, with every rule of theirs."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, MetaData, Table, inspect, text

from outreach import database
from outreach.extensions import db
from outreach.models import Base
from tests.support.counts import Tell

MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)


def described(engine: Engine) -> dict[str, Any]:
    """Every table: columns with type and nullability, keys, CHECKs, indexes; in an order that does not matter."""
    seen = inspect(engine)
    tables = [name for name in seen.get_table_names() if name != "alembic_version"]
    return {
        name: {
            "columns": {
                c["name"]: (c["type"].compile(engine.dialect), c["nullable"], c["default"] is None)
                for c in seen.get_columns(name)
            },
            "primary": seen.get_pk_constraint(name),
            "foreign": _sorted(seen.get_foreign_keys(name)),
            "unique": _sorted(seen.get_unique_constraints(name)),
            "checks": _sorted(seen.get_check_constraints(name)),
            "indexes": _sorted(seen.get_indexes(name)),
        }
        for name in sorted(tables)
    }


def _sorted(found: Any) -> list[Any]:
    """In the order of their names; conditions of indexes as the words they are."""
    plain = [
        {**each, "dialect_options": {key: str(value) for key, value in each.get("dialect_options", {}).items()}}
        for each in found
    ]
    return sorted(plain, key=lambda each: str(each["name"]))


@pytest.fixture
def migrated(make_empty_app: Callable[[], Flask]) -> Flask:
    app = make_empty_app()
    with app.app_context():
        database.upgrade()
    return app


def test_migrations_make_the_tables_of_the_models(migrated: Flask, app: Flask, tell: Tell) -> None:
    with migrated.app_context():
        by_migration = described(db.engine)
    by_models = described(db.engine)
    checks = sum(len(table["checks"]) for table in by_models.values())
    tell(7, f"{len(by_models)} tables with {checks} CHECKs by migration and by model are the same")
    assert len(by_models) == len(Base.metadata.tables)
    assert checks > 20
    assert [name for name in by_models if by_migration.get(name) != by_models[name]] == []
    assert by_migration == by_models


def test_a_missing_rule_would_be_noticed(migrated: Flask, app: Flask) -> None:
    with migrated.app_context(), db.engine.begin() as connection:
        connection.execute(text("DROP TABLE attempt"))
        connection.execute(text("CREATE TABLE attempt (id INTEGER PRIMARY KEY)"))
    with migrated.app_context():
        assert described(db.engine) != described_of(app)


def described_of(app: Flask) -> dict[str, Any]:
    with app.app_context():
        return described(db.engine)


def test_down_and_up_again(migrated: Flask) -> None:
    from alembic import command

    with migrated.app_context():
        command.downgrade(database.alembic_config(), "base")
        assert described(db.engine) == {}
        command.upgrade(database.alembic_config(), "head")
        assert len(described(db.engine)) == len(Base.metadata.tables)


def test_what_is_there_outlives_the_mentorships_coming_and_going(make_empty_app: Callable[[], Flask]) -> None:
    """From 0006 up to 0007 and down again with rows in the tables that it changes and points at."""
    from alembic import command

    def rows(table: str) -> list[dict[str, Any]]:
        return [dict(row) for row in db.session.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings()]

    tables = ("account", "brief", "lead", "touchpoint")
    with make_empty_app().app_context():
        command.upgrade(database.alembic_config(), "0006")
        fill_as_of_0006()
        before = {table: rows(table) for table in tables}
        assert all(before.values())
        db.session.remove()
        command.upgrade(database.alembic_config(), "0007")
        brief = rows("brief")[0]
        assert before["brief"][0].items() < brief.items()
        assert {name: brief[name] for name in brief if name not in before["brief"][0]} == {
            **dict.fromkeys(("category", "company_side", "industry_side", "needed_by")),
            **dict.fromkeys(("importance", "urgency", "cost_of_nothing")),
            **dict.fromkeys(("own_category", "problem", "tried"), ""),
            **{f"weight_{each}": 3 for each in ("attitude", "knowledge", "skills", "willingness", "access")},
        }
        assert {table: rows(table) for table in tables if table != "brief"} == {
            table: before[table] for table in tables if table != "brief"
        }
        db.session.remove()
        command.downgrade(database.alembic_config(), "0006")
        assert {table: rows(table) for table in tables} == before


def fill_as_of_0006() -> None:
    """An account with a brief and a lead who was written to, as rows: the models of today know more columns."""
    known: dict[str, dict[str, Any]] = {
        "account": {"email": "a@example.org", "locale": "en", "theme": "dark", "touch_cap": 3},
        "brief": {"title": "A mentor"},
        "lead": {"brief_id": 1, "name": "Ingrid", "stage": "contacted", "contacted_at": MARCH, "details": {}},
        "touchpoint": {"lead_id": 1, "direction": "out", "channel": "email", "kind": "message"},
    }
    plain: dict[type, Any] = {str: "", int: 1, bool: True, datetime: MARCH}
    for name, values in known.items():
        table = Table(name, MetaData(), autoload_with=db.session.connection())
        needed = [column for column in table.columns if not column.nullable and column.name not in values]
        filled = {column.name: plain[column.type.python_type] for column in needed}
        db.session.execute(table.insert().values({**filled, **values}))
    db.session.commit()
