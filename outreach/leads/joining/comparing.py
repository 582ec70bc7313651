"""Two leads beside each other: what is equal, what differs, and what would become of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.extensions import db
from outreach.leads.forms import SAID, SIDES
from outreach.leads.identity import linkedin_url
from outreach.leads.joining import alike, queries
from outreach.leads.joining.alike import Person
from outreach.leads.joining.filling import LABELS, differs
from outreach.leads.queries import briefs_of
from outreach.models import Account, ClosingReason, Lead, Stage
from outreach.models.funnel import standing
from outreach.models.past import past_of
from outreach.text import _l
from outreach.web import filters
from outreach.web.words import channel_label, source_label

WHY = {
    alike.SAME: _l("Same name"),
    alike.LONGER: _l("One name has more words"),
    alike.INITIALS: _l("The initials fit"),
    alike.SPELLED: _l("Nearly the same name"),
    alike.SHARED: _l("One name in common"),
    alike.COMPANY: _l("Same company"),
    alike.LOCAL_PART: _l("Same address before the @"),
    alike.PHONE: _l("Same phone"),
    alike.TWO_PROFILES: _l("Two different LinkedIn pages"),
}
EMPTY, SAME, DIFFERENT = "one", "same", "differs"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both; `state` is `same`, `differs`, or `one` when only one of them says something."""

    name: str
    label: str
    first: str
    second: str
    state: str


@dataclass(frozen=True, slots=True)
class Couple:
    """Two leads as the page shows them; `stage` and `closing` are those of the lead that they would be."""

    first: Lead
    second: Lead
    why: list[str]
    lines: list[Line]
    touchpoints: tuple[int, int]
    stage: Stage
    closing: ClosingReason | None

    @property
    def seen(self) -> str:
        """What the page knew of both, for noticing that one was changed meanwhile."""
        return seen(self.first, self.second)


def seen(first: Lead, second: Lead) -> str:
    """The versions of two leads, in the order of their numbers."""
    return " ".join(f"{lead.id}.{lead.version}" for lead in sorted((first, second), key=lambda lead: lead.id))


def couples(owner: Account, pairs: Sequence[tuple[int, int]]) -> list[Couple]:
    """The pairs with everything that a page shows of them; whoever is gone is left out."""
    ids = sorted({number for pair in pairs for number in pair})
    leads = {lead.id: lead for lead in db.session.scalars(queries.leads_numbered(owner, ids))}
    counts = {row[0]: row[1] for row in db.session.execute(queries.touchpoints_in(ids))}
    titles = {brief.id: brief.title for brief in db.session.scalars(briefs_of(owner))}
    return [
        _couple(leads[first], leads[second], (counts.get(first, 0), counts.get(second, 0)), titles)
        for first, second in pairs
        if first in leads and second in leads
    ]


def _couple(first: Lead, second: Lead, touchpoints: tuple[int, int], titles: dict[int, str]) -> Couple:
    pair = alike.compare(_person(first), _person(second))
    pasts = [past_of(db.session(), lead) for lead in (first, second)]
    together = standing([e for p in pasts for e in p.events], [c for p in pasts for c in p.closings])
    return Couple(
        first, second, [str(WHY[word]) for word in pair.why] if pair else [],
        _lines(first, second, titles), touchpoints, together.stage, together.closing.why if together.closing else None,
    )  # fmt: skip


def _lines(first: Lead, second: Lead, titles: dict[int, str]) -> list[Line]:
    found = []
    for name, label in LABELS.items():
        texts = [_text(lead, name, titles) for lead in (first, second)]
        if any(texts):
            state = DIFFERENT if differs(first, second, name) else SAME if all(texts) else EMPTY
            found.append(Line(name, str(label), texts[0], texts[1], state))
    tags = [", ".join(tag.name for tag in lead.tags) for lead in (first, second)]
    notes = [lead.notes for lead in (first, second)]
    for label, texts in ((_l("Tags"), tags), (_l("Notes"), notes)):
        if any(texts):  # of both, all of it stays
            found.append(Line("", str(label), texts[0], texts[1], SAME if texts[0] == texts[1] else EMPTY))
    return found


def _text(lead: Lead, name: str, titles: dict[int, str]) -> str:
    value = getattr(lead, name)
    if value is None or value == "":
        return ""
    if name == "linkedin":
        return linkedin_url(value).removeprefix("https://www.")
    if name == "source":
        return str(source_label(value))
    if name == "channel":
        return str(channel_label(value))
    if name == "connected_on":
        return str(filters.long_day(value))
    if name == "brief_id":
        return titles.get(value, "")
    if isinstance(value, bool):
        return str(next(label for key, label in SIDES.items() if SAID[key] is value))
    return str(value)


def _person(lead: Lead) -> Person:
    return Person(lead.id, lead.name, lead.email, lead.linkedin, lead.phone, lead.company)
