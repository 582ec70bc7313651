"""Numbers of rows as a form or an address says them."""

from flask import request


def numbers(name: str) -> list[int]:
    """The numbers of rows that were sent under `name`, each once; what is no number is left out."""
    said = [text for each in request.values.getlist(name) for text in each.split(",")]
    return list(dict.fromkeys(int(text) for text in said if text.isdecimal() and text.isascii() and len(text) < 19))
