"""An account is carried elsewhere between a merge and its split."""

from io import BytesIO

from outreach import clock
from outreach.archive.account_in import bring_back, opened_account
from outreach.archive.account_out import packed_account
from outreach.extensions import db
from outreach.leads.joining.actions import Wanted, join, two_people
from outreach.leads.joining.parting import part
from outreach.models import Account, Lead, LeadEmail, LeadMerge, NotTheSame, Touchpoint
from tests.support.leads import make_lead
from tests.support.people import make_account


def test_split_in_another_installation(alice: Account, bob: Account, ada: Lead, obi: Lead) -> None:
    two_people(alice, obi, make_lead(alice, "Bo"))
    join(alice, Wanted(ada, obi), clock.now())
    db.session.commit()
    data = b"".join(packed_account(alice))
    db.session.rollback()
    make_lead(bob, "Somebody else")
    carol = make_account("carol@example.org", time_zone="Europe/Paris")
    with opened_account(BytesIO(data)) as archive:
        bring_back(archive, carol)
    db.session.commit()
    merge = db.session.query(LeadMerge).filter_by(owner_id=carol.id).one()
    parted = part(carol, merge, clock.now())
    db.session.commit()
    assert (parted.kept.name, parted.other.name, parted.edited) == ("Ada Obi", "A. Obi", [])
    texts = db.session.query(Touchpoint.text).filter_by(lead_id=parted.other.id).all()
    assert [text for (text,) in texts] == ["Bonjour"]
    worn = [[tag.name for tag in lead.tags] for lead in (parted.kept, parted.other)]
    assert worn == [["Paris"], ["Go", "Paris"]]
    assert [row.email for row in db.session.query(LeadEmail).filter_by(owner_id=carol.id)] == ["obi@old.example"]
    apart = db.session.query(NotTheSame).filter_by(owner_id=carol.id).one()
    assert parted.other.id in (apart.first_id, apart.second_id)
    assert db.session.query(Lead).filter_by(owner_id=bob.id).one().name == "Somebody else"
