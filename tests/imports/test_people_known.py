"""Who is one person: an address or a LinkedIn page, never a name. The first value wins, gaps are filled."""

from typing import Any

from sqlalchemy import func, select

from outreach.extensions import db
from outreach.models import Account, Lead, LeadEmail, StageEvent
from tests.imports.bringing import bring, table


def lead(owner: Account, **match: str) -> Lead:
    db.session.expire_all()
    return db.session.scalars(select(Lead).filter_by(owner_id=owner.id, **match)).one()


def why(tally: Any) -> list[tuple[int, str]]:
    return [(notice.line, notice.why) for notice in tally.notices]


def test_a_row_may_show_that_two_earlier_ones_are_one_person(alice: Account) -> None:
    rows = (
        "Ann,ann@example.org,,",
        "A. Lee,,linkedin.com/in/ann,Acme",
        "Ann Lee,ANN@example.org ,linkedin.com/in/Ann/,",
    )
    _run, tally = bring(alice, table("Name,Email,LinkedIn,Company", *rows))
    assert (tally.created, sorted(tally.merged)) == (1, [(3, 2, "linkedin"), (4, 2, "email")])
    ann = lead(alice)
    assert (ann.name, ann.email, ann.linkedin, ann.company) == ("Ann", "ann@example.org", "ann", "Acme")


def test_the_same_name_is_two_people(alice: Account) -> None:
    _run, tally = bring(alice, table("Name,Company", "Ann,Acme", "Ann,Bell", "Ann,Acme"))
    assert (tally.created, tally.merged) == (3, [])


def test_further_addresses_belong_to_the_person(alice: Account) -> None:
    bring(alice, table("Name,Email,Email 2", "Ann,ann@example.org,lee@example.com"))
    _run, tally = bring(alice, table("Name,Email,Company", "Someone,LEE@example.com,Acme"))
    assert (tally.created, tally.updated) == (0, 1)
    assert lead(alice).company == "Acme"
    assert db.session.scalars(select(LeadEmail.email)).all() == ["lee@example.com"]


def test_what_belongs_to_another_lead_stays_with_it(alice: Account) -> None:
    bring(alice, table("Name,Email,LinkedIn", "Ann,ann@example.org,", "Bob,,linkedin.com/in/bob"))
    _run, tally = bring(alice, table("Name,Email,LinkedIn", "Ann,ann@example.org,linkedin.com/in/bob"))
    assert (tally.created, why(tally)) == (0, [(2, "belongs_to_another")])
    assert lead(alice, name="Ann").linkedin is None


def test_other_values_are_told_and_do_not_replace(alice: Account) -> None:
    bring(alice, table("Name,Email,Company", "Ann,ann@example.org,Acme"))
    _run, tally = bring(alice, table("Name,Email,Company", "Ann,ann@example.org,Bell"))
    assert (tally.unchanged, why(tally)) == (1, [(2, "differs")])
    assert lead(alice).company == "Acme"


def test_people_of_another_owner_are_not_known(alice: Account, bob: Account) -> None:
    data = table("Name,Email", "Ann,ann@example.org")
    assert bring(bob, data)[1].created == bring(alice, data)[1].created == 1


def test_columns_about_the_past_become_history(alice: Account) -> None:
    head = "Name,Contacted on,Replied on,Met on,Status"
    bring(
        alice, table(head, "Ann,2024-03-12,2024-03-20,,", "Bob,2024-03-12,,,No answer", "Eve,2024-03-12,,,To contact")
    )
    ann, bob, eve = (lead(alice, name=name) for name in ("Ann", "Bob", "Eve"))
    assert (ann.stage, str(ann.contacted_on), str(ann.replied_on)) == ("replied", "2024-03-12", "2024-03-20")
    assert (bob.stage, bob.closing, str(bob.closed_on)) == ("contacted", "no_answer", "2024-03-12")
    assert (eve.stage, eve.contacted_at) == ("prospect", None)
    # The day began at 23:00 UTC the day before: Alice lives in Paris.
    assert ann.contacted_at is not None and ann.contacted_at.isoformat() == "2024-03-11T23:00:00+00:00"


def test_a_history_that_is_there_is_left_alone(alice: Account) -> None:
    bring(alice, table("Name,Email,Contacted on", "Ann,ann@example.org,2024-03-12"))
    _run, tally = bring(alice, table("Name,Email,Contacted on,Status", "Ann,ann@example.org,2024-03-12,Met"))
    assert (tally.unchanged, lead(alice).stage) == (1, "contacted")
    assert db.session.scalar(select(func.count()).select_from(StageEvent)) == 1


def test_details_without_a_field_are_kept_as_typed(alice: Account) -> None:
    bring(alice, table("Name,Shoe size,email", "Ann, 41 ½ ,not an address"))
    assert lead(alice).details == {"Shoe size": "41 ½", "Email": "not an address"}
