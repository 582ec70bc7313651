"""Who is suggested to introduce me: people of the same company who know me, best first, with the reason in words."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest

from outreach.extensions import db
from outreach.introductions import words
from outreach.introductions.page import suggested
from outreach.introductions.suggesting import Acquaintance, ranked
from outreach.leads.actions import mark_do_not_contact
from outreach.models import Account, ClosingReason, Introduction, Lead, Stage
from tests.support.leads import make_lead, touch


def one(number: int, stage: str = "met", company: str = "Nordlys", **more: Any) -> Acquaintance:
    return Acquaintance(number, f"Person {number}", "", company, Stage(stage), **more)


def test_whoever_knows_me_best_comes_first_whatever_the_order() -> None:
    late, early = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    expected = [
        one(7, "ongoing"), one(3, introduced=2), one(5, introduced=1), one(4, last_touch_at=late),
        one(9, last_touch_at=early), one(1), one(2), one(8, "replied", introduced=5),
    ]  # fmt: skip
    mixed = [*expected, one(10, "contacted"), one(11, "prospect"), one(12, company="Kesla"), one(13, company="")]
    random.Random(4).shuffle(mixed)
    assert ranked(mixed, "Nordlys") == expected


@pytest.mark.parametrize("spelled", ["NORDLYS  Énergie", "nordlys energie", " Nordlys Énergie "])
def test_a_company_is_the_same_however_it_is_spelled(spelled: str) -> None:
    assert ranked([one(1, company="Nordlys Énergie")], spelled) == [one(1, company="Nordlys Énergie")]


@pytest.mark.parametrize("company", ["", " ", "Nord"])
def test_no_company_and_part_of_one_suggest_nobody(company: str) -> None:
    assert ranked([one(1), one(2, company="")], company) == []


def test_what_the_database_finds(alice: Account, bob: Account, ingrid: Lead, noor: Lead) -> None:
    others = [
        make_lead(alice, name, company="nordlys") for name in ("Ada Obi", "Sam Lee", "Max Mo", "No One", "Old One")
    ]
    for lead in (noor, *others[:3], others[4], make_lead(bob, "His Lead", company="Nordlys")):
        touch(bob if lead.owner_id == bob.id else alice, lead, "2026-03-01", kind="meeting")
    touch(alice, others[1], "2026-03-03")
    mark_do_not_contact(alice, others[2], at=ingrid.created_at)
    others[4].closing, others[4].closed_at = ClosingReason.DECLINED, ingrid.created_at
    db.session.add(
        Introduction(
            owner_id=alice.id,
            lead=others[3],
            introducer=noor,
            created_at=ingrid.created_at,
            made_on=ingrid.created_at.date(),
        )
    )
    db.session.commit()
    assert [one.name for one in suggested(ingrid)] == ["Noor van Dijk", "Sam Lee", "Ada Obi"]
    assert [one.introduced for one in suggested(ingrid)] == [1, 0, 0]
    assert suggested(make_lead(alice, "Nobody knows where")) == []


@pytest.mark.usefixtures("app")
def test_the_reason_is_said_in_words() -> None:
    assert words.reason(one(1, "ongoing")) == "At Nordlys too; you are in touch."
    assert (
        words.reason(one(1, "met", introduced=1))
        == "At Nordlys too; you have met. Has introduced you to 1 person before."
    )
    assert words.reason(one(1, "replied", introduced=2)).endswith(
        "has answered you. Has introduced you to 2 people before."
    )
