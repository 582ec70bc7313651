"""The migrations make exactly the tables of the models, with every rule of theirs."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, inspect, text

from outreach import database
from outreach.extensions import db
from outreach.models import Base
from tests.support.counts import Tell


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
