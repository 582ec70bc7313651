"""Thought of, asked, made, thanked: one click each, and what that writes into the history of the lead."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Introduction, Lead, Source, Stage, Touchpoint
from tests.support.browser import Browser

On = Callable[[str], Browser]


def think(browser: Browser, lead: Lead, **said: str) -> Introduction:
    answer = browser.send("/introductions", {"lead": str(lead.id), **said})
    assert answer.status_code == 303
    db.session.expire_all()
    return db.session.scalars(select(Introduction).order_by(Introduction.id.desc())).first()  # type: ignore[return-value]


def step(browser: Browser, path: Introduction, word: str, **said: str) -> int:
    status = browser.send(f"/introductions/{path.id}/steps", {"step": word, **said}).status_code
    db.session.expire_all()
    return status


def contacts(lead: Lead) -> list[tuple[str, str, str, date | None, bool]]:
    rows = db.session.scalars(select(Touchpoint).where(Touchpoint.lead_id == lead.id).order_by(Touchpoint.id))
    return [(t.direction.value, t.channel.value, t.kind.value, t.occurred_on, t.voided_at is None) for t in rows]


def test_from_the_thought_to_the_thanks(on: On, ingrid: Lead, noor: Lead) -> None:
    path = think(on("2026-03-05"), ingrid, introducer=str(noor.id))
    assert step(on("2026-03-06"), path, "asked") == 303
    assert contacts(ingrid) == [] and contacts(noor) == []
    assert step(on("2026-03-09"), path, "made") == 303
    assert contacts(ingrid) == [("out", "introduction", "message", date(2026, 3, 9), True)]
    assert (ingrid.stage, ingrid.introduced_by, ingrid.source) == (
        Stage.CONTACTED, "Noor van Dijk", Source.INTRODUCTION,
    )  # fmt: skip
    assert noor.stage is Stage.PROSPECT
    assert step(on("2026-03-10"), path, "thanked") == 303
    days = (path.asked_on, path.made_on, path.declined_on, path.thanked_on)
    assert days == (date(2026, 3, 6), date(2026, 3, 9), None, date(2026, 3, 10))
