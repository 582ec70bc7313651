"""Reading the page of a lead as a person does: what the timeline says, line by line."""

import re
from html import unescape

from werkzeug.test import TestResponse


def words_of(html: str) -> str:
    """The text of a piece of a page, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def timeline_of(page: TestResponse) -> list[str]:
    """The lines of the timeline, the first one on top."""
    shown = page.text.partition('<ol class="timeline">')[2].partition("</ol>")[0]
    shown = re.sub(r'<span class="timeline-do">.*?</span>', "", shown, flags=re.DOTALL)
    return [words_of("<li " + item).replace("\xa0", " ") for item in shown.split("<li ")[1:]]


def line_of(page: TestResponse, entry_id: str) -> str:
    """The HTML of one entry."""
    return page.text.partition(f'id="{entry_id}"')[2].partition("</li>")[0]


def part_of(page: TestResponse, start: str, end: str) -> str:
    """The words between two marks of the page."""
    assert start in page.text, f"{start} is not on the page"
    return words_of(page.text.partition(start)[2].partition(end)[0])
