"""Every route with every verb, as data: what it is called with, and what each kind of visitor must be answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from werkzeug.routing import IntegerConverter
from werkzeug.test import TestResponse

from outreach.web.access import ANYBODY, Rule, Who
from tests.support.browser import Browser
from tests.trust.dump import Dump, differences, dump
from tests.trust.rows import MARK

READS = ("GET", "HEAD")
# Nothing of these is anybody's: when somebody was last seen, and tries that are counted.
NOBODYS = ("account_session", "attempt")


@dataclass(frozen=True)
class Call:
    """One verb on one address that names rows of the owner."""

    endpoint: str
    method: str
    path: str
    rule: Rule

    @property
    def names_rows(self) -> bool:
        """Whether the address names a row that belongs to somebody."""
        return bool(self.rule.loads)

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.endpoint})"


def without_rule(app: Flask) -> list[str]:
    """The views that nobody gave a rule."""
    return [name for name, view in app.view_functions.items() if not hasattr(view, "access_rule")]


def loose_numbers(app: Flask) -> list[str]:
    """The numbers in addresses of which no rule says what they are numbers of."""
    return [
        f"{rule.rule}: {name}"
        for rule in app.url_map.iter_rules()
        for name, converter in rule._converters.items()
        if isinstance(converter, IntegerConverter) and name not in rule_of(app, rule.endpoint).loads
    ]


def rule_of(app: Flask, endpoint: str) -> Rule:
    """The rule of a view; one without is for anybody, which the checks then find out."""
    return getattr(app.view_functions[endpoint], "access_rule", Rule(ANYBODY))


def calls(app: Flask, made: dict[str, int]) -> list[Call]:
    """Every route with every verb that it has, reads first, addressed to the rows in `made`."""
    found = [call for rule in app.url_map.iter_rules() for call in _calls_of(app, rule, made)]
    return sorted(found, key=lambda call: (call.method not in READS, call.path, call.method))


def _calls_of(app: Flask, rule: Any, made: dict[str, int]) -> Iterator[Call]:
    known = rule_of(app, rule.endpoint)
    values = {name: _argument(name, known, made) for name in rule.arguments}
    with app.test_request_context():
        path = current_app.url_for(rule.endpoint, **values)
    for method in sorted(rule.methods - {"OPTIONS"}):
        yield Call(rule.endpoint, method, path, known)


def _argument(name: str, rule: Rule, made: dict[str, int]) -> Any:
    return made[rule.loads[name].__tablename__] if name in rule.loads else "nothing"


def refused(call: Call, answer: TestResponse, visitor: str) -> str | None:
    """What is wrong with the answer to somebody who must not get in; None when it is right."""
    right = 404 if visitor == "other" else (303 if call.method in READS else 401)
    if answer.status_code != right:
        return f"{visitor}: {call} answered {answer.status_code} instead of {right}"
    if right == 303 and not (answer.location or "").startswith("/sign-in"):
        return f"{visitor}: {call} led to {answer.location}"
    return None


def visit(browser: Browser, call: Call) -> TestResponse:
    """Make a call as a page of ours would: writes carry the token."""
    if call.method in READS:
        return browser.open(call.path, method=call.method)
    return browser.open(call.path, method=call.method, data={"csrf_token": browser.token()})


def problems(browser: Browser, visitor: str, listed: list[Call]) -> list[str]:
    """Everything that goes wrong when `visitor` tries all calls of which they must be refused."""
    found: list[str] = []
    before = dump(*NOBODYS)
    for call in listed:
        answer = visit(browser, call)
        found += [problem] if (problem := refused(call, answer, visitor)) else []
        found += [f"{visitor}: {call} shows what is not theirs"] if MARK.encode() in answer.data else []
        after: Dump = dump(*NOBODYS)
        found += [f"{visitor}: {call} changed {names}" for names in [differences(before, after)] if names]
        before = after
    return found


def closed_to(listed: list[Call], visitor: str) -> list[Call]:
    """The calls of which `visitor` must be refused."""
    if visitor == "other":
        return [call for call in listed if call.names_rows]
    return [call for call in listed if call.rule.who is Who.SIGNED_IN]
