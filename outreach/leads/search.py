"""Finding and doing from one line of text: people, what can be done, pages, what was said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from markupsafe import Markup
from sqlalchemy import select

from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.lines import detail_of, name_of
from outreach.leads.listing import addresses_of_leads
from outreach.leads.queries import page_of_lines
from outreach.models import Account, Lead, Touchpoint, folded
from outreach.text import _
from outreach.web import filters
from outreach.web.icons import icon, ring
from outreach.web.navigation import FIGURES, WORK, url_if
from outreach.web.words import stage_label

PEOPLE = 6
SAID = 3
LOOKED_THROUGH = 5_000
AROUND = 40


@dataclass(frozen=True)
class Found:
    """One row: its mark (ring or icon), name, a detail, where it leads, its key; `hits` are stretches of the name."""

    mark: Markup
    name: str
    url: str
    detail: str = ""
    key: str = ""
    mark_word: str = ""
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Group:
    """Rows of one kind."""

    title: str
    rows: list[Found] = field(default_factory=list)


def search(owner: Account, text: str) -> list[Group]:
    """What fits `text`, in groups; for an empty text whom one was in touch with last, and everything to do."""
    people = list(_people(owner, text))
    groups = (
        Group(_("People"), people),
        Group(_("Do"), list(_to_do(text, people))),
        Group(_("Pages"), list(_pages(text))),
        Group(_("Said and written"), list(_said(owner, text))),
    )
    return [group for group in groups if group.rows]


def hits_in(name: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of `text` stand in `name`, as (start, end), whatever case and accents."""
    # Folded one character at a time, so that places in the folded text are places in the name.
    plain = "".join((folded(c) or " ")[0] for c in name)
    found = ((plain.find(word), len(word)) for word in folded(text).split())
    return tuple(sorted({(start, start + length) for start, length in found if start >= 0}))


def _people(owner: Account, text: str) -> Iterator[Found]:
    chosen = LeadFilter(q=text, closing=ClosedOr.ANY)
    address = addresses_of_leads()
    for row in page_of_lines(owner, chosen, size=PEOPLE).rows:
        name = name_of(row)
        yield Found(
            ring(row.stage), name, address(row.id), detail_of(row), mark_word=stage_label(row.stage),
            hits=hits_in(name, text),
        )  # fmt: skip


def _to_do(text: str, people: list[Found]) -> Iterator[Found]:
    if text and people and url_if("lead_page.show", lead_id=0):
        label = _("Log a touchpoint with %(name)s", name=people[0].name)
        yield Found(icon("pencil-square"), label, people[0].url + "#log", key="T")
    if text:
        label = _("Add “%(text)s” as a lead", text=text)
        yield Found(icon("plus"), label, url_for("leads.new", name=text), key="N")
        label = _("List everybody who fits “%(text)s”", text=text)
        yield Found(icon("people"), label, url_for("leads.index", q=text, closing="any"))
    else:
        yield Found(icon("plus"), _("Add a lead"), url_for("leads.new"), key="N")
    bring = url_if("imports.new")
    if bring and _fits(_("Bring in a file"), text):
        yield Found(icon("file-earmark-arrow-up"), _("Bring in a file"), bring)


def _pages(text: str) -> Iterator[Found]:
    for place in (*WORK, *FIGURES):
        label = str(place.label)
        if place.built and _fits(label, text):
            yield Found(icon(place.icon), label, place.url, hits=hits_in(label, text))
    for endpoint, label, sign in (
        ("joining.index", _("Duplicates"), "intersect"), ("accounts.settings", _("Settings"), "gear"),
    ):  # fmt: skip
        url = url_if(endpoint)
        if url and _fits(label, text):
            yield Found(icon(sign), label, url, hits=hits_in(label, text))


def _said(owner: Account, text: str) -> Iterator[Found]:
    words = text.split()
    if not words:
        return
    latest = (
        select(Touchpoint.id)
        .where(Touchpoint.owner_id == owner.id, Touchpoint.voided_at.is_(None))
        .order_by(Touchpoint.occurred_at.desc())
        .limit(LOOKED_THROUGH)
    )
    wanted = (
        select(Touchpoint.text, Touchpoint.occurred_at, Lead.id, Lead.name, Lead.email, Lead.linkedin)
        .join(Lead, Lead.id == Touchpoint.lead_id)
        .where(Touchpoint.id.in_(latest), *(Touchpoint.text.icontains(word, autoescape=True) for word in words))
        .order_by(Touchpoint.occurred_at.desc())
    )
    address = addresses_of_leads()
    for row in db.session.execute(wanted.limit(SAID)):
        quote = _("“%(words)s”", words=_around(row.text, words[0]))
        detail = _("%(name)s, %(day)s", name=name_of(row), day=filters.day(row.occurred_at))
        yield Found(icon("chat-square-text"), quote, address(row.id), detail, hits=hits_in(quote, text))


def _around(text: str, word: str) -> str:
    flat: str = " ".join(text.split())
    at = max(0, flat.casefold().find(word.casefold()))
    start, end = max(0, at - AROUND), at + len(word) + AROUND
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"


def _fits(label: str, text: str) -> bool:
    return all(word in folded(label) for word in folded(text).split())


def as_data(groups: list[Group]) -> list[dict[str, Any]]:
    """The groups as the palette of the browser reads them."""
    return [
        {
            "title": group.title,
            "rows": [
                {"mark": row.mark, "mark_word": row.mark_word, "name": row.name, "hits": row.hits,
                 "detail": row.detail, "url": row.url, "key": row.key}
                for row in group.rows
            ],
        }
        for group in groups
    ]  # fmt: skip
