"""Views and jobs of rooms whose modules take long to load: named where they are registered, loaded when first called.

So the first answer of a start does not wait for what reads twenty kinds of files.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def later(place: str) -> Callable[..., Any]:
    """The function at `place`, for example "outreach.imports.views:show". It is looked up when it is called."""
    module, _, name = place.partition(":")

    def function(*args: Any, **values: Any) -> Any:
        return getattr(import_module(module), name)(*args, **values)

    function.__name__ = name
    function.place = place  # type: ignore[attr-defined]
    return function
