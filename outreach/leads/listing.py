"""The page that lists leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.leads import chips, queries
from outreach.leads.filters import LeadFilter
from outreach.leads.lines import lines_of
from outreach.models import Account
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import number
from outreach.web.navigation import url_if
from outreach.web.owned import current_owner


@dataclass(frozen=True)
class Addresses:
    """Addresses that a page prints for every person, made once: building each anew would cost more than the query."""

    pattern: str
    tail: str = ""

    @classmethod
    def of_leads(cls, tail: str = "") -> "Addresses":
        """The addresses of the pages of leads, followed by `tail`."""
        found = url_if("lead_page.show", lead_id=0) or url_for("leads.edit", lead_id=0)
        return cls(found, tail)

    def __call__(self, lead_id: int) -> str:
        """The address of one of them."""
        return self.pattern.replace("/0", f"/{lead_id}", 1) + self.tail


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """The list, by the filter of the address."""
    owner, chosen = current_owner(), LeadFilter.read(request.args)
    if "" in request.args.values():  # a form that was sent with empty fields
        return redirect(url_for("leads.index") + chosen.query())
    page = queries.page_of_lines(
        owner, chosen, after=request.args.get("after"), before=request.args.get("before")
    )
    if not page.rows and not queries.has_leads(owner):
        return render_template("leads/start.html", place="leads")
    lines = lines_of(page.rows, queries.next_steps(row.id for row in page.rows))
    return render_template(
        "leads/index.html",
        lines=lines,
        count=counted(owner, chosen),
        before=page.before and url_for("leads.index") + chosen.query(before=page.before.printed()),
        after=page.after and url_for("leads.index") + chosen.query(after=page.after.printed()),
        lead_url=Addresses.of_leads(chosen.query()),
        edit_url=Addresses(url_for("leads.edit", lead_id=0), "#hook"),
        **filter_line(owner, chosen, url_for("leads.index")),
    )


def filter_line(owner: Account, chosen: LeadFilter, path: str, *, without: Sequence[str] = ()) -> dict[str, Any]:
    """What the line of filter words needs; fields in `without` are said elsewhere on the page."""
    briefs = {brief.id: brief.title for brief in db.session.scalars(queries.briefs_of(owner))}
    words = chips.Chips(chosen, path, briefs)
    return {
        "chosen": chosen,
        "chips": words.all(without),
        "words": words,
        "briefs": briefs,
        "tags": db.session.scalars(queries.tags_of(owner).limit(200)).all(),
        "labels": chips,
    }


def counted(owner: Account, chosen: LeadFilter) -> str:
    """`41 of 163`, `163`, or `10,000+`."""
    shown = queries.count(owner, chosen)
    if shown.more or chosen == chosen.everybody:
        return printed(shown)
    everybody = queries.count(owner, chosen.everybody)
    if everybody == shown:
        return printed(shown)
    return _("%(shown)s of %(all)s", shown=printed(shown), all=printed(everybody))


def printed(count: queries.Count) -> str:
    """`163`, or `10,000+` when there are more than were counted."""
    return number(count.n) + ("+" if count.more else "")
