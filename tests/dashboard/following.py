"""The links of a page of figures that lead to people, each with the number that it promises."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.leads.reading import link_of, names_on
from tests.support.browser import Browser


@dataclass(frozen=True)
class Promise:
    """A link to a list, and how many people its words say; None when they say no number."""

    url: str
    words: str

    @property
    def people(self) -> int | None:
        """`12`, `30 % 12 of 40` and `12 not yet` all promise twelve."""
        found = re.search(r"(\d+) of \d+", self.words) or re.match(r"(\d+)", self.words)
        return int(found[1]) if found else None


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Promise] = []
        self._url, self._words = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        url = dict(attrs).get("href") or ""
        if tag == "a" and url.startswith("/leads?"):
            self._url, self._words = url, ""

    def handle_data(self, data: str) -> None:
        self._words += f" {data}"

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._url:
            self.found.append(Promise(self._url, " ".join(self._words.split())))
            self._url = ""


def promises(page: str) -> list[Promise]:
    """Every link of a page that leads to people."""
    parser = _Links()
    parser.feed(page.split("<main", 1)[-1])
    return parser.found


def people_behind(browser: Browser, url: str) -> list[str]:
    """The names of a list, on all its pages."""
    page = browser.get(url)
    names, after = names_on(page), link_of(page, "next")
    return names + (people_behind(browser, after) if after else [])
