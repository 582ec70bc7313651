"""Finding one lead by what a person would call it: its number, an address, a LinkedIn page, a name."""

from sqlalchemy import ColumnElement, Select, or_, select

from outreach.extensions import db
from outreach.leads.criteria import LEAD, said_in
from outreach.leads.identity import IdentityError, email_key, linkedin_slug, profile_key
from outreach.models import Account, ImportKey, Lead, LeadEmail, folded
from outreach.text import _

SHOWN = 10


class LeadNotFound(LookupError):
    """Nobody fits unmistakably; the message says so."""

    def __init__(self, text: str, message: str = "") -> None:
        super().__init__(message or _("No lead fits “%(text)s”.", text=text))


class SeveralLeads(LeadNotFound):
    """More than one person fits; `people` are the first of them, and the message names them."""

    def __init__(self, text: str, people: list[Lead]) -> None:
        named = "; ".join(f"{lead.id} {described(lead)}" for lead in people)
        super().__init__(text, _("“%(text)s” fits several people. Say which: %(people)s.", text=text, people=named))
        self.people = people


def described(lead: Lead) -> str:
    """A name with what tells it from another of the same name."""
    return ", ".join(word for word in (lead.display_name, lead.company or lead.email) if word)


def find_lead(owner: Account, text: str) -> Lead:
    """The lead that `text` names unmistakably. Raises LeadNotFound or SeveralLeads."""
    text = text.replace("\0", "").strip()
    for ways in (_by_number, _by_address, _by_linkedin, _by_name, _by_part_of_name):
        wanted = ways(owner, text)
        people = list(db.session.scalars(_of(owner).where(wanted).limit(SHOWN))) if wanted is not None else []
        if len(people) == 1:
            return people[0]
        if people:
            raise SeveralLeads(text, people)
    raise LeadNotFound(text)


def with_address(owner: Account, email: str) -> Lead | None:
    """Who has this address, as the first or as a further one."""
    return db.session.scalar(_of(owner).where(_has_address(owner, email)))


def with_linkedin(owner: Account, slug: str) -> Lead | None:
    """Whose LinkedIn page this is, the first one or a further one."""
    return db.session.scalar(_of(owner).where(_has_profile(owner, slug)))


def _of(owner: Account) -> Select[Lead]:
    return select(Lead).where(Lead.owner_id == owner.id, Lead.forgotten_at.is_(None)).order_by(Lead.id)


def _has_address(owner: Account, email: str) -> ColumnElement[bool]:
    further = select(LeadEmail.lead_id).where(LeadEmail.owner_id == owner.id, LeadEmail.email == email)
    return or_(Lead.email == email, Lead.id.in_(further))


def _has_profile(owner: Account, slug: str) -> ColumnElement[bool]:
    further = select(ImportKey.lead_id).where(ImportKey.owner_id == owner.id, ImportKey.key == profile_key(slug))
    return or_(Lead.linkedin == slug, Lead.id.in_(further))


def _by_number(_owner: Account, text: str) -> ColumnElement[bool] | None:
    number = text.removeprefix("#")
    return Lead.id == int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def _by_address(owner: Account, text: str) -> ColumnElement[bool] | None:
    try:
        email = email_key(text) if "@" in text else None
    except IdentityError:
        return None
    return _has_address(owner, email) if email else None


def _by_linkedin(owner: Account, text: str) -> ColumnElement[bool] | None:
    try:
        slug = linkedin_slug(text)
    except IdentityError:
        return None
    return _has_profile(owner, slug) if slug else None


def _by_name(_owner: Account, text: str) -> ColumnElement[bool] | None:
    return Lead.name_key == folded(text)[:320] if text else None


def _by_part_of_name(_owner: Account, text: str) -> ColumnElement[bool] | None:
    parts = list(said_in(LEAD.name_key, text))
    wanted: ColumnElement[bool] | None = None
    for part in parts:
        wanted = part if wanted is None else wanted & part
    return wanted
