"""The page that lists leads."""

from datetime import date
from functools import lru_cache
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from outreach.extensions import db
from outreach.leads import chips, lines, queries
from outreach.leads.filters import LeadFilter, Order
from outreach.leads.lines import Addresses
from outreach.leads.paging import Page
from outreach.leads.scoring.scores import scores_for
from outreach.models import Account, Brief
from outreach.text import _, language
from outreach.web.access import SIGNED_IN, access
from outreach.web.filters import number, today
from outreach.web.frame import kept_page
from outreach.web.navigation import url_if
from outreach.web.owned import current_owner

MOST_TAGS = 200
Briefs = tuple[tuple[int, str], ...]


def addresses_of_leads(tail: str = "") -> Addresses:
    """The addresses of the pages of leads, followed by `tail`."""
    return Addresses(url_if("lead_page.show", lead_id=0) or url_for("leads.edit", lead_id=0), tail)


def addresses_of_hooks() -> Addresses:
    """Where the hooks of leads are written."""
    return Addresses(url_for("leads.edit", lead_id=0), "#hook")


@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """The list, by the filter of the address."""
    owner, chosen = current_owner(), LeadFilter.read(request.args)
    if "" in request.args.values():  # a form that was sent with empty fields
        return redirect(url_for("leads.index") + chosen.query())
    page = queries.page_of_lines(owner, chosen, after=request.args.get("after"), before=request.args.get("before"))
    if not page.rows and not queries.has_leads(owner):
        return render_template("leads/start.html", place="leads")
    path = url_for("leads.index")
    places = {
        "rows": lines.printed(
            page.rows, addresses_of_leads(chosen.query()), addresses_of_hooks(), _scores(owner, chosen, page)
        ),
        "count": counted(owner, chosen, page),
        "before": path + chosen.query(before=page.before.printed()) if page.before else None,
        "after": path + chosen.query(after=page.after.printed()) if page.after else None,
        "exported": chosen.query(),
    }
    line = filter_line(owner, chosen, path)
    if not page.rows:
        return render_template("leads/index.html", chips=line["words"].all(), **places, **line)
    return kept_page("leads/index.html", places, filter_words=line["filter_words"], head=line["head"])


@access(SIGNED_IN)
def filters() -> ResponseReturnValue:
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
    titles = tuple((brief.id, brief.title) for brief in briefs)
    words = chips.Chips(chosen, path, dict(titles))
    more = url_for("leads.filters")
    line = _filter_words(chosen, path, titles, more, language(), today(), board=board)
    head = None if board else _head(chosen, path, language())
    return {"chosen": chosen, "words": words, "filter_words": line, "head": head}


# Everything that these two show is among their arguments, so what was printed before need not be printed again.
@lru_cache(500)
def _head(chosen: LeadFilter, path: str, _language: str) -> Markup:
    words = chips.Chips(chosen, path, {})
    return Markup(render_template("leads/_head.html", chosen=chosen, words=words))  # noqa: S704


@lru_cache(500)
def _filter_words(
    chosen: LeadFilter, path: str, briefs: Briefs, more: str, _language: str, _today: date, *, board: bool
) -> Markup:
    words = chips.Chips(chosen, path, dict(briefs))
    shown = words.all(without=("stage", "closing") if board else ())
    more += chosen.query(**({"for": "board"} if board else {}))
    values = {"chosen": chosen, "chips": shown, "words": words, "more_filters": more, "board": board}
    return Markup(render_template("leads/_filters.html", **values))  # noqa: S704


def _scores(owner: Account, chosen: LeadFilter, page: Page) -> dict[int, str] | None:
    """Lead -> its score in words, where the list is sorted by scores."""
    if chosen.sort is not Order.SCORE or chosen.brief is None:
        return None
    brief = db.session.scalar(queries.briefs_of(owner).where(Brief.id == chosen.brief))
    found = scores_for(owner, brief, [row[0] for row in page.rows]) if brief is not None else {}
    return {lead_id: score.words for lead_id, score in found.items()}


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
