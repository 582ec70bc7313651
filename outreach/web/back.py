"""Where to go after a form: the page that it stood on, when that page is ours."""

from urllib.parse import urlsplit

from flask import request


def way_back(default: str) -> str:
    """The address in the form's field `next`, if it leads to a page of ours, else `default`."""
    asked = request.form.get("next", "")
    parts = urlsplit(asked)
    ours = asked.startswith("/") and not asked.startswith("//") and not parts.netloc and not parts.scheme
    return asked if ours and asked.isprintable() and "\\" not in asked else default
