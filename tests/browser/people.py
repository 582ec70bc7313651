"""People whom an account wrote to some days ago, for tests that go on from there."""

from datetime import timedelta

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder
from tests.browser.site import Site


def found(site: Site, account: int, *names: str) -> list[int]:
    """Leads who were never contacted."""
    with site.app.app_context():
        leads = [Lead(owner_id=account, name=name, created_at=clock.now()) for name in names]
        db.session.add_all(leads)
        db.session.commit()
        return [lead.id for lead in leads]


def written_to(site: Site, account: int, days: int, *names: str) -> list[int]:
    """Leads to whom one e-mail went so many days ago."""
    numbers = found(site, account, *names)
    with site.app.app_context():
        owner = db.session.get_one(Account, account)
        history, at = Recorder(db.session(), owner, clock.now()), Moment(clock.now() - timedelta(days=days))
        for number in numbers:
            lead = db.session.get_one(Lead, number)
            lead.hook = "Built what I am building"
            history.touch(lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=at)
        db.session.commit()
    return numbers


def stage_of(site: Site, number: int) -> str:
    """Where somebody stands."""
    with site.app.app_context():
        return db.session.get_one(Lead, number).stage.value
