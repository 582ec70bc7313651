"""A file in pieces that are decided about and written together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from outreach.imports.findings import Rejected
from outreach.imports.people.person import Person
from outreach.imports.people.plain import Plain
from outreach.imports.planning.plan import CHUNK, Decision, Known, Planner

Lookup = Callable[[Sequence[Person]], Mapping[str, Known]]
Recognise = Callable[[Plain], tuple[Plain, Plain, Plain]]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Plain people who are `new` or `unchanged`, and what was decided about everybody else."""

    decided: Sequence[Decision | Rejected]
    new: Plain | None = None
    unchanged: Plain | None = None


def chunks(
    found: Iterable[Plain | Person | Rejected], recognise: Recognise, lookup: Lookup, planner: Planner
) -> Iterator[Chunk]:
    """Decide about everybody; `recognise` and `lookup` say who is known."""
    plain: Plain | None = None
    others: list[Person | Rejected] = []
    for one in found:
        if isinstance(one, Plain):
            if plain or others:
                yield _decided(plain, others, recognise, lookup, planner)
            plain, others = one, []
        else:
            others.append(one)
            if len(others) == CHUNK:
                yield _decided(plain, others, recognise, lookup, planner)
                plain, others = None, []
    if plain or others:
        yield _decided(plain, others, recognise, lookup, planner)


def _decided(
    plain: Plain | None, others: list[Person | Rejected], recognise: Recognise, lookup: Lookup, planner: Planner
) -> Chunk:
    new = unchanged = None
    if plain:
        new, unchanged, known = recognise(plain)
        others = sorted([*known.people(), *others], key=lambda one: one.line) if known else others
    about = lookup([one for one in others if isinstance(one, Person)])
    decided = [one if isinstance(one, Rejected) else planner.decide(one, about) for one in others]
    return Chunk(decided, new or None, unchanged or None)
