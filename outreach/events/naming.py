"""Several people at once, a line each: whoever is a lead is found, the others become leads."""

from outreach import clock
from outreach.events.queries import namesakes
from outreach.extensions import db
from outreach.leads.actions import AlreadyThere, add_lead
from outreach.leads.capture import LONGEST_LINE, read_line
from outreach.leads.finding import with_address
from outreach.leads.forms import details_of, tags_in
from outreach.leads.identity import email_key
from outreach.models import Account, Lead, Source, folded
from outreach.text import _
from outreach.web.refusal import Refusal

MOST_LINES = 200


def people_named(owner: Account, text: str, source: Source | None = None) -> list[Lead]:
    """Each line a person, as typed in the line of a new lead; `source` is that of whoever is new. Raises Refusal."""
    lines = [line.strip() for line in text.replace("\0", "").splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise Refusal(_("At most %(most)s names at once.", most=MOST_LINES), "names")
    found = [_person(owner, line, source) for line in lines]
    return list({lead.id: lead for lead in found}.values())


def _person(owner: Account, line: str, source: Source | None) -> Lead:
    if len(line) > LONGEST_LINE:
        raise Refusal(_("This is too long: %(most)s characters at most.", most=LONGEST_LINE), "names")
    said = read_line(line)
    try:
        known = _known(owner, said)
        if known is not None:
            return known
        details = details_of(said)
        if source is not None:
            details["source"] = source
        return add_lead(owner, at=clock.now(), tags=tags_in(said.get("tags", "")), **details)
    except AlreadyThere as there:
        return there.lead
    except Refusal as refusal:
        raise Refusal(_("“%(line)s”: %(why)s", line=line, why=refusal.message), "names") from refusal


def _known(owner: Account, said: dict[str, str]) -> Lead | None:
    """Who this is: by the address, else by the very name when that is all that was typed of who it is."""
    if "email" in said:
        key = email_key(said["email"])
        return with_address(owner, key) if key else None
    if "linkedin" in said or not said.get("name"):
        return None
    people = db.session.scalars(namesakes(owner, folded(said["name"])[:320])).all()
    if len(people) > 1:
        raise Refusal(_("Several leads are called so. Find the right one above."))
    return people[0] if people else None
