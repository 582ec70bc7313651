"""Scores of leads: what is not known is a range, parts explain it, and the list sorts by them."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from outreach.analysis.weighing import weighted
from outreach.briefs.actions import add_brief
from outreach.extensions import db
from outreach.leads.filters import LeadFilter, Order
from outreach.leads.queries import page_of_lines
from outreach.leads.scoring.actions import grade, serve, serve_no_more
from outreach.leads.scoring.scores import scores_for, scores_of
from outreach.models import Account, Brief, Criterion, Lead, ScoreCard, data_version
from tests.support.leads import make_lead

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
ALL = dict.fromkeys(Criterion, 4)


@pytest.fixture
def brief(alice: Account) -> Brief:
    return add_brief(alice, title="Selling to hospitals", at=NOW)


def listed(owner: Account, brief: Brief, *, reverse: bool = False, size: int = 50) -> list[str]:
    chosen = LeadFilter(brief=brief.id, sort=Order.SCORE, reverse=reverse)
    names, after = list[str](), None
    while True:
        page = page_of_lines(owner, chosen, after=after, size=size)
        names += [row.name for row in page.rows]
        if page.after is None:
            return names
        after = page.after.printed()


def test_nothing_known_is_the_whole_range(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    serve(alice, lead, brief, NOW)
    (score,) = [score for score in scores_of(alice, lead) if score.brief is brief]
    assert score.weighed is not None
    assert (score.weighed.low, score.weighed.high, score.words) == (1, 5, "1 to 5")


def test_a_part_that_is_known_narrows_it(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    grade(alice, lead, brief, ALL | {Criterion.ACCESS: None}, "A talk in May", NOW)
    (score,) = [score for score in scores_of(alice, lead) if score.brief is brief]
    # Four of five equal weights at 4, one between 1 and 5: (16 + 1) / 5 and (16 + 5) / 5.
    assert score.words == "3.4 to 4.2"
    assert score.weighed is not None and score.weighed.unknown == (Criterion.ACCESS,)


def test_a_brief_without_weights_gives_no_score(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    grade(alice, lead, brief, ALL, "", NOW)
    for criterion in Criterion:
        setattr(brief, f"weight_{criterion}", 0)
    (score,) = [score for score in scores_of(alice, lead) if score.brief is brief]
    assert (score.weighed, score.words) == (None, "")


def test_the_list_sorts_by_the_middle(alice: Account, brief: Brief) -> None:
    for name, known in (("low", 1), ("high", 5), ("middle", None)):
        grade(alice, make_lead(alice, name), brief, dict.fromkeys(Criterion, known), "", NOW)
    assert listed(alice, brief) == ["high", "middle", "low"]
    assert listed(alice, brief, reverse=True) == ["low", "middle", "high"]
    assert listed(alice, brief, size=1) == ["high", "middle", "low"]


def test_weights_decide_the_order(alice: Account, brief: Brief) -> None:
    nothing = dict.fromkeys(Criterion, 1)
    grade(alice, make_lead(alice, "knows"), brief, nothing | {Criterion.KNOWLEDGE: 5}, "", NOW)
    grade(alice, make_lead(alice, "opens doors"), brief, nothing | {Criterion.ACCESS: 4}, "", NOW)
    assert listed(alice, brief) == ["knows", "opens doors"]
    brief.weight_access, brief.weight_knowledge = 5, 0
    db.session.flush()
    assert listed(alice, brief) == ["opens doors", "knows"]


def test_a_lead_serves_several_briefs(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    first = db.session.scalars(select(Brief).where(Brief.owner_id == alice.id).order_by(Brief.id)).first()
    assert first is not None
    lead.brief_id = first.id
    db.session.flush()
    serve(alice, lead, brief, NOW)
    serve(alice, lead, brief, NOW)
    assert [score.brief.title for score in scores_of(alice, lead)] == [first.title, brief.title]
    assert listed(alice, first) == listed(alice, brief) == [lead.name]
    assert len(db.session.scalars(select(ScoreCard.id)).all()) == 1
    serve_no_more(alice, lead, first)
    assert lead.brief_id == brief.id
    serve_no_more(alice, lead, brief)
    assert scores_of(alice, lead) == []
    assert db.session.scalar(select(Lead.brief_id).where(Lead.id == lead.id)) is None


def test_who_serves_a_brief_no_more_leaves_its_figures(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    serve(alice, lead, brief, NOW)
    db.session.commit()
    before = data_version(db.session(), alice.id)
    serve_no_more(alice, lead, brief)
    db.session.commit()
    assert data_version(db.session(), alice.id) != before


def test_after_a_merge_the_first_card_counts(alice: Account, brief: Brief) -> None:
    lead = make_lead(alice)
    for known in (5, 1):
        db.session.add(ScoreCard(owner_id=alice.id, lead_id=lead.id, brief_id=brief.id, changed_at=NOW, attitude=known))
        db.session.flush()
    assert scores_for(alice, brief, [lead.id])[lead.id].grades[Criterion.ATTITUDE] == 5
    assert listed(alice, brief) == [lead.name]


@given(
    grades=st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=5, max_size=5),
    weights=st.lists(st.integers(0, 5), min_size=5, max_size=5),
)
def test_what_the_list_sorts_by_is_the_middle_of_the_score(grades: list[int | None], weights: list[int]) -> None:
    by_sum = sum(weight * (3 if known is None else known) for weight, known in zip(weights, grades, strict=True))
    weighed = weighted(dict(zip(Criterion, grades, strict=True)), dict(zip(Criterion, weights, strict=True)))
    assert weighed is None or weighed.middle * sum(weights) == pytest.approx(by_sum)


def test_scores_of_everybody_are_sorted_as_they_are_weighed(
    alice: Account, brief: Brief, at: Callable[[str], datetime]
) -> None:
    at("2026-03-05T09:00:00Z")
    brief.weight_attitude, brief.weight_skills = 5, 1
    for number, (attitude, skills) in enumerate(product((None, 1, 4), repeat=2)):
        known = dict.fromkeys(Criterion, 2) | {Criterion.ATTITUDE: attitude, Criterion.SKILLS: skills}
        grade(alice, make_lead(alice, f"lead {number}"), brief, known, "", NOW)
    leads = {lead.name: lead.id for lead in db.session.scalars(select(Lead).where(Lead.owner_id == alice.id))}
    scores = scores_for(alice, brief, list(leads.values()))
    middles = [found.middle for name in listed(alice, brief) if (found := scores[leads[name]].weighed) is not None]
    assert middles == sorted(middles, reverse=True) and len(middles) == 9
