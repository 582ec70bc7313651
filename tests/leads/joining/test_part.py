"""Two joined leads are parted again: each has its own, what came since stays with the kept one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from outreach import clock
from outreach.extensions import db
from outreach.leads.actions import add_lead, edit_lead
from outreach.leads.joining.actions import Wanted, join, two_people
from outreach.leads.joining.parting import part
from outreach.models import Account, ClosingReason, Lead, LeadMerge, Moment, NotTheSame, Recorder
from outreach.touchpoints.queries import history
from outreach.web.refusal import Refusal
from tests.support.leads import make_lead, open_steps, touch
from tests.trust.dump import dump

At = Callable[[str], datetime]


def joined(owner: Account, kept: Lead, other: Lead, *chosen: str) -> LeadMerge:
    merge = join(owner, Wanted(kept, other, chosen), clock.now())
    db.session.commit()
    return merge


def all_but_versions() -> dict[str, list[Any]]:
    """Every table; that a lead was changed and changed back shows in its version, and in the number of a word."""
    held = dump("lead_merge", "data_version")
    for table, left_out in ((Lead.__table__, "version"), (NotTheSame.__table__, "id")):
        at = [column.name for column in table.columns].index(left_out)
        held[str(table)] = [row[:at] + row[at + 1 :] for row in held[str(table)]]
    return {table: sorted(rows, key=repr) for table, rows in held.items()}


@pytest.mark.parametrize("chosen", [(), ("company", "email", "linkedin", "name")])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("closed", [False, True])
def test_split_is_the_reverse_of_merge(
    alice: Account, ada: Lead, obi: Lead, chosen: tuple[str, ...], *, turned: bool, closed: bool, at: At
) -> None:
    two_people(alice, obi, make_lead(alice, "Bo"))
    if closed:
        Recorder(db.session(), alice, clock.now()).close(obi, ClosingReason.ENDED, Moment(clock.now()))
    db.session.commit()
    before = all_but_versions()
    at("2026-03-06T09:00:00Z")
    merge = joined(alice, obi, ada, *chosen) if turned else joined(alice, ada, obi, *chosen)
    at("2026-04-04T08:00:00Z")
    parted = part(alice, merge, clock.now())
    db.session.commit()
    assert all_but_versions() == before
    assert parted.edited == [] and (merge.other, merge.before, merge.moved) == ({}, {}, {})


def test_what_was_edited_since_stays_and_is_said(alice: Account, ada: Lead, obi: Lead) -> None:
    merge = joined(alice, ada, obi)
    edit_lead(alice, ada, hook="Mine now")
    ada.details = {**ada.details, "Cat": "Tim"}
    parted = part(alice, merge, clock.now())
    assert (ada.hook, ada.phone, ada.details["Cat"]) == ("Mine now", "", "Tim")
    assert parted.other.hook == "Her talk on pricing"
    assert parted.edited == ["hook", "Cat"]


def test_what_was_recorded_since_stays_with_the_kept_one(alice: Account, ada: Lead, obi: Lead) -> None:
    merge = joined(alice, ada, obi)
    touch(alice, ada, "2026-03-05T08:00", text="Since")
    parted = part(alice, merge, clock.now())
    assert [entry.text for entry in history(ada)] == ["May I ask?", "", "Since"]
    assert [entry.text for entry in history(parted.other)] == ["Bonjour"]
    assert len(open_steps(parted.other)) == len(open_steps(ada)) == 1


def test_after_thirty_days_it_is_too_late(alice: Account, ada: Lead, obi: Lead, at: At) -> None:
    merge = joined(alice, ada, obi)
    at("2026-04-04T09:00:01Z")
    with pytest.raises(Refusal, match="30 days"):
        part(alice, merge, clock.now())


def test_twice_is_refused(alice: Account, ada: Lead, obi: Lead) -> None:
    merge = joined(alice, ada, obi)
    part(alice, merge, clock.now())
    with pytest.raises(Refusal):
        part(alice, merge, clock.now())


def test_an_address_that_somebody_else_has_by_now(alice: Account, ada: Lead, obi: Lead) -> None:
    merge = joined(alice, ada, obi)
    for row in db.session.query(type(ada)).filter_by(id=ada.id):
        db.session.execute(db.text("DELETE FROM lead_email WHERE lead_id = :id"), {"id": row.id})
    add_lead(alice, at=clock.now(), name="Bo", email="ada@home.example")
    with pytest.raises(Refusal, match="belongs to Bo"):
        part(alice, merge, clock.now())


def test_one_in_another_in_a_third(alice: Account, ada: Lead, obi: Lead) -> None:
    third = make_lead(alice, "Ada O.", company="Third")
    before = all_but_versions()
    inner = joined(alice, obi, third)
    outer = joined(alice, ada, obi)
    with pytest.raises(Refusal, match=r"A\. Obi"):
        part(alice, inner, clock.now())
    part(alice, outer, clock.now())
    part(alice, inner, clock.now())
    db.session.commit()
    assert all_but_versions() == before


def test_a_number_that_is_taken_is_not_taken_away(alice: Account, ada: Lead, obi: Lead) -> None:
    merge, old = joined(alice, ada, obi), obi.id
    db.session.add(Lead(id=old, owner_id=alice.id, name="Bo", created_at=clock.now()))
    db.session.commit()
    parted = part(alice, merge, clock.now())
    assert parted.other.id != old and parted.other.name == "A. Obi"
    assert [entry.text for entry in history(parted.other)] == ["Bonjour"]
