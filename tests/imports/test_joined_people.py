"""Two leads were joined: a row of either of them finds the one that was kept."""

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.leads.joining.actions import Wanted, join
from outreach.leads.joining.parting import part
from outreach.models import Account, Lead, LeadMerge
from tests.imports.bringing import bring, table

HEADER = "Name,Email,LinkedIn,City"
ADA = "Ada Obi,ada@work.example,linkedin.com/in/ada-obi,"
OBI = "A. Obi,ada@home.example,linkedin.com/in/a-obi,"
NAMELESS = "Ada Obi,,,Lyon"


@pytest.fixture
def merge(alice: Account) -> LeadMerge:
    bring(alice, table(HEADER, ADA, OBI, NAMELESS))
    ada, obi, nameless = db.session.query(Lead).order_by(Lead.id)
    join(alice, Wanted(ada, nameless), clock.now())
    made = join(alice, Wanted(ada, obi), clock.now())
    db.session.commit()
    return made


@pytest.mark.parametrize(
    "row", [ADA, OBI, NAMELESS, "X,ADA@HOME.EXAMPLE,,", "X,,https://www.linkedin.com/in/A-Obi/,", "X,,in/ada-obi,"]
)
def test_either_row_finds_the_kept_one(alice: Account, merge: LeadMerge, row: str) -> None:
    _run, tally = bring(alice, table(HEADER, row))
    assert (tally.created, tally.rejected) == (0, [])
    assert db.session.query(Lead).one().id == merge.kept_id


def test_parted_again_each_row_finds_its_own(alice: Account, merge: LeadMerge) -> None:
    other = part(alice, merge, clock.now()).other
    db.session.commit()
    bring(alice, table(HEADER, "X,,in/a-obi,Nice", "Y,,in/ada-obi,Paris"))
    cities = {lead.id: lead.city for lead in db.session.query(Lead).execution_options(populate_existing=True)}
    assert cities == {other.id: "Nice", merge.kept_id: "Lyon"}
