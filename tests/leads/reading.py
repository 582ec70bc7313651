"""Reading the pages of leads as a person does."""

import re
from html import unescape

from werkzeug.test import TestResponse


def names_on(page: TestResponse) -> list[str]:
    """The people of the list, from top to bottom."""
    return [unescape(name) for name in re.findall(r'data-row-link title="([^"]*)"', page.text)]


def link_of(page: TestResponse, rel: str) -> str | None:
    """Where *Next* or *Previous* leads; none when it is not there."""
    found = re.search(rf'href="([^"]+)" rel="{rel}"', page.text)
    return unescape(found[1]) if found else None


def toasts_on(page: TestResponse) -> list[str]:
    """What the page says about what was just done."""
    return [unescape(words) for words in re.findall(r'toast-words">(.*?)</span>', page.text)]


def undo_on(page: TestResponse) -> tuple[str, dict[str, str]]:
    """Where the Undo of what was just done posts to, and what."""
    form = page.text.partition('class="toast-words"')[2].partition("</form>")[0]
    (address,) = re.findall(r'action="([^"]*)"', form)
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return unescape(address), {name: unescape(value) for name, value in fields if name != "csrf_token"}


def column_of(page: TestResponse, stage: str) -> list[str]:
    """The cards of one column of the board."""
    column = page.text.partition(f'aria-labelledby="column-{stage}"')[2].partition("</section>")[0]
    return [unescape(name) for name in re.findall(r'class="board-name"[^>]*>([^<]*)<', column)]


def errors_on(page: TestResponse) -> list[str]:
    """The sentences beside the fields."""
    return [unescape(words) for words in re.findall(r'class="field-error".*?<span>(.*?)</span>', page.text, re.DOTALL)]


def value_of(page: TestResponse, field: str) -> str:
    """What a text field of a form holds."""
    found = re.search(rf'<input[^>]* name="{field}"[^>]* value="([^"]*)"', page.text)
    return unescape(found[1]) if found else ""
