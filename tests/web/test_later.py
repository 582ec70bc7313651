"""Views and jobs that are named before they are loaded: every name leads to one."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask

from outreach.web.later import later


def named(app: Flask) -> dict[str, Callable[..., Any]]:
    known = {**app.view_functions, **app.extensions["outreach.handlers"]}
    return {function.place: function for function in known.values() if hasattr(function, "place")}


def test_every_name_leads_to_a_function(app: Flask) -> None:
    places = named(app)
    assert places
    for place in places:
        module, _colon, name = place.partition(":")
        assert callable(getattr(import_module(module), name)), place


def test_the_function_is_called_with_what_it_is_given() -> None:
    assert later("posixpath:join")("a", "b") == "a/b"
