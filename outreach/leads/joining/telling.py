"""What is said about joining and parting, and whom a lead might be joined with."""

from typing import Any

from babel.lists import format_list
from flask_babel import get_locale

from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.joining import queries
from outreach.leads.joining.alike import Person, compare, words_of
from outreach.leads.joining.filling import LABELS
from outreach.leads.joining.parting import Parted
from outreach.leads.queries import page_of_lines
from outreach.models import Account, Lead
from outreach.text import _

SHOWN = 10


def parted(two: Parted) -> str:
    """Both are there again; what was edited since stays with the kept one."""
    names = {"kept": two.kept.display_name, "other": two.other.display_name}
    if not two.edited:
        return _("%(kept)s and %(other)s are two leads again.", **names)
    fields = [str(LABELS.get(name, name)) for name in two.edited]
    listed = format_list(fields, locale=get_locale() or "en")
    return _(
        "%(kept)s and %(other)s are two leads again. Edited since, and so kept: %(fields)s.", fields=listed, **names
    )


def who_else(owner: Account, lead: Lead, text: str) -> list[Any]:
    """Whom `text` finds beside `lead`; without a text, those whose names look like the same person's."""
    if text:
        rows = page_of_lines(owner, LeadFilter(q=text, closing=ClosedOr.ANY), size=SHOWN + 1).rows
        return [row for row in rows if row.id != lead.id][:SHOWN]
    me = Person(lead.id, lead.name, lead.email, lead.linkedin, lead.phone, lead.company)
    people = (Person(*row) for row in db.session.execute(queries.namesakes_of(owner, words_of(lead.display_name))))
    pairs = [(pair, one.id) for one in people if one.id != lead.id and (pair := compare(me, one))]
    best = [number for _pair, number in sorted(pairs, key=lambda found: -found[0].score)[:SHOWN]]
    leads = {one.id: one for one in db.session.scalars(queries.leads_numbered(owner, best))}
    return [leads[number] for number in best]
