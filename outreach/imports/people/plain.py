"""People of whom a row says plain things only, kept column by column: most rows of most files are such."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

from outreach.imports.people.person import Person

Values = list[Any]


@dataclass(frozen=True, slots=True)
class Plain:
    """`texts` holds canonical fields, `email` among them, `custom` what has no field: all columns are equally long.

    None or the empty text stands where a row says nothing. `read` makes a Person of a place after all, which is needed
    when somebody is known already."""

    lines: Sequence[int]
    places: Sequence[int]
    """Where they stand in their block."""
    texts: dict[str, Values]
    custom: dict[str, Values]
    marks: Sequence[int]
    """By what a row is recognised when it comes again: a hash of its cells and of what they mean."""
    source: str | None
    read: Callable[[int], Any]

    def __len__(self) -> int:
        return len(self.lines)

    def only(self, chosen: Sequence[bool]) -> "Plain":
        """Those for whom `chosen` is true."""
        if all(chosen):
            return self
        some = any(chosen)

        def taken(column: Iterable[Any]) -> Values:
            return list(compress(column, chosen)) if some else []

        return replace(
            self, lines=taken(self.lines), places=taken(self.places), marks=taken(self.marks),
            texts={name: taken(column) for name, column in self.texts.items()},
            custom={name: taken(column) for name, column in self.custom.items()},
        )  # fmt: skip

    def people(self) -> list[Person]:
        """Everybody as the Builder reads them, one by one."""
        return [self.read(place) for place in self.places]

    def names(self, most: int) -> list[tuple[int, str]]:
        """Line and name of the first ones: the name, else the address, else the LinkedIn page."""
        spoken = zip(
            self.lines[:most], *(self.texts[name] for name in ("full_name", "email", "linkedin")), strict=False
        )
        return [(line, name or email or slug or "") for line, name, email, slug in spoken]
