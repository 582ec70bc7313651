"""Reading the pages of events as a person does."""

import re
from datetime import date
from html import unescape
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from outreach.extensions import db
from outreach.models import Lead, SocialEvent, Touchpoint
from tests.support.browser import Browser

# Buttons, what phones alone show, and tags.
NOT_SEEN = r'<form.*?</form>|<span class="only-phone">.*?</span>|<[^>]+>'


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
    bare = [re.sub(NOT_SEEN, "", cell, flags=re.DOTALL) for cell in cells]
    return [" ".join(unescape(cell).split()) for cell in bare]


def contacts(lead: Lead, *, voided: bool = False) -> list[tuple[str, str, str, date | None]]:
    """Direction, channel, kind and day of the contacts that count (or of those that were taken back)."""
    rows = select(Touchpoint).where(Touchpoint.lead_id == lead.id, Touchpoint.voided_at.is_not(None) == voided)
    found = db.session.scalars(rows.order_by(Touchpoint.occurred_at, Touchpoint.id))
    return [(row.direction.value, row.channel.value, row.kind.value, row.occurred_on) for row in found]
