"""The guided page of one brief: what is said, what is asked about it, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template

from outreach.briefs import queries, words
from outreach.briefs.actions import why_kept
from outreach.briefs.broadness import questions_about, too_broad
from outreach.briefs.forms import BriefForm
from outreach.briefs.standing import Standing, standing
from outreach.briefs.steps import ALREADY_SAID, Step, progress
from outreach.briefs.titles import suggested
from outreach.extensions import db
from outreach.models import Account, Brief, BriefPerson, Lead, folded
from outreach.text import language
from outreach.web.forms import Form

NAME_KEY = 320
MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who seems to have solved it: the lead that they are, else a lead of the same name, if there is one."""

    row: BriefPerson
    lead: Lead | None
    same_name: Lead | None


def shown(
    owner: Account,
    brief: Brief,
    form: BriefForm | None = None,
    *,
    person_form: Form | None = None,
    person_id: int | None = None,
) -> str:
    """The page, with a form as it was sent when that had to be refused: of the brief, or of the person `person_id`
    (of somebody new without that)."""
    people = people_of(owner, brief)
    found, stands = progress(brief, len(people)), standing(owner).get(brief.id, Standing())
    return render_template(
        "briefs/show.html",
        brief=brief,
        form=form or BriefForm(brief),
        person_form=person_form,
        person_id=person_id,
        people=people,
        found=found,
        rail=_rail(brief, people, found.done),
        standing=stands,
        words=words,
        kept_because=why_kept(brief, served=stands.people > 0),
        **_of_problem(brief),
    )


def people_of(owner: Account, brief: Brief) -> list[Person]:
    """Who seems to have solved the problem of a brief."""
    rows = db.session.execute(queries.people_of(brief)).all()
    keys = {folded(person.name)[:NAME_KEY] for person, lead in rows if lead is None}
    named: dict[str, Lead] = {}
    for lead in db.session.scalars(queries.named(owner.id, keys)) if keys else ():
        named.setdefault(lead.name_key, lead)
    return [
        Person(person, lead, None if lead is not None else named.get(folded(person.name)[:NAME_KEY]))
        for person, lead in rows
    ]


def _of_problem(brief: Brief) -> dict[str, Any]:
    asked = questions_about(brief.problem, language())
    title = suggested(brief.problem)
    return {
        "asked": asked[:MOST_QUESTIONS],
        "broad": too_broad(asked),
        "example": words.example(brief, asked),
        "suggested": title if title != brief.title else "",
    }


def _rail(brief: Brief, people: Sequence[Person], done: Sequence[Step]) -> list[tuple[Step, bool | None]]:
    """Every step with whether it is done; None for what holds without being said."""
    return [(step, None if step in ALREADY_SAID else step in done) for step in Step]
