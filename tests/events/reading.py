"""Reading the pages of events as a person does."""

import re
from html import unescape
from typing import Any

from werkzeug.test import TestResponse

from outreach.models import Lead, SocialEvent
from tests.support.browser import Browser


def mark(browser: Browser, event: SocialEvent, do: str, *leads: Lead, **said: Any) -> TestResponse:
    """Say of these people what the button says."""
    return browser.send(f"/events/{event.id}/guests", {"do": do, "lead": [str(lead.id) for lead in leads], **said})


def invite(browser: Browser, event: SocialEvent, *leads: Lead, **said: Any) -> TestResponse:
    return browser.send(f"/events/{event.id}/invitations", {"lead": [str(lead.id) for lead in leads], **said})


def tally_on(page: TestResponse) -> list[int]:
    """Invited, accepted, came, met there."""
    block = page.text.partition('class="tally"')[2].partition("</dl>")[0]
    return [int(number) for number in re.findall(r"<dd>(\d+)</dd>", block)]


def marks_of(page: TestResponse, lead: Lead) -> list[str]:
    """The three cells of a person: invited, answer, came; buttons are left out."""
    row = page.text.partition(f'value="{lead.id}" form="selection"')[2].partition("</tr>")[0]
    cells = re.findall(r'<td class="col-mark">(.*?)</td>', row, re.DOTALL)
    bare = [re.sub(r"<form.*?</form>|<[^>]+>", "", cell, flags=re.DOTALL) for cell in cells]
    return [" ".join(unescape(cell).split()) for cell in bare]
