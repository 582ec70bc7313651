"""Addresses that are written when somebody needs them.

Werkzeug compiles, for each rule, the two functions that write its address, and does so when the rule is registered:
for more than two hundred rules that was nine tenths of the time an app took to be made, before its first answer.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule that answers from the start, and compiles what writes its address when that is first asked for."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compile_builder = super()._compile_builder
        compiled: Callable[..., tuple[str, str]] | None = None

        def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
            nonlocal compiled
            if compiled is None:
                compiled = compile_builder(append_unknown)
            return compiled(rule, **values)

        return build


def init_app(app: Flask) -> None:
    """Rules registered from now on are late ones."""
    app.url_rule_class = LateRule
