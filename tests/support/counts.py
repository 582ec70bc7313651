"""The checks of trust.md say what they counted, and the end of a run prints it."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[int, str], None]
TRUST = "trust"


def teller(item: pytest.Item) -> Tell:
    """What a test says through travels with its report, so it arrives from other processes too."""

    def note(check: int, sentence: str) -> None:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        kind = params.get("database_kind", "any")
        item.user_properties.append((TRUST, f"check {check:2} · {kind} · {sentence}"))

    return note


def lines(reports: list[Any]) -> list[str]:
    """Everything that was said, in the order of the checks."""
    return sorted(str(value) for each in reports for name, value in each.user_properties if name == TRUST)
