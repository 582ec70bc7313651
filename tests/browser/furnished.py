"""The accounts whose pages are looked at: one with the sample search, one with nothing."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sqlalchemy import func, select

from outreach import clock
from outreach.accounts.links import make_link
from outreach.extensions import db
from outreach.leads.joining.actions import Wanted, join
from outreach.models import Account, Brief, FollowUp, ImportRun, Lead, Touchpoint
from outreach.tour.load import fill
from tests.browser.agreeing import agreements
from tests.browser.briefed import briefed
from tests.browser.checked_in import checked_in
from tests.browser.introduced import introduced
from tests.browser.mentored import mentored
from tests.browser.met import met
from tests.browser.opened import opened
from tests.browser.programmed import programmed
from tests.browser.site import Site
from tests.imports.bringing import fixture
from tests.support.browser import Browser, new_browser

QUESTIONS = b"""Name,E-mail,Status,Connected On,Shoe size
Ann Lee,ann@example.org,Warm,03/04/2024,41
Bob Ray,bob@example.org,Frozen,05/06/2024,42
Bobby,bob@example.org,,,
,,,,43
"""


@dataclass(frozen=True)
class Furnished:
    """Who looks, and the numbers that addresses need."""

    site: Site
    full: int
    empty: int
    told: dict[str, Any]
    """Lead with the longest history, one with a name alone, step, touchpoint, brief, import in each state, links."""


def furnish(site: Site) -> Furnished:
    """Fill a server once for all pages."""
    full, empty = site.account("full", time_zone="Europe/Paris"), site.account("empty", time_zone="Europe/Paris")
    site.app.test_client_class = Browser
    with site.app.app_context():
        account = db.session.get_one(Account, full)
        fill(account)
        bare = Lead(owner_id=full, name="Maximiliane Hohenstaufen-Wertheim de la Rochefoucauld", created_at=clock.now())
        db.session.add(bare)
        twin = _twins(account, bare)
        browser = new_browser(site.app).sign_in(account)
        told = {"bare": bare.id, "twin": twin, **_numbers(full), **_imports(browser), **mentored(account)}
        told |= introduced(account) | opened(account) | briefed(account) | programmed(account)
        told |= met(account, told["mentorship"], told["begun"])
        told |= checked_in(account, told["mentorship"], told["begun"])
        told |= agreements(account)
        told |= {"reset": make_link("reset", empty), "door": make_link("sign_in", full)}
        db.session.commit()
    return Furnished(site, full, empty, told)


def _twins(account: Account, bare: Lead) -> int:
    """Somebody who looks like `bare`, and somebody who went up in `bare`."""
    words = {"company": "Hohenstaufen, Wertheim und Söhne", "phone": "+49 40 123 45 67", "title": "Geschäftsführerin"}
    names = ("de la Rochefoucauld, Maximiliane Hohenstaufen-Wertheim", "M. Hohenstaufen-Wertheim")
    twin, gone = (Lead(owner_id=account.id, name=name, created_at=clock.now(), **words) for name in names)
    db.session.add_all((twin, gone))
    db.session.flush()
    join(account, Wanted(bare, gone), clock.now())
    db.session.commit()
    return twin.id


def _numbers(owner: int) -> dict[str, Any]:
    busiest = select(Touchpoint.lead_id).where(Touchpoint.owner_id == owner).group_by(Touchpoint.lead_id)
    closed = select(Lead.id).where(Lead.owner_id == owner, Lead.closing.is_not(None))
    return {
        "lead": db.session.scalars(busiest.order_by(func.count().desc(), Touchpoint.lead_id)).first(),
        "closed": db.session.scalars(closed.order_by(Lead.id)).first(),
        "touchpoint": db.session.scalars(_of(Touchpoint, owner)).first(),
        "step": db.session.scalars(_of(FollowUp, owner).where(FollowUp.ended.is_(False))).first(),
        "brief": db.session.scalars(_of(Brief, owner)).first(),
        "done": db.session.scalars(_of(ImportRun, owner)).first(),
    }


def _of(model: Any, owner: int) -> Any:
    return select(model.id).where(model.owner_id == owner).order_by(model.id)


def _imports(browser: Browser) -> dict[str, Any]:
    """An import that is looked over, one with much to say about it, one taken back."""
    made = {}
    for name, file in (("look", "linkedin_connections_2024.csv"), ("notices", "notion_mentors_all.csv")):
        made[name] = _upload(browser, file)
    made["undone"] = _upload(browser, "tableur_fr_point_virgule.csv")
    for verb in ("confirmation", "undo"):
        assert browser.send(f"/imports/{made['undone']}/{verb}").status_code == 303
    made["asked"] = _hand_in(browser, ("questions.csv", QUESTIONS))
    made["messages"] = _upload(browser, "linkedin_messages_2026.csv")
    several = (("questions.csv", QUESTIONS), ("portrait.png", b"\x89PNG" + bytes(99)), ("empty.csv", b"Name,E-mail\n"))
    made["together"] = _hand_in(browser, *several)
    return made


def _upload(browser: Browser, file: str) -> int:
    return _hand_in(browser, (file, fixture(file)))


def _hand_in(browser: Browser, *files: tuple[str, bytes]) -> int:
    sent = [(BytesIO(data), name) for name, data in files]
    with browser.application.test_request_context():
        answer = browser.send("/imports", {"file": sent}, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.get_data(as_text=True)[:2000]
    return int(str(answer.location).split("/")[2])
