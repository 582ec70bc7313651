"""Check 8: every route x verb x {owner, other user, disabled, anonymous}."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from outreach.models import Account
from outreach.web import access, owned
from tests.support.browser import Browser, new_browser
from tests.support.counts import Tell
from tests.trust.dump import differences, rows_of
from tests.trust.matrix import Call, calls, closed_to, loose_numbers, problems, visit, without_rule
from tests.trust.rows import MARK, furnish

SignIn = Callable[[Account], Browser]


@pytest.fixture
def listed(app: Flask, alice: Account) -> list[Call]:
    """Every call there is, addressed to rows of Alice."""
    return calls(app, furnish(alice))


def visitors(app: Flask, bob: Account, charlie: Account, signed_in: SignIn) -> dict[str, Browser]:
    return {"other": signed_in(bob), "disabled": signed_in(charlie), "anonymous": new_browser(app)}


def test_every_route_has_a_rule_and_every_number_an_owner(app: Flask) -> None:
    assert without_rule(app) == []
    assert loose_numbers(app) == []


def test_everybody_else_is_refused_and_nothing_changes(
    app: Flask, listed: list[Call], bob: Account, charlie: Account, signed_in: SignIn, tell: Tell
) -> None:
    found, tried = [], 0
    for visitor, browser in visitors(app, bob, charlie, signed_in).items():
        closed = closed_to(listed, visitor)
        tried += len(closed)
        found += problems(browser, visitor, closed)
    tell(8, f"{tried} refusals on {len({c.endpoint for c in listed})} routes, {len(found)} wrong")
    assert found == []
    assert tried > 100


def test_another_user_sees_and_changes_nothing_on_pages_of_their_own(
    listed: list[Call], alice: Account, bob: Account, signed_in: SignIn, tell: Tell
) -> None:
    browser, open_calls = signed_in(bob), [call for call in listed if not call.names_rows]
    before, found = rows_of(alice.id), []
    for call in open_calls:
        answer = visit(browser, call)
        found += [f"{call} shows what is not theirs"] if MARK.encode() in answer.data else []
        found += [f"{call} answered {answer.status_code}"] if answer.status_code >= 500 else []
        browser = signed_in(bob)
    tell(8, f"{len(open_calls)} calls of another user on pages of their own, {len(found)} wrong")
    assert found == []
    assert differences(before, rows_of(alice.id)) == []


def test_the_owner_is_let_in(listed: list[Call], alice: Account, signed_in: SignIn, tell: Tell) -> None:
    found = []
    for call in [call for call in listed if call.names_rows]:
        status = visit(signed_in(alice), call).status_code
        found += [f"{call} answered {status}"] if status >= 500 or (call.method == "GET" and status == 404) else []
    tell(8, f"{len(listed)} calls of the owner, {len(found)} wrong")
    assert found == []


def test_canary_rows_of_others_are_not_kept_apart(
    listed: list[Call], bob: Account, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owned, "select_owned", lambda model: select(model))
    assert problems(signed_in(bob), "other", closed_to(listed, "other")) != []


def test_canary_rules_are_not_enforced(app: Flask, listed: list[Call]) -> None:
    app.before_request_funcs[None].remove(access._enforce)
    first = next(call for call in closed_to(listed, "anonymous") if call.endpoint == "accounts.settings")
    assert problems(new_browser(app), "anonymous", [first]) != []


def test_canary_a_route_without_a_rule(make_app: Callable[..., Flask]) -> None:
    app = make_app(fresh=True)
    app.add_url_rule("/forgotten/<int:lead_id>", "forgotten", lambda lead_id: MARK)
    assert without_rule(app) == ["forgotten"]
    assert loose_numbers(app) == ["/forgotten/<int:lead_id>: lead_id"]
    assert new_browser(app).get("/forgotten/1").status_code == 404
