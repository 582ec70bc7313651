"""Goal 8: the dashboard while nothing is written, against the same page from memory; then after one touchpoint."""

from collections.abc import Callable
from itertools import count

from flask import Flask
from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Lead, Moment
from outreach.touchpoints.actions import log_touchpoint
from tests.benchmarks.bench_dashboard import PAGE, cold, searched
from tests.benchmarks.harness import Row, alternate, in_milliseconds, stopwatch
from tests.benchmarks.many_leads import Site, visited

VIEW = "dashboard.funnel"
SMALL, LARGE = 10_000, 100_000
ROUNDS, ROUNDS_COLD = 200, 61


def run() -> list[Row]:
    """A search of 100,000 events and one of a million, each with a server of its own."""
    with searched(LARGE) as (app, here), visited(app, here, VIEW) as large:
        rows = against_memory(large)
        with searched(SMALL) as (little, there), visited(little, there, VIEW) as small:
            rows.append(growth(small, large))
        return [*rows, after_a_touchpoint(app, large)]


def against_memory(site: Site) -> list[Row]:
    """The page, and that it has not changed, each in turn with the same page from memory."""
    tag = site.ask(PAGE)[0].headers["ETag"]
    whole, head = stopwatch(lambda: site.page(PAGE)), stopwatch(lambda: unchanged(site, tag))
    floor, page, again = alternate(stopwatch(site.floor), whole, head, rounds=ROUNDS)
    return [
        in_milliseconds("8", "dashboard warm, 1M events, against the page from memory", floor, page, 5.0),
        in_milliseconds("8", "the same, not changed since: 304", floor, again, 5.0),
    ]


def unchanged(site: Site, tag: str) -> None:
    """Ask as a browser does that holds the page."""
    answer, body = site.ask(PAGE, **{"If-None-Match": tag})
    assert (answer.status, body) == (304, b"")


def growth(small: Site, large: Site) -> Row:
    """The same page of a small and a large search, in turn."""
    large.connection.close()  # while the small database was filled, the server may have ended the idle connection
    few, many = alternate(stopwatch(lambda: small.page(PAGE)), stopwatch(lambda: large.page(PAGE)), rounds=ROUNDS)
    return in_milliseconds("8", "dashboard warm: 100k against 1M events", few, many, 1.5)


def after_a_touchpoint(app: Flask, site: Site) -> Row:
    """The page after one touchpoint was logged, in turn with the page for a filter that nobody has asked for.

    Both follow a touchpoint: a write by another process empties the page cache of SQLite, which cold is without. They
    are the same work then, and a tenth is allowed for what the same work differs by.
    """
    numbers = count(1)

    def written(page: Callable[[int], object]) -> float:
        number = next(numbers)
        with app.app_context():
            log(number)
        return stopwatch(lambda: page(number))()

    first, after = alternate(
        lambda: written(lambda number: cold(site, number)), lambda: written(lambda _number: site.page(PAGE)),
        rounds=ROUNDS_COLD,
    )  # fmt: skip
    return in_milliseconds("8", "dashboard after one new touchpoint, against cold", first, after, 1.0)


def log(number: int) -> None:
    """One more letter to one of the leads."""
    owner, lead = db.session.scalars(select(Account)).one(), db.session.get_one(Lead, number)
    log_touchpoint(
        owner, lead, direction=Direction.OUT, channel=Channel.EMAIL, moment=Moment(clock.now()), text="Hello"
    )
    db.session.commit()
    db.session.remove()
