"""LinkedIn's messages and invitations: who wrote to whom, in every era of the export."""

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Lead
from tests.imports.bringing import FORMATS, bring, fixture, reading, table
from tests.imports.messages import HEADER_2022, IN, ME, messages_csv, row, standing, zipped

FIXTURE = "linkedin_messages_2026.csv"
INES, ANDERS, GRACE = "Ines Marchetti", "Anders Quist", "Grace Abernathy-Cole, MBA, PMP"
TO_ME = {"SENDER PROFILE URL": "", "TO": ME, "RECIPIENT PROFILE URLS": f"{IN}robin-delacroix"}
TALKS = (
    row("1", ME, INES, "2026-02-09"),
    row("1", INES, ME, "2026-02-11"),
    row("2", ME, ANDERS, "2026-02-01"),
    row("2", ME, ANDERS, "2026-02-15"),
)


def test_the_fixture_is_told_as_a_careful_user_expects(alice: Account) -> None:
    said: dict[str, Any] = json.loads((FORMATS / f"{FIXTURE}.expected.json").read_text())
    _run, tally = bring(alice, fixture(FIXTURE), FIXTURE)
    assert tally.activities == said["activities_expected"]
    assert tally.skipped == said["skipped"]
    for one in said["outreach"]:
        lead = db.session.scalars(select(Lead).where(Lead.linkedin == one["linkedin"])).one()
        assert lead.contacted_at == datetime.fromisoformat(one["first_sent"])
        assert lead.replied_at == (datetime.fromisoformat(one["first_reply"]) if one["replied"] else None)
    assert tally.created == len(said["outreach"])


@pytest.mark.parametrize("header", [None, HEADER_2022], ids=["2026", "2022"])
def test_every_era_tells_the_same(header: tuple[str, ...] | None, alice: Account) -> None:
    bring(alice, messages_csv(*TALKS, **({"header": header} if header else {})), "messages.csv")
    assert standing(alice) == {
        INES: ("replied", "02-09", "02-11", 2),
        ANDERS: ("contacted", "02-01", None, 2),
    }


def test_a_name_without_a_profile_is_one_person_when_it_comes_again(alice: Account) -> None:
    old = messages_csv(*TALKS, header=HEADER_2022)
    bring(alice, old, "messages.csv")
    _run, again = bring(alice, old, "messages.csv")
    assert (again.created, again.activities, dict(again.skipped)) == (0, 0, {"known": 4})
    assert db.session.scalars(select(Lead.linkedin).where(Lead.name == ANDERS)).one() is None


def test_an_answer_in_a_group_is_its_sender_s_only(alice: Account) -> None:
    both = f"{GRACE}, {ANDERS}"
    bring(alice, messages_csv(
        row("3", ME, both, "2026-01-01", profiles=f"{GRACE}|{ANDERS}"),
        row("3", ANDERS, f"{ME}, {GRACE}", "2026-01-02", profiles=f"{ME}|{GRACE}"),
        row("1", ME, INES, "2026-02-09"),
    ), "messages.csv")  # fmt: skip
    assert standing(alice) == {
        GRACE: ("contacted", "01-01", None, 1),
        ANDERS: ("replied", "01-01", "01-02", 2),
        INES: ("contacted", "02-09", None, 1),
    }


def test_who_only_wrote_to_me_is_no_lead_unless_they_are_one_already(alice: Account) -> None:
    stranger, mine = row("4", "Rae Cruiter", ME, "2026-01-05"), row("1", ME, INES, "2026-02-09")
    _run, tally = bring(alice, messages_csv(mine, stranger), "messages.csv")
    assert (list(standing(alice)), tally.skipped) == ([INES], {"not_written_to": 1})
    bring(alice, f"First Name,Last Name,URL,Company,Position,Connected On\nRae,Cruiter,{IN}rae-cruiter,,,01 Jan 2026\n"
          .encode(), "Connections.csv")  # fmt: skip
    bring(alice, messages_csv(mine, stranger), "messages.csv")
    assert standing(alice)["Rae Cruiter"] == ("prospect", None, None, 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"IS MESSAGE DRAFT": "Yes"}, "draft"),
        ({"IS CONVERSATION DRAFT": "YES"}, "draft"),
        ({"FOLDER": "spam"}, "spam"),
        (TO_ME | {"FROM": "X", "CONTENT": '<p class="spinmail-quill-editor__spin-break">'}, "sponsored"),
        (TO_ME | {"FROM": "LinkedIn Member"}, "unknown LinkedIn Member"),
        ({"SENDER PROFILE URL": "https://www.linkedin.com/company/acme"}, "organisation"),
        ({"DATE": "soon"}, "no_date"),
        ({"CONTENT": ""}, "empty"),
    ],
)  # fmt: skip
def test_what_is_no_contact_is_counted_by_its_reason(change: dict[str, str], why: str, alice: Account) -> None:
    _run, tally = bring(alice, messages_csv(*TALKS, row("9", ME, "Priya", "2026-02-16") | change), "messages.csv")
    assert (tally.skipped, tally.activities) == ({why: 1}, 4)
    assert "Priya" not in standing(alice)


