"""A page as a person reads it, and as its scripts do."""

import html
import json
import re
from typing import Any


def read(page: str) -> str:
    """The words of a page, without its scripts."""
    page = re.sub(r"<script.*?</script>", " ", page, flags=re.DOTALL)
    return re.sub(r"[ \n\xa0]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page))).strip()


def figures(page: str) -> list[dict[str, Any]]:
    """The figures that Plotly takes over with."""
    return [json.loads(found) for found in re.findall(r"<script[^>]* data-figure>(.*?)</script>", page, re.DOTALL)]


def links(page: str, words: str) -> list[str]:
    """The addresses behind `words`."""
    return [html.unescape(url) for url in re.findall(rf'<a[^>]*href="([^"]+)"[^>]*>{re.escape(words)}</a>', page)]
