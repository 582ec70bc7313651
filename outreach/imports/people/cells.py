"""The cells of one column as values, all at once. What is more than plain is said by its place.

Each function here does to a column what filling.py does to a cell, and leaves to that what it cannot do."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from outreach.imports.columns import days
from outreach.imports.people.identity import PLAIN_PAGE, address_of, plain_addresses, slug_of
from outreach.imports.people.person import LENGTHS, LONGEST_PHONE

Values = list[Any]
Taken = tuple[Values, Collection[int]]
"""The values of a column, and the places in it that need a closer look."""
Take = Callable[[list[str]], Taken]
_MOST_DAYS = 20_000


def texts(longest: int | None) -> Take:
    """Texts that fit."""

    def take(cells: list[str]) -> Taken:
        if longest is None or max(map(len, cells), default=0) <= longest:
            return cells, ()
        return cells, [place for place, cell in enumerate(cells) if len(cell) > longest]

    return take


def addresses(cells: list[str]) -> Taken:
    """One e-mail address each, or none."""
    filled = list(filter(None, cells))
    if (plain := plain_addresses(filled)) is not None:
        each = iter(plain)
        return [next(each) if cell else None for cell in cells], ()
    found = [address_of(cell) if cell else None for cell in cells]
    return found, [place for place, cell in enumerate(cells) if cell and not found[place]]


def slugs(*, bare: bool) -> Take:
    """LinkedIn pages; `bare` also takes the slug by itself."""

    def take(cells: list[str]) -> Taken:
        together = "\n".join(cells)
        found: Values = PLAIN_PAGE.findall(together)
        if len(found) == len(cells) == together.count("\n") + 1:
            return found, ()
        found = [slug_of(cell, bare=bare) if cell else None for cell in cells]
        return found, [place for place, cell in enumerate(cells) if cell and not found[place]]

    return take


def days_of(order: str | None) -> Take:
    """Days as YYYY-MM-DD, their numbers read in `order`."""
    known: dict[str, str | None] = {"": None}

    def take(cells: list[str]) -> Taken:
        if len(known) > _MOST_DAYS:
            known.clear()
            known[""] = None
        odd = set()
        for text in set(cells) - known.keys():
            day = None if days.says_nothing(text) else days.day_of(text, order)
            if isinstance(day, date):
                known[text] = day.isoformat()
            else:
                odd.add(text)
        if not odd:
            return [known[cell] for cell in cells], ()
        return [known.get(cell) for cell in cells], [place for place, cell in enumerate(cells) if cell in odd]

    return take


def _websites(cells: list[str]) -> Taken:
    longest = LENGTHS["website"]
    return cells, [p for p, cell in enumerate(cells) if cell and (len(cell) > longest or slug_of(cell))]


def _phones(cells: list[str]) -> Taken:
    return cells, [p for p, cell in enumerate(cells) if len(cell) > LONGEST_PHONE or ":::" in cell]


TAKEN: dict[str, Take] = {"email": addresses, "website": _websites, "phone": _phones}
