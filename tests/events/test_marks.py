"""Invited, accepted, came: each is a contact of the lead, once, and voided when it is taken back."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Lead, SocialEvent, Stage, Touchpoint
from tests.events.reading import invite, mark, marks_of, tally_on
from tests.support.browser import Browser

On = Callable[[str], Browser]


def contacts(lead: Lead, *, voided: bool = False) -> list[tuple[str, str, str, date | None]]:
    """Direction, channel, kind and day of the contacts that count (or of those that were taken back)."""
    rows = select(Touchpoint).where(Touchpoint.lead_id == lead.id, Touchpoint.voided_at.is_not(None) == voided)
    found = db.session.scalars(rows.order_by(Touchpoint.occurred_at, Touchpoint.id))
    return [(row.direction.value, row.channel.value, row.kind.value, row.occurred_on) for row in found]


INVITED = ("out", "event", "message", date(2026, 3, 5))
CAME = ("out", "event", "meeting", date(2026, 3, 12))


def test_three_are_invited_two_accept_and_one_comes(on: On, evening: SocialEvent, three: list[Lead]) -> None:
    assert invite(on("2026-03-05"), evening, *three).status_code == 303
    assert {lead.stage for lead in three} == {Stage.CONTACTED}
    browser = on("2026-03-07")
    assert mark(browser, evening, "accepted", *three[:2]).status_code == 303
    assert mark(browser, evening, "declined", three[2]).status_code == 303
    assert {lead.stage for lead in three} == {Stage.REPLIED}
    browser = on("2026-03-13")
    assert mark(browser, evening, "came", three[0]).status_code == 303
    assert [lead.stage for lead in three] == [Stage.MET, Stage.REPLIED, Stage.REPLIED]
    assert contacts(three[0]) == [INVITED, ("in", "event", "message", date(2026, 3, 7)), CAME]
    page = browser.get(f"/events/{evening.id}")
    assert tally_on(page) == [3, 2, 1, 0]
    assert [marks_of(page, lead) for lead in three] == [
        ["5 Mar", "Accepted 7 Mar", "Came"], ["5 Mar", "Accepted 7 Mar", ""],
        ["5 Mar", "Declined 7 Mar Close this lead…", ""],
    ]  # fmt: skip
