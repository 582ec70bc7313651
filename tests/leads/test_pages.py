"""Going from page to page: everybody exactly once, in every order, forward and back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.leads.filters import LeadFilter, Order
from outreach.leads.paging import Cursor
from outreach.leads.queries import neighbours, page_of_lines
from outreach.models import STAGES, Account, FollowUp, Lead, StepKind
from tests.leads.reading import link_of, names_on
from tests.support.browser import Browser

MANY = 23
SIZE = 4


@pytest.fixture
def crowd(alice: Account) -> list[Lead]:
    """People of all stages; some share a name, a day or a due date, some were never touched."""
    leads = [lead_number(alice, number) for number in range(MANY)]
    db.session.add_all(leads)
    db.session.flush()
    due = clock.now().date()
    for lead in leads[::3]:
        for days in (5, 1 + lead.id % 2):
            step = FollowUp(owner_id=alice.id, lead_id=lead.id, kind=StepKind.OTHER, due_on=due + timedelta(days))
            step.clock_from = step.created_at = clock.now()
            db.session.add(step)
    db.session.commit()
    return leads


def lead_number(owner: Account, number: int) -> Lead:
    stage = STAGES[number % 5]
    touched = None if number % 4 == 0 else clock.now() - timedelta(days=number // 3)
    return Lead(
        owner_id=owner.id, name=f"Person {number % 7}", created_at=clock.now() - timedelta(days=number // 2),
        stage=stage, last_touch_at=touched,
    )  # fmt: skip


def walked(owner: Account, chosen: LeadFilter, way: str = "after") -> list[list[int]]:
    """The pages that *Next* (or, from the end, *Previous*) leads through."""
    pages, cursor = [], None
    for _page in range(MANY):
        page = page_of_lines(owner, chosen, size=SIZE, **{way: cursor})
        pages.append([row.id for row in page.rows])
        further = page.after if way == "after" else page.before
        if further is None:
            return pages
        cursor = further.printed()
    raise AssertionError("the list does not end")


def by_touch(lead: Lead) -> tuple[bool, float, int]:
    """Last touched first, then those never touched."""
    touched = lead.last_touch_at
    return touched is None, -touched.timestamp() if touched else 0, -lead.id


def by_arrival(lead: Lead) -> tuple[float, int]:
    """Last added first."""
    return -lead.created_at.timestamp(), -lead.id


def expected(leads: list[Lead], order: Order) -> list[int]:
    """The same order, sorted by Python."""
    steps = {lead.id: (1 + lead.id % 2, place) for place, lead in enumerate(leads[::3])}
    keys: dict[Order, Callable[[Lead], Any]] = {
        Order.SCORE: by_touch,  # of no brief: tests/leads/scoring has those of one
        Order.TOUCHED: by_touch,
        Order.NAME: lambda lead: (lead.name_key, lead.id),
        Order.ADDED: by_arrival,
        Order.STAGE: lambda lead: (-lead.stage.rank, *by_touch(lead)),
        Order.NEXT: lambda lead: (0, *steps[lead.id]) if lead.id in steps else (1, *by_arrival(lead)),
    }
    return [lead.id for lead in sorted(leads, key=keys[order])]


@pytest.mark.parametrize("reverse", [False, True])
def test_next_leads_through_everybody_once(alice: Account, crowd: list[Lead], reverse: bool) -> None:
    for order in Order:
        pages = walked(alice, LeadFilter(sort=order, reverse=reverse))
        right = expected(crowd, order)
        assert [number for page in pages for number in page] == (right[::-1] if reverse else right), order
        assert [len(page) for page in pages[:-1]] == [SIZE] * (MANY // SIZE)


def test_previous_leads_back_over_the_same_pages(alice: Account, crowd: list[Lead]) -> None:
    for chosen in (LeadFilter(sort=order) for order in Order):
        second = page_of_lines(alice, chosen, size=SIZE, after=_after(alice, chosen, None))
        third = page_of_lines(alice, chosen, size=SIZE, after=_after(alice, chosen, second.after))
        assert third.before is not None
        back = page_of_lines(alice, chosen, size=SIZE, before=third.before.printed())
        assert [row.id for row in back.rows] == [row.id for row in second.rows]


def _after(owner: Account, chosen: LeadFilter, cursor: Cursor | None) -> str:
    if cursor is not None:
        return cursor.printed()
    first = page_of_lines(owner, chosen, size=SIZE)
    assert first.after is not None and first.before is None
    return first.after.printed()


def test_neighbours_are_those_of_the_list(alice: Account, crowd: list[Lead]) -> None:
    for order in Order:
        right = [None, *expected(crowd, order), None]
        for before, here, after in zip(right, right[1:], right[2:], strict=False):
            beside = neighbours(LeadFilter(sort=order), db.session.get_one(Lead, here), alice)
            assert (beside.before, beside.after) == (before, after), order


def test_neighbours_are_found_for_somebody_who_left_the_list(alice: Account, crowd: list[Lead]) -> None:
    chosen = LeadFilter(stage=(STAGES[1],), sort=Order.NAME)
    stranger = next(lead for lead in crowd if lead.stage is STAGES[0])
    beside = neighbours(chosen, stranger, alice)
    found = {db.session.get_one(Lead, number).stage for number in (beside.before, beside.after) if number}
    assert found == {STAGES[1]}


def test_an_address_that_was_spoilt_leads_to_the_first_page(alice: Account, crowd: list[Lead]) -> None:
    first = [row.id for row in page_of_lines(alice, LeadFilter(), size=SIZE).rows]
    for spoilt in ("x", "W10", "WzAsMV0", "WzksMV0", "WyJhIl0", "é", "WzAsICIyMDI2Il0", "bnVsbA"):
        assert [row.id for row in page_of_lines(alice, LeadFilter(), size=SIZE, after=spoilt).rows] == first
        assert [row.id for row in page_of_lines(alice, LeadFilter(), size=SIZE, before=spoilt).rows] == first


def test_the_pager_of_the_page(
    alice: Account, alices: Browser, crowd: list[Lead], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = {"after": None, "before": None, "size": 10}
    monkeypatch.setattr("outreach.leads.queries.page_of_lines.__kwdefaults__", size)
    first = alices.get("/leads?sort=name")
    second = alices.get(str(link_of(first, "next")))
    assert link_of(first, "prev") is None
    assert names_on(alices.get(str(link_of(second, "prev")))) == names_on(first) != names_on(second)
