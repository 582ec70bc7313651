"""Deleting a brief can be taken back: the answer to the deletion carries all that the brief said."""

import json
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import select

from outreach.briefs.actions import STAKES, WEIGHTS, Said, say
from outreach.extensions import db
from outreach.models import Account, Brief, BriefPerson, Category, Lead, Side
from outreach.text import _
from outreach.web.owned import LARGEST_ID
from outreach.web.refusal import Refusal

LONGEST_NAME = 300
NUMBERS = ("mentors_wanted", *WEIGHTS, *STAKES)
_READ: dict[str, Any] = {
    "category": Category, "company_side": Side, "industry_side": Side, "needed_by": date.fromisoformat,
}  # fmt: skip


def packed(brief: Brief) -> str:
    """All that a brief says, and who seemed to have solved its problem, as JSON."""
    people = db.session.scalars(select(BriefPerson).where(BriefPerson.brief_id == brief.id).order_by(BriefPerson.id))
    said = {name: getattr(brief, name) for name in Said.__annotations__}
    listed = [{"name": person.name, "what": person.what, "lead": person.lead_id} for person in people]
    return json.dumps({"said": said, "people": listed}, ensure_ascii=False, default=str)


def restored(owner: Account, text: str, at: datetime) -> Brief:
    """The brief again, with another number. Raises Refusal when `text` is not what `packed` wrote."""
    brief = Brief(owner_id=owner.id, created_at=at, title="", mentors_wanted=1)
    try:
        told = json.loads(text)
        json.dumps(told, ensure_ascii=False).encode()  # half a letter cannot be stored
        say(brief, **_said(told["said"]))
        people = [_person(owner, each) for each in told["people"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refusal(_("This brief cannot be brought back.")) from error
    db.session.add(brief)
    db.session.flush()
    for person in people:
        person.brief_id = brief.id
        db.session.add(person)
    db.session.flush()
    return brief


def _said(told: dict[str, Any]) -> Said:
    known = {name: told[name] for name in Said.__annotations__}
    for name in NUMBERS:
        if type(known[name]) is not int and (known[name] is not None or name not in STAKES):
            raise ValueError(f"{name} is no number: {known[name]!r}")
    return cast(Said, {n: _READ[n](value) if n in _READ and value is not None else value for n, value in known.items()})


def _person(owner: Account, told: dict[str, Any]) -> BriefPerson:
    name, what, lead = (told[key] for key in ("name", "what", "lead"))
    if not (isinstance(name, str) and name and isinstance(what, str)) or "\0" in name + what:
        raise ValueError("nobody is named")
    mine = select(Lead.id).where(Lead.owner_id == owner.id, Lead.forgotten_at.is_(None))
    lead_id = db.session.scalar(mine.where(Lead.id == lead)) if type(lead) is int and 0 < lead <= LARGEST_ID else None
    return BriefPerson(owner_id=owner.id, name=name[:LONGEST_NAME], what=what, lead_id=lead_id)
