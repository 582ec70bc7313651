"""Rules that compile late write the same addresses as rules that compile at once."""

from collections.abc import Callable

import pytest
from flask import Flask, url_for
from werkzeug.routing import Map, Rule

from outreach.web.rules import LateRule


def addresses(app: Flask, rule_class: type[Rule]) -> dict[str, str]:
    """Every rule's own address and query, written by rules of this class."""
    rules = list(app.url_map.iter_rules())
    copies = [rule_class(each.rule, endpoint=str(number), methods=each.methods) for number, each in enumerate(rules)]
    found = Map(copies, converters=app.url_map.converters).bind("example.org")
    written = {}
    for number, rule in enumerate(rules):
        values = dict.fromkeys(rule.arguments, 7 if "int:" in rule.rule else "é b")
        written[f"{rule.rule} {rule.endpoint}"] = found.build(str(number), {**values, "rule": "&", "q": "é"})
    return written


def test_an_app_is_made_without_compiling_what_writes_addresses(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    original = Rule._compile_builder

    def count(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled.append(rule.rule)
        return original(rule, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", count)
    app = make_app(fresh=True)
    assert not compiled
    with app.test_request_context():
        assert [url_for("leads.index", q="é", page=2) for _ in range(2)] == ["/leads?q=%C3%A9&page=2"] * 2
    assert compiled == ["/leads"]


def test_each_address_is_the_one_that_werkzeug_writes(app: Flask) -> None:
    late = addresses(app, LateRule)
    assert len(late) > 200
    assert late == addresses(app, Rule)
