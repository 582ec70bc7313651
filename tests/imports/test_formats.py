"""Files as users really bring them, each against what a careful user expects of it."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from outreach.extensions import db
from outreach.models import Account, Lead, LeadEmail
from tests.imports.bringing import FORMATS, bring, fixture, reading

PEOPLE = [
    "apple_icloud_v3.vcf",
    "linkedin_connections_2024.csv",
    "linkedin_connections_2020.csv",
    "google_contacts_2024.csv",
    "google_contacts_old.csv",
    "hubspot_contacts.csv",
    "notion_mentors_all.csv",
    "outlook_en.csv",
    "tableur_fr_point_virgule.csv",
]


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FORMATS / f"{name}.expected.json").read_text())
    return data


@pytest.mark.parametrize("name", PEOPLE)
def test_the_format_is_recognised(name: str) -> None:
    said = expected(name)["format"]
    layout = reading(fixture(name), name).format
    found = {"encoding": layout.encoding, "delimiter": layout.delimiter, "header_line": layout.header_line}
    assert {key: value for key, value in said.items() if key in found}.items() <= found.items()


@pytest.mark.parametrize("name", PEOPLE)
def test_people_rejections_and_merges_are_as_expected(name: str, alice: Account) -> None:
    _run, tally = bring(alice, fixture(name), name)
    said = expected(name)
    assert tally.created == said["contacts_imported"]
    assert len(tally.rejected) == said["rows_rejected"]
    assert len(tally.merged) == said.get("duplicates_merged", 0)
    assert tally.rows == said["data_rows"] - said.get("blank_rows", 0)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_checked_value_is_there(name: str, alice: Account) -> None:
    bring(alice, fixture(name), name)
    for check in expected(name)["check"]:
        lead = find(alice, check["match"])
        assert value(lead, check["field"]) == check["equals"], check


@pytest.mark.parametrize("name", PEOPLE)
def test_the_same_file_again_creates_nothing(name: str, alice: Account) -> None:
    _run, first = bring(alice, fixture(name), name)
    _run, again = bring(alice, fixture(name), name)
    assert (again.created, again.updated, again.unchanged) == (0, 0, first.created)
    assert again.rows == first.rows
    assert db.session.scalar(select(func.count()).select_from(Lead)) == first.created


def test_lines_of_rejected_rows_are_those_of_the_file(alice: Account) -> None:
    name = "linkedin_connections_2024.csv"
    _run, tally = bring(alice, fixture(name), name)
    assert [line for line, _why in tally.rejected] == [row["line"] for row in expected(name)["rejected"]]
    assert {why for _line, why in tally.rejected} == {"hidden_profile"}
    assert tally.merged == [(21, 5, "linkedin")]


def find(owner: Account, match: dict[str, str]) -> Lead:
    (key, text) = next(iter(match.items()))
    column = {"full_name": Lead.name, "email": Lead.email, "linkedin": Lead.linkedin}[key]
    return db.session.scalars(select(Lead).where(Lead.owner_id == owner.id, column == text)).one()


def value(lead: Lead, name: str) -> Any:
    """A canonical field as the command line prints it."""
    if name in ("emails", "email", "primary_email"):
        further = select(LeadEmail.email).where(LeadEmail.lead_id == lead.id).order_by(LeadEmail.id)
        emails = [lead.email] if lead.email else []
        return emails + list(db.session.scalars(further)) if name == "emails" else lead.email or ""
    if name == "tags":
        return sorted((tag.name for tag in lead.tags), key=expected_order(lead))
    columns = {"full_name": lead.name, "first_name": lead.given_name, "last_name": lead.family_name}
    if name in lead.details:
        return lead.details[name]
    found = columns.get(name) or getattr(lead, name)
    return found.isoformat() if hasattr(found, "isoformat") else found


def expected_order(lead: Lead) -> Any:
    """Tags have no order of their own: compare them in the order in which they were made."""
    return {tag.name: tag.id for tag in lead.tags}.__getitem__
