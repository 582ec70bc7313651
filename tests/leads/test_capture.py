"""A person in one typed line."""

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.leads.capture import read_line
from outreach.models import Lead
from tests.support.browser import Browser

LINES = {
    "Ingrid Halvorsen": {"name": "Ingrid Halvorsen"},
    "Ingrid Halvorsen, CMO at Nordlys, ingrid@nordlys.example": {
        "name": "Ingrid Halvorsen", "title": "CMO", "company": "Nordlys", "email": "ingrid@nordlys.example",
    },
    "Hélène Quéméneur; associée chez Cap Ouest; Nantes; #santé; #vente": {
        "name": "Hélène Quéméneur", "title": "associée", "company": "Cap Ouest", "city": "Nantes",
        "tags": "santé, vente",
    },
    "https://www.linkedin.com/in/tomas-okafor, Tomas Okafor, +33 6 12 34 56 78, hook: cut churn in half": {
        "name": "Tomas Okafor", "linkedin": "https://www.linkedin.com/in/tomas-okafor", "phone": "+33 6 12 34 56 78",
        "hook": "cut churn in half",
    },
    "a@b.example": {"email": "a@b.example"},
    "Jo, Head of Sales, Acme, Oslo, met in June, tall": {
        "name": "Jo", "title": "Head of Sales", "company": "Acme", "city": "Oslo", "notes": "met in June, tall",
    },
    " , ;, ": {},
    "": {},
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_says(line: str) -> None:
    assert read_line(line) == LINES[line]


def test_the_page_asks_while_it_is_typed(alices: Browser) -> None:
    assert alices.get("/leads/line?line=Jo,+CEO+at+Acme").json == {"name": "Jo", "title": "CEO", "company": "Acme"}


def test_without_a_script_the_line_fills_what_is_empty(alices: Browser) -> None:
    answer = alices.send("/leads", {"line": "Jo, CEO at Acme", "name": "", "title": "Chair", "company": ""})
    assert answer.status_code == 303
    lead = db.session.scalars(select(Lead)).one()
    assert (lead.name, lead.title, lead.company) == ("Jo", "Chair", "Acme")


def test_a_line_that_cannot_be_kept_is_still_there(alices: Browser) -> None:
    answer = alices.send("/leads", {"line": "#sales", "name": ""})
    assert answer.status_code == 422
    assert 'value="#sales"' in answer.text
