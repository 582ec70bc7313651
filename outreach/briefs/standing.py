"""How briefs stand: their people, and the mentors they have."""

from dataclasses import dataclass

from outreach.briefs import queries
from outreach.extensions import db
from outreach.models import Account


@dataclass(frozen=True, slots=True)
class Standing:
    """How many people a brief has, and how many of them are its mentors now."""

    people: int = 0
    mentors: int = 0


def standing(owner: Account) -> dict[int | None, Standing]:
    """How each brief stands that has anybody."""
    rows = db.session.execute(queries.people_by_brief(owner))
    found: dict[int | None, Standing] = {brief: Standing(people, mentors) for brief, people, mentors in rows}
    for brief, people, mentors in db.session.execute(queries.further_people_by_brief(owner)):
        first = found.get(brief, Standing())
        found[brief] = Standing(first.people + people, first.mentors + mentors)
    return found
