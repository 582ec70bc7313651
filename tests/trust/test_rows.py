"""The rows that the checks stand on are really there."""

from outreach.models import Account, Base
from tests.trust.dump import rows_of
from tests.trust.rows import furnish


def test_every_owned_table_gets_a_row(alice: Account) -> None:
    furnish(alice)
    assert [name for name, rows in rows_of(alice.id).items() if not rows] == []
    assert len(rows_of(alice.id)) > 10
    assert set(rows_of(alice.id)) <= set(Base.metadata.tables)
