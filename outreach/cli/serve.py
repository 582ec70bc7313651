"""The commands that stay: the server and the worker."""

import signal
from collections.abc import Callable
from dataclasses import replace

import click
from flask import Flask

from outreach import config, database
from outreach.accounts import actions as accounts
from outreach.accounts.health import exposure
from outreach.app import create_app
from outreach.cli.common import refuse
from outreach.cli.server import Server
from outreach.extensions import db
from outreach.jobs import Worker


@click.command("serve")
@click.option("--host", help="Where to listen; default OUTREACH_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Default OUTREACH_PORT, else 8000; 0 takes a free one.")
def serve(host: str | None, port: int | None) -> None:
    """Start the server; at the first start, print a one-time link that leads to the set-up page."""
    settings = _settings_for(host)
    refuse_exposed(settings)
    app = ready_app(settings)
    run_server(app, settings.host, settings.port if port is None else port, _say_where)


def _settings_for(host: str | None) -> config.Settings:
    try:
        settings = config.from_environment()
    except config.SettingError as error:
        refuse(str(error))
    return replace(settings, host=host) if host else settings


def refuse_exposed(settings: config.Settings) -> None:
    """Do not listen to others without https, a secret and host names: `outreach doctor` says the same."""
    missing = [each.sentence for each in exposure(settings) if not each.good]
    if missing:
        refuse("\n".join(("It is not safe to be reached by others yet.", *missing)))


@click.command("worker")
def worker() -> None:
    """Do background work, here or on another machine that shares the PostgreSQL database."""
    background = Worker(ready_app())
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: background.stopping.set())
    click.echo("Waiting for work. Ctrl C ends.")
    background.work()


def ready_app(settings: config.Settings | None = None) -> Flask:
    """An app whose database is at the newest migration; else a sentence that says what is missing."""
    try:
        app = create_app(settings=settings)
        with app.app_context():
            database.make_ready()
    except (config.SettingError, database.NotReady) as error:
        refuse(str(error))
    return app


def run_server(app: Flask, host: str, port: int, announce: Callable[[Flask, str], None]) -> None:
    """Serve until told to end, with a worker in a thread of its own where the settings ask for one."""
    try:
        server = Server(app, host, port)
    except OSError as error:
        refuse(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another port with --port.")
    background = Worker(app) if app.extensions["outreach.settings"].worker_in_server else None
    announce(app, server.address)
    if background:
        background.start()
    try:
        server.run()
    finally:
        if background:
            background.stop()


def _say_where(app: Flask, address: str) -> None:
    with app.app_context():
        token = accounts.open_set_up()
        db.session.commit()
    if token is None:
        click.echo(f"Outreach is at {address}  (Ctrl C ends)")
        return
    click.echo("Outreach is ready. This link sets it up; it works once, within a day:")
    click.echo(f"  {address}/set-up/{token}")
