"""What every command shares: an app to work in, the owner, answers as text or JSON, and plain refusals."""

import functools
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from typing import Any, NoReturn, ParamSpec, TypeVar

import click
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import select

from outreach import config, database
from outreach.app import create_app
from outreach.extensions import db, reading_only
from outreach.models import Account

P = ParamSpec("P")
R = TypeVar("R")


def refuse(message: str, code: int = 1) -> NoReturn:
    """End the command with a sentence on standard error."""
    click.echo(message, err=True)
    raise SystemExit(code)


def with_app(command: Callable[P, R]) -> Callable[P, R]:
    """Run a command inside an app whose database is ready for it."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with opened_app():
            database.make_ready()
            return command(*args, **kwargs)

    return run


@contextmanager
def opened_app() -> Iterator[Flask]:
    """The app of this installation in a context; what it cannot work with is a sentence and exit code 1."""
    try:
        app = create_app()
        with app.app_context():
            try:
                yield app
            finally:
                db.session.remove()
                db.engine.dispose()
    except (config.SettingError, database.NotReady) as problem:
        refuse(str(problem))


def for_owner(
    command: Callable[..., R], *, around: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Callable[..., R]:
    """Add `--owner EMAIL`; the command gets the account as `owner` and speaks its language."""

    @click.option("--owner", "owner_email", metavar="EMAIL", required=True, envvar="OUTREACH_OWNER", help="Whose data.")
    @functools.wraps(command)
    @with_app
    def run(*args: Any, owner_email: str, **kwargs: Any) -> R:
        with around():
            owner = account_of(owner_email)
            with force_locale(owner.locale):
                return command(*args, owner=owner, **kwargs)

    return run


def for_reader(command: Callable[..., R]) -> Callable[..., R]:
    """The same for a command that writes nothing: it waits for nobody who does."""
    return for_owner(command, around=reading_only)


def account_of(email: str) -> Account:
    """The account with this address; a sentence and exit code 1 when there is none."""
    account = db.session.scalars(select(Account).where(Account.email == email.strip().casefold())).one_or_none()
    if account is None:
        refuse(f"There is no account with the address {email}. Make one with: outreach user add {email} --name NAME")
    return account


as_json = click.option("--json", "as_json", is_flag=True, help="Answer for programs.")


def one_of(values: type[StrEnum]) -> click.Choice[str]:
    """A choice among the words of one list."""
    return click.Choice([value.value for value in values])


def answer(data: Any, text: str, *, as_json: bool) -> None:
    """Print `data` as JSON, or `text` for a person."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else text)
