"""What is said about a write after the page that follows it has come."""

from collections.abc import Mapping

from flask import flash


def toast(text: str, *, undo: str | None = None, fields: Mapping[str, str] | None = None) -> None:
    """Say what happened, with Undo when posting `fields` to the address `undo` takes it back."""
    flash({"text": text, "undo": undo, "fields": dict(fields or {})})  # type: ignore[arg-type]
