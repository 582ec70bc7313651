"""What one does with a lead: add it, change what is known about it, tag it, mark it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from outreach.extensions import db
from outreach.leads.finding import described, with_address, with_linkedin
from outreach.leads.identity import email_key, linkedin_slug
from outreach.leads.queries import briefs_of
from outreach.models import Account, Channel, Lead, Source, Tag, folded, settle
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST_TAG = 80


class Details(TypedDict, total=False):
    """What may be known about a person; empty texts and None mean *not known*."""

    name: str
    email: str | None
    linkedin: str | None
    phone: str
    website: str
    company: str
    title: str
    industry: str
    city: str
    country: str
    hook: str
    notes: str
    source: Source | None
    channel: Channel | None
    introduced_by: str
    brief_id: int | None
    inside_company: bool | None
    inside_industry: bool | None


class AlreadyThere(Refusal):
    """An address or a LinkedIn page belongs to another lead, which `lead` is."""

    def __init__(self, lead: Lead, field: str) -> None:
        super().__init__(_("%(name)s has this already.", name=described(lead)), field)
        self.lead = lead


def add_lead(owner: Account, *, at: datetime, tags: Iterable[str] = (), **details: Unpack[Details]) -> Lead:
    """A new lead of `owner`, in the account's first brief unless one is said.

    Raises Refusal: nobody is named, somebody has the address or page already, or a text cannot stand there.
    """
    if "brief_id" not in details:
        first = db.session.scalar(briefs_of(owner))
        details["brief_id"] = first.id if first else None
    lead = Lead(owner_id=owner.id, created_at=at)
    _write(owner, lead, details)
    try:
        with db.session.begin_nested():
            db.session.add(lead)
    except IntegrityError:  # somebody added the same person a moment ago
        _refuse_twice(owner, lead)
        raise
    set_tags(owner, lead, tags)
    return lead


def edit_lead(owner: Account, lead: Lead, **details: Unpack[Details]) -> None:
    """Change what is known about `lead`. Raises what `add_lead` raises; then nothing is changed."""
    with db.session.no_autoflush:
        _write(owner, lead, details)
    db.session.flush()


def set_tags(owner: Account, lead: Lead, names: Iterable[str]) -> None:
    """Let `lead` wear exactly these tags; new ones are made, spelled as typed."""
    wanted: dict[str, str] = {}
    for name in names:
        wanted.setdefault(folded(name)[:LONGEST_TAG], name.strip()[:LONGEST_TAG])
    wanted.pop("", None)
    known = select(Tag).where(Tag.owner_id == owner.id, Tag.name_key.in_(wanted))
    tags = {tag.name_key: tag for tag in db.session.scalars(known)}
    for key, name in wanted.items():
        tags.setdefault(key, Tag(owner_id=owner.id, name=name, name_key=key))
    if {tag.name_key for tag in lead.tags} != set(wanted):
        lead.tags = [tags[key] for key in sorted(wanted)]
    db.session.flush()


def mark_do_not_contact(owner: Account, lead: Lead, *, at: datetime, on: bool = True) -> None:
    """Put the mark that nothing overrides, or take it off; what was proposed for the person goes or comes back."""
    if (lead.do_not_contact_at is not None) is on:
        return
    lead.do_not_contact_at = at if on else None
    db.session.flush()
    settle(db.session(), lead, owner=owner, at=at)


def locked(lead: Lead) -> Lead:
    """The same lead, read anew and held against other writers until the commit."""
    db.session.refresh(lead, with_for_update=True)
    return lead


def _write(owner: Account, lead: Lead, details: Details) -> None:
    cleaned = _cleaned(details)
    named = {key: cleaned.get(key, getattr(lead, key)) for key in ("name", "email", "linkedin")}
    if not any(named.values()):
        raise Refusal(_("Say who it is: a name, an address or a LinkedIn page."), "name")
    _refuse_taken(owner, lead, cleaned)
    for key, value in cleaned.items():
        setattr(lead, key, value)


def _cleaned(details: Details) -> dict[str, object]:
    cleaned: dict[str, object] = {k: plain(v) if isinstance(v, str) else v for k, v in details.items()}
    for key, one_way in (("email", email_key), ("linkedin", linkedin_slug)):
        if key in cleaned:
            cleaned[key] = one_way(str(cleaned[key] or ""))
    for key, value in cleaned.items():
        most = getattr(Lead.__table__.c[key].type, "length", None)
        if isinstance(value, str) and most is not None and len(value) > most:
            raise Refusal(_("This is too long: %(most)s characters at most.", most=most), key)
    return cleaned


def _refuse_taken(owner: Account, lead: Lead, cleaned: dict[str, object]) -> None:
    email, slug = cleaned.get("email"), cleaned.get("linkedin")
    for field, other in (
        ("email", with_address(owner, str(email)) if email else None),
        ("linkedin", with_linkedin(owner, str(slug)) if slug else None),
    ):
        if other is not None and other is not lead:
            raise AlreadyThere(other, field)


def _refuse_twice(owner: Account, lead: Lead) -> None:
    _refuse_taken(owner, lead, {"email": lead.email, "linkedin": lead.linkedin})
