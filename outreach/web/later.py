"""Views and jobs that are named where they are registered, and loaded when they are first called.

The first answer of a start waits for no room that it does not need: loading all of them took a fifth of its time.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Blueprint


class Later:
    """A function known by its place, for example "outreach.goals.views:show". Calling it loads its module."""

    def __init__(self, place: str) -> None:
        self.place = place
        # Extensions that keep a list of views know them by these.
        self.__module__, _colon, self.__name__ = place.partition(":")
        self.__qualname__ = self.__name__

    def __call__(self, *args: Any, **values: Any) -> Any:
        return self.function(*args, **values)

    @property
    def function(self) -> Callable[..., Any]:
        """The function itself."""
        found: Callable[..., Any] = getattr(import_module(self.__module__), self.__name__)
        return found

    @property
    def access_rule(self) -> Any:
        """The rule that a view was marked with where it is written."""
        return self.function.access_rule  # type: ignore[attr-defined]


def later(place: str) -> Later:
    """The function at `place`, to be loaded when it is first called."""
    return Later(place)


def add_views(blueprint: Blueprint, *addresses: tuple[str, str, str]) -> None:
    """Register a room's views: methods, address, and module and name of the view inside the package of the blueprint.

    ("GET POST", "/goals/<int:goal_id>", "views:show") is answered by `show` in `views.py` beside the blueprint, under
    the endpoint `show`.
    """
    package = blueprint.import_name.rpartition(".")[0]
    for methods, address, place in addresses:
        view = Later(f"{package}.{place}")
        blueprint.add_url_rule(address, view.__name__, view, methods=methods.split())
