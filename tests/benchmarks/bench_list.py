"""Goals 4 and 6: the list of leads against the same HTML from memory, deep pages, growth, and the tail."""

import re
from html import unescape
from statistics import median

from tests.benchmarks.harness import Row, in_milliseconds, percentile, stopwatch
from tests.benchmarks.many_leads import Site, serving

LIST = "/leads"
ROUNDS = 300
STEPS_DOWN = 200
SMALL, USUAL, LARGE = 10_000, 100_000, 1_000_000


def run() -> list[Row]:
    """The rows of both goals; with a million leads this takes some minutes, most of it to make them."""
    with serving(USUAL) as usual:
        rows = against_memory(usual)
        with serving(SMALL) as small:
            rows.append(growth(small, usual, "list page: 10k against 100k leads"))
    with serving(SMALL) as small, serving(LARGE) as large:
        rows.append(growth(small, large, "list page: 10k against 1M leads"))
    return rows


def against_memory(site: Site) -> list[Row]:
    """The first page and a deep one, each in turn with the floor."""
    deep = deep_page(site)
    measures = [stopwatch(site.floor), stopwatch(lambda: site.page(LIST)), stopwatch(lambda: site.page(deep))]
    taken: list[list[float]] = [[], [], []]
    for _round in range(ROUNDS):
        for measure, figures in zip(measures, taken, strict=True):
            figures.append(measure())
    floor, first, far = (median(figures) for figures in taken)
    tail = percentile(taken[1], 0.99) / first
    return [
        in_milliseconds("4", "list page, 100k leads, p50", floor, first, 2.0),
        in_milliseconds("4", f"list page, {STEPS_DOWN} pages down, p50", floor, far, 2.0),
        in_milliseconds("4", "a deep page against the first", first, far, 1.2),
        Row("6", "list page, p99 / p50", tail, "x", goal=3.0),
    ]


def growth(small: Site, large: Site, what: str) -> Row:
    """The same page of a small and a large search, in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    # While the large database was filled, the server may have ended the idle connection of the small one.
    small.connection.close()
    measures = (stopwatch(lambda: small.page(LIST)), stopwatch(lambda: large.page(LIST)))
    for _round in range(ROUNDS):
        for measure, figures in zip(measures, taken, strict=True):
            figures.append(measure())
    return in_milliseconds("4", what, median(taken[0]), median(taken[1]), 1.3)


def deep_page(site: Site) -> str:
    """The address of a page far down, reached as a person reaches it: by *Next*."""
    address = LIST
    for _step in range(STEPS_DOWN):
        found = re.search(r'href="([^"]+)" rel="next"', site.page(address).decode())
        assert found, "the list ended too early"
        address = unescape(found[1])
    return address
