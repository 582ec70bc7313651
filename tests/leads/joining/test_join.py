"""Two leads become one: both histories, gaps filled, nothing lost."""

from datetime import timedelta

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.leads.finding import find_lead, with_address, with_linkedin
from outreach.leads.joining.actions import Wanted, join
from outreach.models import Account, Closing, ClosingReason, Lead, LeadMerge, Moment, NotTheSame, Recorder, Stage
from outreach.touchpoints.queries import history
from outreach.web.refusal import Refusal
from tests.support.leads import instant, make_lead, open_steps


def joined(owner: Account, kept: Lead, other: Lead, *chosen: str) -> LeadMerge:
    merge = join(owner, Wanted(kept, other, chosen), clock.now())
    db.session.commit()
    return merge


def test_the_first_value_stays_and_gaps_are_filled(alice: Account, ada: Lead, obi: Lead) -> None:
    joined(alice, ada, obi)
    assert (ada.name, ada.email, ada.company, ada.city) == ("Ada Obi", "ada@work.example", "Acme", "Lyon")
    assert (ada.phone, ada.hook, ada.notes) == ("+33 6 12 34 56 78", "Her talk on pricing", "Knows Bo.")
    assert str(ada.connected_on) == "2025-05-01"
    assert [tag.name for tag in ada.tags] == ["Go", "Paris"]


def test_what_finds_no_place_stands_among_the_details(alice: Account, ada: Lead, obi: Lead) -> None:
    joined(alice, ada, obi)
    assert ada.details == {
        "Club": "Chess", "Room": "12", "Cat": "Tom", "Club (2)": "Go", "Name (2)": "A. Obi", "Company (2)": "Acme Inc",
        "LinkedIn page (2)": "https://www.linkedin.com/in/a-obi",
    }  # fmt: skip


def test_what_differs_may_be_chosen(alice: Account, ada: Lead, obi: Lead) -> None:
    joined(alice, ada, obi, "company", "email", "linkedin", "id")
    assert (ada.company, ada.email, ada.linkedin, ada.name) == ("Acme Inc", "ada@home.example", "a-obi", "Ada Obi")
    assert ada.details["Company (2)"] == "Acme"


def test_both_histories_and_the_milestones_by_the_rules(alice: Account, ada: Lead, obi: Lead) -> None:
    joined(alice, ada, obi)
    said = [entry.text or entry.kind for entry in history(ada)]
    assert said == ["Bonjour", "May I ask?", "call"]
    assert (ada.stage, ada.contacted_at, ada.met_at) == (
        Stage.MET, instant("2026-01-12T08:00"), instant("2026-02-09T08:00"),
    )  # fmt: skip
    assert len(open_steps(ada)) == 1
    assert db.session.get(Lead, obi.id) is None


@pytest.mark.parametrize("address", ["ada@work.example", "ada@home.example", "obi@old.example"])
def test_every_address_leads_to_the_kept_one(alice: Account, ada: Lead, obi: Lead, address: str) -> None:
    joined(alice, ada, obi)
    assert with_address(alice, address) is ada


@pytest.mark.parametrize("slug", ["ada-obi", "a-obi"])
@pytest.mark.parametrize("chosen", [(), ("linkedin",)])
def test_both_linkedin_pages_lead_to_the_kept_one(
    alice: Account, ada: Lead, obi: Lead, slug: str, chosen: tuple[str, ...]
) -> None:
    joined(alice, ada, obi, *chosen)
    assert with_linkedin(alice, slug) is ada
    assert find_lead(alice, f"https://www.linkedin.com/in/{slug}") is ada


def test_do_not_contact_stays_whoever_wore_it(alice: Account, ada: Lead, obi: Lead) -> None:
    obi.do_not_contact_at = clock.now() - timedelta(days=3)
    joined(alice, ada, obi)
    assert ada.do_not_contact_at == clock.now() - timedelta(days=3)
    assert open_steps(ada) == []


def test_the_latest_closing_is_in_force(alice: Account, ada: Lead, obi: Lead) -> None:
    Recorder(db.session(), alice, clock.now()).close(obi, ClosingReason.NOT_A_FIT, Moment(clock.now()))
    joined(alice, ada, obi)
    assert ada.closing is ClosingReason.NOT_A_FIT
    assert db.session.query(Closing).one().lead_id == ada.id


def test_who_is_somebody_else_stays_somebody_else(alice: Account, ada: Lead, obi: Lead) -> None:
    bo = make_lead(alice, "Bo")
    db.session.add(NotTheSame(owner_id=alice.id, first_id=obi.id, second_id=bo.id))
    db.session.commit()
    joined(alice, ada, obi)
    assert [(row.first_id, row.second_id) for row in db.session.query(NotTheSame)] == [(ada.id, bo.id)]


def test_a_lead_and_itself_is_refused(alice: Account, ada: Lead) -> None:
    with pytest.raises(Refusal):
        join(alice, Wanted(ada, ada), clock.now())


def test_the_version_rises_even_when_nothing_is_filled(alice: Account, ada: Lead) -> None:
    other, version = make_lead(alice, "Ada Obi"), ada.version
    joined(alice, ada, other)
    assert ada.version > version
