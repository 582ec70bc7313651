"""The pages of introductions, put together."""

from typing import Any

from flask import render_template, request

from outreach.extensions import db
from outreach.introductions import queries, words
from outreach.introductions.forms import PathForm, WishForm
from outreach.introductions.paths import Next, Path, paths_of
from outreach.introductions.suggesting import Acquaintance, ranked
from outreach.introductions.telling import known_days
from outreach.leads.filters import ClosedOr, LeadFilter, sought
from outreach.leads.queries import page_of_lines
from outreach.models import Account, Introduction, Lead
from outreach.web.owned import current_owner

FOUND = 10
SUGGESTED = 5


def introductions_page() -> str:
    """All paths, by what is to be done next."""
    owner = current_owner()
    rows = [*db.session.execute(queries.open_paths(owner)), *db.session.execute(queries.done_paths(owner))]
    paths = paths_of(rows, owner.zone)
    groups = [(group, [path for path in paths if path.next is group]) for group in Next]
    return render_template(
        "introductions/index.html",
        groups=[(words.GROUPS[group], found) for group, found in groups if found],
        headline=words.headline(words.counted(paths)), words=words, count=len(paths),
    )  # fmt: skip


def path_page(row: Introduction, form: PathForm | None = None) -> str:
    """One path with everything that is known of it."""
    days = known_days(current_owner(), row)
    path = Path(row, days)
    return render_template(
        "introductions/show.html",
        path=path,
        form=form or PathForm.of(row, days),
        words=words,
        how_far=words.how_far(path),
    )


def new_page(lead: Lead | None, form: WishForm | None = None) -> str:
    """Who can introduce me to whom: first whom, then who."""
    owner = current_owner()
    text = sought(request.args)
    return render_template(
        "introductions/new.html",
        lead=lead, text=text, found=_people(owner, text, lead), suggested=suggested(lead) if lead and not text else [],
        form=form or WishForm(formdata=None), words=words,
    )  # fmt: skip


def suggested(lead: Lead, most: int = SUGGESTED, without: frozenset[int] = frozenset()) -> list[Acquaintance]:
    """Who might introduce me to `lead`, the likeliest first."""
    if not lead.company:
        return []
    rows = db.session.execute(queries.colleagues(lead))
    people = [Acquaintance(row[0], row[1] or row[2] or "", *row[3:]) for row in rows]
    return [one for one in ranked(people, lead.company) if one.id not in without][:most]


def paths_of_lead(lead: Lead) -> tuple[list[Path], list[Path]]:
    """The paths to a lead, and those that lead from it to others."""
    paths = paths_of(db.session.execute(queries.paths_to(lead)), current_owner().zone)
    return [path for path in paths if path.row.lead_id == lead.id], [
        path for path in paths if path.row.lead_id != lead.id
    ]


def _people(owner: Account, text: str, lead: Lead | None) -> list[Any]:
    if not text and lead is not None:
        return []
    rows = page_of_lines(owner, LeadFilter(q=text, closing=ClosedOr.ANY), size=FOUND + 1).rows
    return [row for row in rows if lead is None or row.id != lead.id][:FOUND]
