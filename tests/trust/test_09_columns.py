"""Check 9: every column name added to every write endpoint changes nothing that is not the form's."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Boolean, Column, Date, DateTime, Enum, Integer, LargeBinary, select
from sqlalchemy.types import JSON

from outreach.accounts import actions
from outreach.extensions import db, reading_only
from outreach.models import Account, Base
from outreach.models.base import UTCDateTime
from tests.support.browser import Browser
from tests.support.counts import Tell
from tests.support.people import PASSWORD
from tests.trust.dump import differences, rows_of
from tests.trust.matrix import READS, Call, calls
from tests.trust.pages import FoundForm, as_sent, forms_on
from tests.trust.rows import furnish

SignIn = Callable[[Account], Browser]
Values = dict[tuple[str, Any], dict[str, Any]]
# After these nobody is there any more: they write nothing that could be taken over.
LEAVING = ("accounts.sign_out", "accounts.data.delete")
SKIPPED = (Boolean, LargeBinary, JSON)
OLD = datetime.fromisoformat("1987-06-05T04:03:02")


def poison(column: Column[Any], bobs: dict[str, int]) -> Any:
    """A value of the right type that nothing but the sender could have put there."""
    for foreign in column.foreign_keys:
        return bobs.get(foreign.column.table.name, 987654)
    if isinstance(column.type, Enum):
        return column.type.enums[-1]
    if isinstance(column.type, Integer):
        return 77
    if isinstance(column.type, DateTime | UTCDateTime):
        return OLD
    return date(1987, 6, 5) if isinstance(column.type, Date) else "poison"


def poisons(bobs: dict[str, int]) -> dict[str, dict[str, Any]]:
    """Table -> column -> its poison."""
    return {
        table.name: {c.name: poison(c, bobs) for c in table.columns if not isinstance(c.type, SKIPPED)}
        for table in Base.metadata.sorted_tables
    }


def values() -> Values:
    """Every value of every row, by table and key."""
    found: Values = {}
    with reading_only(), db.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                key = tuple(row._mapping[column.name] for column in table.primary_key)
                found[table.name, key] = dict(row._mapping)
    return found


def taken(before: Values, after: Values, poisoned: dict[str, dict[str, Any]], own: set[str]) -> list[str]:
    """The columns that took what was sent although the form has no such field."""
    return [
        f"{table}.{name}"
        for (table, key), row in after.items()
        for name, bad in poisoned[table].items()
        if name not in own and _same(row[name], bad) and not _same(before.get((table, key), {}).get(name), bad)
    ]


def _same(value: Any, bad: Any) -> bool:
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    return type(value) is type(bad) and bool(value == bad)


@pytest.fixture
def bobs(bob: Account) -> dict[str, int]:
    return furnish(bob)


@pytest.fixture
def listed(app: Flask, alice: Account) -> list[Call]:
    return calls(app, furnish(alice))


def found_forms(browser: Browser, listed: list[Call]) -> dict[str, FoundForm]:
    """Address -> the form that leads there, from all pages that Alice can see."""
    pages = [(call.path, browser.get(call.path)) for call in listed if call.method == "GET"]
    forms = [form for path, page in pages if page.mimetype == "text/html" for form in forms_on(path, page.text)]
    return {form.action.split("?")[0]: form for form in forms}


def attack(
    browser: Browser, listed: list[Call], forms: dict[str, FoundForm], bobs: dict[str, int]
) -> tuple[list[str], int]:
    """Post every column name to every write; what was taken over, and how many writes were accepted."""
    poisoned, found, accepted = poisons(bobs), [], 0
    extra = {name: str(bad) for columns in poisoned.values() for name, bad in columns.items()}
    extra |= {"active": "", "roles": "admin", "_user_id": "1"}
    for call in (call for call in listed if call.method not in READS and call.endpoint not in LEAVING):
        form = forms.get(call.path, FoundForm(call.path))
        own = as_sent(form, browser.token(), current=PASSWORD, password="another good one")
        before = values()
        query = {"owner_id": bobs["account"]}
        answer = browser.open(call.path, method=call.method, data={**extra, **own}, query_string=query)
        accepted += answer.status_code == 303
        found += [f"{call} answered {answer.status_code}"] if answer.status_code >= 500 else []
        found += [f"{call} changed {name}" for name in taken(before, values(), poisoned, set(form.fields))]
    return found, accepted


def test_no_column_is_taken_over(
    listed: list[Call], alice: Account, bobs: dict[str, int], signed_in: SignIn, tell: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(actions, "shut_out", lambda account: None)  # the browser stays in after a new password
    browser = signed_in(alice)
    kept, untouched = (alice.email, alice.active, alice.sample_of_id), rows_of(bobs["account"])
    forms = found_forms(browser, listed)
    found, accepted = attack(browser, listed, forms, bobs)
    columns = sum(len(table.columns) for table in Base.metadata.sorted_tables)
    writes = sum(call.method not in READS for call in listed)
    tell(9, f"{columns} column names at {writes} writes, {accepted} accepted with their form, {len(found)} taken over")
    db.session.expire_all()
    assert found == []
    assert (alice.email, alice.active, alice.sample_of_id) == kept
    assert differences(untouched, rows_of(bobs["account"])) == []
    assert accepted >= 15


def test_canary_a_form_that_takes_what_comes(
    listed: list[Call], alice: Account, bobs: dict[str, int], signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flask import request

    def careless(account: Account, **_: Any) -> None:
        account.company, account.sample_of_id = request.form["phone"], int(request.form["sample_of_id"])

    monkeypatch.setattr(actions, "change_settings", careless)
    browser = signed_in(alice)
    only = [call for call in listed if call.endpoint == "accounts.settings"]
    found, _ = attack(browser, only, found_forms(browser, only), bobs)
    assert [each.split()[-1] for each in found] == ["account.sample_of_id"]
