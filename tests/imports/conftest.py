"""What the tests of imports share."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from outreach.cli.main import main
from outreach.database import newest
from tests.imports.terminal import OWNER, Terminal


@pytest.fixture
def terminal(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A fresh installation with one account, on either database."""
    _mark_as_migrated(database_url)
    monkeypatch.setenv("OUTREACH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("OUTREACH_DATABASE_URL", database_url)
    words = ["user", "add", OWNER, "--name", "Robin Delacroix"]
    made = CliRunner().invoke(main, words, input="correct horse battery\n" * 2)
    assert made.exit_code == 0, made.output
    return Terminal(database_url)


def _mark_as_migrated(url: str) -> None:
    """The tables were made at once, from the models; the commands ask which migration they stand at."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest()})
    engine.dispose()
