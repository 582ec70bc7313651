"""The words that people write under *status*, *channel* and *source*, in four languages."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from outreach.imports.columns.header_words import plain


def stage_of(text: str) -> tuple[str, str] | None:
    """The stage and the closing that a status says, each perhaps empty; None for a word that nobody knows."""
    return _stages().get(plain(text))


def meaning_of(choice: str) -> tuple[str, str] | None:
    """The same for what a user chose: a stage, or a closing with the stage that it implies."""
    return _closings().get(choice) or ((choice, "") if choice in _stages_alone() else None)


def channel_of(text: str) -> str | None:
    """The channel that a word names."""
    return _by_word("channels").get(plain(text))


def source_of(text: str) -> str | None:
    """The source of a lead that a word names."""
    return _by_word("sources").get(plain(text))


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(__package__).joinpath("value_words.json").read_text("utf-8"))
    return data


@cache
def _stages() -> dict[str, tuple[str, str]]:
    return {plain(word): (row["stage"], row["closing"]) for row in _data()["stages"] for word in row["words"]}


@cache
def _closings() -> dict[str, tuple[str, str]]:
    return {row["closing"]: (row["stage"], row["closing"]) for row in _data()["stages"] if row["closing"]}


@cache
def _stages_alone() -> frozenset[str]:
    return frozenset(row["stage"] for row in _data()["stages"] if not row["closing"])


@cache
def _by_word(table: str) -> dict[str, str]:
    return {plain(word): meant for meant, words in _data()[table].items() for word in words}
