"""Commands of one installation, and what its database holds."""

import json
from typing import Any

from click.testing import CliRunner, Result
from sqlalchemy import create_engine, insert, select

from outreach import clock
from outreach.cli.main import main
from outreach.imports.remembering import key_of
from outreach.models import Account, Base, ImportMapping

OWNER = "robin.delacroix@example.org"
# The row of the import itself, its job, and what belongs to nobody.
OF_THE_RUN = {"import_run", "job", "account_session", "data_version", "attempt", "import_mapping"}


class Terminal:
    """Somebody at a terminal, on a database of their own."""

    def __init__(self, url: str) -> None:
        self.url, self._runner = url, CliRunner()

    def say(self, *words: object) -> Result:
        """A command with the owner behind it."""
        return self._runner.invoke(main, [*map(str, words), "--owner", OWNER])

    def bring(self, *words: object, code: int = 0) -> list[dict[str, Any]]:
        """`outreach import --json`, which must end with `code`."""
        result = self.say("import", *words, "--json")
        assert result.exit_code == code, result.output
        told: list[dict[str, Any]] = json.loads(result.stdout)["files"]
        return told

    def undo(self, run: int, *, code: int = 0) -> dict[str, Any]:
        """`outreach undo --json`."""
        result = self.say("undo", run, "--json")
        assert result.exit_code == code, result.output
        told: dict[str, Any] = json.loads(result.stdout)
        return told

    def remember(self, headers: list[str], choices: dict[str, Any]) -> None:
        """As if these choices had been confirmed on the page for a file with this header."""
        engine = create_engine(self.url)
        owner = select(Account.id).where(Account.email == OWNER).scalar_subquery()
        row = {"owner_id": owner, "header_key": key_of(headers), "choices": choices, "used_at": clock.now()}
        with engine.begin() as connection:
            connection.execute(insert(ImportMapping).values(row))
        engine.dispose()

    def dump(self, *but: str) -> dict[str, list[str]]:
        """Every row of every table, but for those of the run itself."""
        engine = create_engine(self.url)
        with engine.connect() as connection:
            tables = [table for table in Base.metadata.sorted_tables if table.name not in {*OF_THE_RUN, *but}]
            found = {t.name: sorted(map(repr, connection.execute(select(t)).all())) for t in tables}
        engine.dispose()
        return found
