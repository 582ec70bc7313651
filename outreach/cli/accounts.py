"""The commands of whoever runs the installation: people, the database, and whether it is safe to be reached."""

import sys

import click

from outreach import config, database
from outreach.accounts import actions
from outreach.accounts.health import findings
from outreach.accounts.links import make_link
from outreach.cli.common import account_of, answer, as_json, opened_app, refuse, with_app
from outreach.extensions import db
from outreach.text import LANGUAGES


@click.group("user")
def user() -> None:
    """Add people, help them in, shut them out."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True, help="What they are called.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", help="The language they read.")
@click.option("--time-zone", default="UTC", metavar="ZONE", help="Where they live, such as Europe/Paris.")
@as_json
@with_app
def add(email: str, name: str, language: str, time_zone: str, as_json: bool) -> None:
    """Make an account for EMAIL; the password is asked for, or read from standard input."""
    new = actions.NewAccount(email=email, name=name, password=asked_password(), locale=language, time_zone=time_zone)
    try:
        account = actions.create_account(new)
    except actions.AccountError as problem:
        refuse(f"{problem.field}: {problem}")
    db.session.commit()
    told = {"id": account.id, "email": account.email, "name": account.name}
    answer(told, f"{account.name} can sign in as {account.email}.", as_json=as_json)


def asked_password() -> str:
    """The password, typed twice at a terminal, or one line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    try:
        return sys.stdin.readline().rstrip("\r\n").encode().decode()
    except UnicodeError:
        refuse("The password on standard input is not text in UTF-8.")


@user.command("reset-link")
@click.argument("email")
@as_json
@with_app
def reset_link(email: str, as_json: bool) -> None:
    """Print a one-time link by which EMAIL chooses a new password; give it to them yourself."""
    account = account_of(email)
    if not account.active:
        refuse(f"The account {account.email} is disabled.")
    token = make_link("reset", account.id)
    db.session.commit()
    link = f"{public_address()}/reset/{token}"
    answer({"link": link}, link, as_json=as_json)


def public_address() -> str:
    """Where this installation is reached, as far as its settings tell."""
    settings = config.from_environment()
    host = settings.trusted_hosts[0] if settings.trusted_hosts else f"{settings.host}:{settings.port}"
    return f"{'https' if settings.behind_https else 'http'}://{host}"


@user.command("disable")
@click.argument("email")
@with_app
def disable(email: str) -> None:
    """Shut EMAIL out: every session ends, nobody can sign in; their data stays."""
    account = account_of(email)
    actions.disable(account)
    db.session.commit()
    click.echo(f"{account.email} is signed out everywhere and can no longer sign in.")


@click.command("upgrade")
def upgrade() -> None:
    """Bring the tables of the database up to date; needed on PostgreSQL after every new version."""
    with opened_app():
        backup = database.upgrade()
        click.echo(f"The database is at version {database.revision()}.")
    if backup:
        click.echo(f"What it was before is in {backup}")


@click.command("doctor")
@as_json
def doctor(as_json: bool) -> None:
    """Say whether this installation is in order, and whether it may be reached by others."""
    with opened_app() as app:
        found = findings(app.extensions["outreach.settings"])
    good = all(each.good for each in found)
    told = [{"good": each.good, "sentence": each.sentence} for each in found]
    lines = [f"{'ok  ' if each.good else 'BAD '} {each.sentence}" for each in found]
    answer({"good": good, "findings": told}, "\n".join([*lines, *["Everything is in order."] * good]), as_json=as_json)
    if not good:
        refuse("This installation is not in order.")
