"""The same product on a database that is thrown away, with the sample search in it."""

import os
import tempfile
from pathlib import Path

import click
from flask import Flask

from outreach import config
from outreach.accounts.links import make_link
from outreach.cli.serve import ready_app, run_server
from outreach.extensions import db
from outreach.tour.actions import invented_account
from outreach.tour.load import fill

KEPT_ELSEWHERE = ("OUTREACH_DATABASE_URL", "OUTREACH_SECRET_KEY")


@click.command("demo")
@click.option("--host", help="Where to listen; default OUTREACH_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Default OUTREACH_PORT, else 8000; 0 takes a free one.")
def demo(host: str | None, port: int | None) -> None:
    """Look around in an invented search of nine months; nothing of it is kept."""
    with tempfile.TemporaryDirectory(prefix="outreach-demo-", ignore_cleanup_errors=True) as folder:
        app = ready_app(throw_away(Path(folder)))
        settings: config.Settings = app.extensions["outreach.settings"]
        run_server(app, host or settings.host, settings.port if port is None else port, _fill_and_invite)
        with app.app_context():
            db.engine.dispose()


def throw_away(folder: Path) -> config.Settings:
    """The settings of the environment, but with everything that is kept inside `folder`."""
    environ = {name: value for name, value in os.environ.items() if name not in KEPT_ELSEWHERE}
    return config.from_environment({**environ, "OUTREACH_DATA": str(folder), "OUTREACH_BACKUP_EVERY_HOURS": "0"})


def _fill_and_invite(app: Flask, address: str) -> None:
    click.echo("Bringing in the sample search.")
    with app.app_context():
        account = invented_account()
        fill(account)
        token = make_link("sign_in", account.id)
        db.session.commit()
    click.echo("The demo is ready. This link signs you in; it works once. Ctrl C ends, and everything is gone:")
    click.echo(f"  {address}/sign-in/{token}")
