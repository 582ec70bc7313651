"""The page that lists leads."""

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from outreach.extensions import db
from outreach.leads import chips, lines, queries
from outreach.leads.filters import LeadFilter
from outreach.leads.paging import Page
from outreach.models import Account
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import number
from outreach.web.navigation import url_if
from outreach.web.owned import current_owner

MOST_TAGS = 200


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
    path = url_for("leads.index")
    lead_url, hook_url = Addresses.of_leads(chosen.query()), Addresses(url_for("leads.edit", lead_id=0), "#hook")
    return render_template(
        "leads/index.html",
        rows=lines.printed(lines.lines_of(page.rows, lead_url, hook_url)),
        count=counted(owner, chosen, page),
        before=page.before and path + chosen.query(before=page.before.printed()),
        after=page.after and path + chosen.query(after=page.after.printed()),
        **filter_line(owner, chosen, path),
    )


@access(SIGNED_IN)
def ask() -> ResponseReturnValue:
    """The form of all filters; `?part=1` asks for the form alone, which the list then shows in a menu."""
    owner, chosen = current_owner(), LeadFilter.read(request.args)
    board = request.args.get("for") == "board"
    briefs = {brief.id: brief.title for brief in db.session.scalars(queries.briefs_of(owner))}
    return render_template(
        "leads/_filter_form.html" if "part" in request.args else "leads/filters.html",
        chosen=chosen, board=board, path=url_for("leads.board" if board else "leads.index"), briefs=briefs,
        tags=db.session.scalars(queries.tags_of(owner).limit(MOST_TAGS)).all(), labels=chips,
    )  # fmt: skip


def filter_line(owner: Account, chosen: LeadFilter, path: str, *, board: bool = False) -> dict[str, Any]:
    """What the line of filter words needs; the board says stages and closings elsewhere."""
    briefs = db.session.scalars(queries.briefs_of(owner)) if chosen.brief is not None else ()
    words = chips.Chips(chosen, path, {brief.id: brief.title for brief in briefs})
    return {
        "chosen": chosen,
        "chips": words.all(without=("stage", "closing") if board else ()),
        "words": words,
        "more_filters": url_for("leads.filters") + chosen.query(**({"for": "board"} if board else {})),
    }


def counted(owner: Account, chosen: LeadFilter, page: Page) -> str:
    """`41 of 163`, `163`, or `10,000+`; a list of one page is counted already."""
    whole = page.before is None and page.after is None
    shown = queries.Count(len(page.rows)) if whole else queries.count(owner, chosen)
    if shown.more or chosen == chosen.everybody:
        return printed(shown)
    everybody = queries.count(owner, chosen.everybody)
    if everybody == shown:
        return printed(shown)
    return _("%(shown)s of %(all)s", shown=printed(shown), all=printed(everybody))


def printed(count: queries.Count) -> str:
    """`163`, or `10,000+` when there are more than were counted."""
    return number(count.n) + ("+" if count.more else "")
