"""The command line as one account uses it, in the app of a test."""

import json
from collections.abc import Callable
from typing import Any

from click.testing import CliRunner, Result

from outreach.cli.main import main
from outreach.extensions import db
from outreach.models import Account

Run = Callable[..., Result]


def terminal_of(account: Account) -> Run:
    """`run("leads", "--json")` for `account`; what the test did before is committed first."""
    email = account.email

    def run(*words: object) -> Result:
        db.session.commit()
        return CliRunner().invoke(main, [*map(str, words), "--owner", email])

    return run


def told(result: Result) -> Any:
    """What a command answered to a program."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
