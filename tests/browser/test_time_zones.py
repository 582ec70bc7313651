"""Where the reader sits changes no figure: days and weeks are those of the account."""

from datetime import timedelta

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder
from tests.browser.site import Site
from tests.browser.tab import Tabs

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.xdist_group("browser-funnel")]

FAR_APART = ("Pacific/Kiritimati", "Pacific/Pago_Pago")  # never on the same day
PAGES = ("/funnel", "/funnel?to=met&cohort=week", "/planner", "/pace")
EVERY_WORD = "() => document.querySelector('main').textContent.replace(/\\s+/g, ' ')"


@pytest.fixture
def search(site: Site, account: int) -> int:
    """The number of somebody whose people were contacted at all hours, on either side of midnight."""
    with site.app.app_context():
        owner, now = db.session.get_one(Account, account), clock.now()
        history = Recorder(db.session(), owner, now)
        for number in range(30):
            lead = Lead(owner_id=account, name=f"Person {number}", created_at=now)
            db.session.add(lead)
            db.session.flush()
            out = now - timedelta(days=3 * number + 8, hours=number)
            touches = ((Direction.OUT, Kind.MESSAGE, out), (Direction.IN, Kind.MEETING, out + timedelta(days=7)))
            for direction, kind, at in touches[: 1 + number % 2]:
                history.touch(lead, direction=direction, channel=Channel.EMAIL, kind=kind, moment=Moment(at))
        db.session.commit()
    return account


def test_the_time_zone_of_the_browser_changes_nothing(search: int, site: Site, tabs: Tabs) -> None:
    told: list[list[str]] = []
    for zone in FAR_APART:
        tab = tabs.open(site, search, timezone_id=zone)
        pages = []
        for path in PAGES:
            page = tab.open(path)
            page.wait_for_selector(".is-drawn .main-svg", state="attached")
            pages.append(str(page.evaluate(EVERY_WORD)))
        told.append(pages)
    assert told[0] == told[1]
    assert all("15" in words for words in told[0])
