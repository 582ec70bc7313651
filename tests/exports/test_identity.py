"""What goes out comes back as it was: into an empty account, once, and never twice."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach.extensions import db
from tests.exports.generated import Drawn, accounts, furnish, leads
from tests.exports.going import differences, exported, told
from tests.imports.bringing import bring

AT_ONCE = 5
some_leads = st.lists(leads, min_size=AT_ONCE, max_size=AT_ONCE)


def settings_for(count: int) -> settings:
    """So many leads in all."""
    return settings(
        max_examples=count // AT_ONCE,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def check_identity(drawn: list[Drawn], kind: str) -> None:
    first, second = (account for account, _each in zip(accounts(), range(2), strict=False))
    furnish(first, drawn)
    before, data = told(first), exported(first, kind)
    if kind == "xlsx":  # whose cells know one kind of line break
        before = json.loads(json.dumps(before).replace("\\r\\n", "\\n").replace("\\r", "\\n"))
    name = f"leads.{kind}"
    _run, tally = bring(second, data, name)
    assert (tally.created, tally.rejected, tally.notices) == (len(drawn), [], [])
    assert differences(before, told(second)) == []
    # The same file again, and a table in the account that it went out of.
    for owner in (second, first) if kind == "csv" else (second,):
        is_told = told(owner)
        _run, tally = bring(owner, data, name)
        assert (tally.created, tally.updated, tally.unchanged) == (0, 0, len(drawn))
        assert differences(is_told, told(owner)) == []
    db.session.rollback()


@settings_for(500)
@given(some_leads)
def test_export_then_import_is_the_identity_on_500_leads(app: object, drawn: list[Drawn]) -> None:
    check_identity(drawn, "csv")


@pytest.mark.full
@settings_for(10_000)
@given(some_leads)
def test_export_then_import_is_the_identity_on_10_000_leads(app: object, drawn: list[Drawn]) -> None:
    check_identity(drawn, "csv")


@settings_for(50)
@given(some_leads)
def test_a_workbook_comes_back_as_it_was(app: object, drawn: list[Drawn]) -> None:
    check_identity(drawn, "xlsx")