@pytest.mark.parametrize("me", [ME, "robin delacroix", f"{IN}Robin-Delacroix/?x=1", "in/robin-delacroix"])
def test_the_owner_can_be_said(me: str) -> None:
    one = messages_csv(row("1", ME, INES, "2026-02-09"))
    opened = reading(one, "messages.csv", me=me)
    assert (opened.asks_me, opened.has_people, opened.me) == (True, True, "robin-delacroix")


@pytest.mark.parametrize("name", ["Delacroix", '"Delacroix, PhD"'])
def test_the_profile_of_an_archive_says_who_the_owner_is(name: str, alice: Account) -> None:
    profile = table("First Name,Last Name,Maiden Name,Headline", f"Robin,{name},,Product manager")
    bring(alice, zipped({"Profile.csv": profile, "messages.csv": messages_csv(*TALKS[:2])}), "export.zip")
    assert standing(alice) == {INES: ("replied", "02-09", "02-11", 2)}


def test_a_name_in_an_invitation_of_old_is_the_connection_that_bears_it(alice: Account) -> None:
    people = table("First Name,Last Name,URL,Company,Position,Connected On", f"Zoe,Ray,{IN}zoe-ray,,,01 Jan 2026")
    asked = table("From,To,Sent At,Message,Direction", 'Robin,Zoe Ray,"12/29/25, 2:37 PM",,OUTGOING')
    bring(alice, zipped({"Connections.csv": people, "Invitations.csv": asked}), "export.zip")
    assert standing(alice) == {"Zoe Ray": ("contacted", "12-29", None, 1)}


def test_one_conversation_does_not_tell_who_the_owner_is() -> None:
    opened = reading(messages_csv(row("1", ME, INES, "2026-02-09")), "messages.csv")
    assert (opened.asks_me, opened.me, opened.has_people) == (True, None, False)


def test_a_message_of_many_lines_and_another_delimiter(alice: Account) -> None:
    rows = [row("1", ME, INES, "2026-02-09", CONTENT='One;\r\n"two", three'), row("2", ME, ANDERS, "2026-02-09")]
    bring(alice, b"\xef\xbb\xbf" + messages_csv(*rows), "messages.csv")
    assert set(standing(alice)) == {INES, ANDERS}


def test_invitations_are_read_in_the_zone_of_the_account(alice: Account) -> None:
    bring(alice, fixture("linkedin_invitations.csv"), "Invitations.csv")
    leads = {lead.name: lead for lead in db.session.scalars(select(Lead))}
    petra = leads["Petra Novotná"].contacted_at
    assert petra is not None
    assert petra.isoformat() == "2026-01-25T23:05:00+00:00"  # five past midnight in Paris
    assert (leads["Wren Castleby"].stage, leads["Wren Castleby"].contacted_at) == ("prospect", None)
    assert {name: lead.stage.value for name, lead in leads.items() if lead.contacted_at} == dict.fromkeys(
        ("Olu Bamidele-Strand", "Petra Novotná", "Ulla Kettering", GRACE), "contacted"
    )


def test_invitations_of_old_have_no_profiles(alice: Account) -> None:
    old = table(
        "From,To,Sent At,Message,Direction",
        'Robin,Olu,"1/29/26, 2:37 PM",Hi,OUTGOING',
        'Bo,Robin,"13/1/26, 9:00 AM",,INCOMING',
    )
    _run, tally = bring(alice, old, "Invitations.csv")
    assert standing(alice) == {"Olu": ("contacted", "01-29", None, 1)}
    assert tally.skipped == {"no_date": 1}
