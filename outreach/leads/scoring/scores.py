"""The scores of leads, weighed as their briefs say."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from babel.lists import format_list
from flask_babel import get_locale

from outreach.analysis.weighing import NOTHING, Weighed, weighted
from outreach.extensions import db
from outreach.leads.chips import inside
from outreach.leads.scoring import queries
from outreach.models import Account, Brief, Criterion, Lead, ScoreCard
from outreach.text import _
from outreach.web.filters import number
from outreach.web.mentoring_words import CRITERION_LABELS

NO_GRADES: Mapping[Criterion, int | None] = dict.fromkeys(Criterion)


@dataclass(frozen=True)
class Score:
    """What is known of one lead for one brief; `weighed` is None for a brief that gives no weight to anything."""

    brief: Brief
    card: ScoreCard | None
    weighed: Weighed | None

    @property
    def grades(self) -> Mapping[Criterion, int | None]:
        """By criterion; None where nothing is known."""
        return self.card.grades if self.card is not None else NO_GRADES

    @property
    def words(self) -> str:
        """3.4, or 2.2 to 4.6."""
        return in_words(self.weighed) if self.weighed is not None else ""


def scores_of(owner: Account, lead: Lead) -> list[Score]:
    """The scores of a lead for every brief that it serves, that of its first brief first."""
    found: dict[int, ScoreCard] = {}
    for card in db.session.scalars(queries.cards(owner, [lead.id])):
        found.setdefault(card.brief_id, card)
    briefs = db.session.scalars(queries.briefs_served(owner, lead, list(found)))
    return [_score(brief, found.get(brief.id)) for brief in briefs]


def scores_for(owner: Account, brief: Brief, lead_ids: Collection[int]) -> dict[int, Score]:
    """Lead -> its score for `brief`, for a page of leads; of whom nothing is known, the whole range."""
    found: dict[int, ScoreCard] = {}
    for card in db.session.scalars(queries.cards(owner, lead_ids, brief.id)):
        found.setdefault(card.lead_id, card)
    return {lead_id: _score(brief, found.get(lead_id)) for lead_id in lead_ids}


def in_words(weighed: Weighed) -> str:
    """3.4, or 2.2 to 4.6 while something is not known."""
    low, high = (number(round(end, 1)) for end in (weighed.low, weighed.high))
    return low if weighed.high - weighed.low < NOTHING else _("%(low)s to %(high)s", low=low, high=high)


def listed(criteria: Iterable[Criterion]) -> str:
    """Attitude and access, as the reader's language lists them."""
    words = [inside(str(CRITERION_LABELS[criterion])) for criterion in criteria]
    return format_list(words, locale=get_locale() or "en")


def _score(brief: Brief, card: ScoreCard | None) -> Score:
    return Score(brief, card, weighted(card.grades if card is not None else NO_GRADES, brief.weights))
