"""Mailboxes: who is part of the search, what ties an answer to a message, and what is no answer."""

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from outreach.extensions import db
from outreach.models import Account, Kind, Lead, Touchpoint
from tests.imports.bringing import FORMATS, bring, fixture, reading
from tests.imports.messages import letter, mbox, standing

FIXTURE = "gmail_takeout.mbox"
ROBIN, INES = "Robin <robin@corp.example>", "ines@acme.example"
ASKED = letter("Feb 02", ROBIN, f"Ines <{INES}>", "Your talk", "Message-ID: <m1@x>", "X-GM-THRID: 7")
CONTACTED = {"Ines": ("contacted", "02-02", None, 1)}
REPLIED = {"Ines": ("replied", "02-02", "02-03", 2)}
REPORT = (
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n\nSorry\n--b\n'
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
)


def told(owner: Account, *letters: str, **choices: Any) -> dict[str, tuple[Any, ...]]:
    """What a mailbox makes of the leads of an empty account."""
    bring(owner, mbox(*letters), "All mail.mbox", me="robin@corp.example", **choices)
    return standing(owner)


def answer(*fields: str, sender: str = f"Ines <{INES}>", subject: str = "Re: Your talk") -> str:
    return letter("Feb 03", sender, ROBIN, subject, *fields)


def test_the_fixture_is_told_as_a_careful_user_expects(alice: Account) -> None:
    said: dict[str, Any] = json.loads((FORMATS / f"{FIXTURE}.expected.json").read_text())
    _run, tally = bring(alice, fixture(FIXTURE), FIXTURE, me=said["owner"]["email"], people="all")
    leads = {lead.email: lead for lead in db.session.scalars(select(Lead))}
    assert leads.keys() == {one["email"] for one in said["outreach"]}
    for one in said["outreach"]:
        kinds = set(db.session.scalars(select(Touchpoint.kind).where(Touchpoint.lead_id == leads[one["email"]].id)))
        replied = datetime.fromisoformat(one["first_reply"]) if one["replied"] else None
        assert leads[one["email"]].replied_at == replied
        assert (Kind.AUTO_REPLY in kinds, Kind.BOUNCE in kinds) == ("auto_reply" in one, "bounced" in one)
    assert (tally.activities, tally.skipped) == (said["messages"] - 1, {"bulk": 1})


def test_the_owner_is_whoever_takes_part_in_everything() -> None:
    opened = reading(fixture(FIXTURE), FIXTURE)
    assert (opened.asks_me, opened.me) == (True, "robin.delacroix@example.org")


def test_suggested_are_those_written_to_first_by_hand_outside_the_own_company() -> None:
    opened = reading(
        mbox(
            ASKED,
            letter("Feb 02", ROBIN, "Colleague <c@fr.corp.example>", "Lunch"),
            letter("Feb 02", ROBIN, "no-reply@shop.example", "Stop"),
            letter("Feb 01", "Hal <hal@h.example>", ROBIN, "Hi"),
            letter("Feb 03", ROBIN, "Hal <hal@h.example>", "Re: Hi"),
            letter("Feb 03", ROBIN, "Old <old@o.example>", "Re: Long ago", "In-Reply-To: <gone@o>"),
            letter("Feb 03", ROBIN, ", ".join(f"p{n}@many.example" for n in range(30)), "To all"),
        ),
        "mail.mbox",
        me="robin@corp.example",
    )
    suggested = {address: first for address, _name, first, _count in opened.counterparts}
    assert [address for address, first in suggested.items() if first] == [INES]
    assert {"c@fr.corp.example", "hal@h.example", "old@o.example"} <= suggested.keys()
    assert not any(address.endswith("many.example") for address in suggested)


@pytest.mark.parametrize("people", ["all", ("hal@h.example",)])
def test_the_user_says_who_is_part_of_the_search(people: Any, alice: Account) -> None:
    hal = letter("Feb 01", "Hal <hal@h.example>", ROBIN, "Hi"), letter("Feb 03", ROBIN, "Hal <hal@h.example>", "Re: Hi")
    found = told(alice, ASKED, *hal, people=people)
    assert found.pop("Hal") == ("contacted", "02-03", None, 2)
    assert found == (CONTACTED if people == "all" else {})


@pytest.mark.parametrize(
    "reply",
    [
        answer("In-Reply-To: <m1@x>", subject="Something else"),
        answer("References: <z@z>\n <m1@x>", subject="Something else"),
        answer("X-GM-THRID: 7", subject="Something else", sender="Office <office@acme.example>"),
        answer("In-Reply-To: <m1@x>", sender="Ines at home <ines@gmx.example>"),
        answer(subject="RE : Rép: your  TALK"),
        answer("X-Auto-Response-Suppress: All"),
    ],
    ids=["number", "references", "thread", "other address", "subject", "not automatic"],
)
@pytest.mark.parametrize("order", [1, -1], ids=["in order", "newest first"])
def test_an_answer_is_tied_to_what_it_answers(reply: str, order: int, alice: Account) -> None:
    assert told(alice, *(ASKED, reply)[::order]) == REPLIED


@pytest.mark.parametrize(
    "other",
    [
        answer("X-GM-THRID: 7", "X-Gmail-Labels: =?UTF-8?Q?Bo=C3=AEte,Brouillons?="),
        answer("In-Reply-To: <m1@x>", "X-Gmail-Labels: Papierkorb"),
        answer("In-Reply-To: <m1@x>", "Content-Type: multipart/report; report-type=disposition-notification"),
        answer("In-Reply-To: <m1@x>", "List-Id: <x>"),
        answer(subject="Quite another thing"),
        answer("In-Reply-To: <m1@x>", REPORT + "Final-Recipient: rfc822; ines@acme.example\nAction: delayed\n--b--",
               sender="mailer-daemon@acme.example"),
    ],
    ids=["draft", "bin", "receipt", "list", "untied", "delay"],
)  # fmt: skip
def test_what_is_no_answer_moves_nothing(other: str, alice: Account) -> None:
    assert told(alice, ASKED, other) == CONTACTED


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (answer("In-Reply-To: <m1@x>", "Auto-Submitted: auto-replied"), Kind.AUTO_REPLY),
        (answer(subject="Automatic reply: Your talk"), Kind.AUTO_REPLY),
        (answer("X-Failed-Recipients: ines@acme.example", "Auto-Submitted: auto-replied",
                sender="mailer-daemon@x.example"), Kind.BOUNCE),
        (answer(REPORT + "Final-Recipient: rfc822; INES@acme.example\nAction: failed\nStatus: 5.1.1\n--b--",
                sender="postmaster@x.example"), Kind.BOUNCE),
    ],
)  # fmt: skip
def test_answers_of_machines_are_told_and_move_nothing(other: str, kind: Kind, alice: Account) -> None:
    thread = other.replace("\nDate:", "\nX-GM-THRID: 7\nDate:", 1)
    assert told(alice, ASKED, thread) == {"Ines": ("contacted", "02-02", None, 2)}
    assert kind in db.session.scalars(select(Touchpoint.kind)).all()


def test_the_delivery_counts_when_the_date_lies(alice: Account) -> None:
    lying = answer("In-Reply-To: <m1@x>").replace("Date: 03 Feb 2026", "Date: 01 Jan 2019")
    assert told(alice, ASKED, lying) == REPLIED


def test_what_i_write_from_another_address_is_no_answer(alice: Account) -> None:
    mine = ASKED.replace("From: Robin <", "From: Robin Delacroix <")
    again = letter("Feb 05", "Robin Delacroix <robin@home.example>", f"Ines <{INES}>", "Re: Your talk", "X-GM-THRID: 7")
    assert told(alice, mine, again) == {"Ines": ("contacted", "02-02", None, 2)}


def test_an_answer_belongs_to_its_sender_only(alice: Account) -> None:
    both = letter("Feb 02", ROBIN, f'Ines <{INES}>, "Quist, A." <a@q.example>', "Your talk", "Message-ID: <m1@x>")
    assert told(alice, both, answer("In-Reply-To: <m1@x>")) == REPLIED | {"Quist, A.": ("contacted", "02-02", None, 1)}


def test_lines_end_as_they_like_and_quoted_separators_are_text(alice: Account) -> None:
    body = ">From me on Mon Feb 02 10:00:00 2026\n\nFrom what you say, 10:00 of 2026 is fine.\nYes: it is"
    letters = mbox(ASKED, answer("In-Reply-To: <m1@x>") + "\n" + body).replace(b"\n", b"\r\n")
    bring(alice, letters, "mail.mbox", me="robin@corp.example")
    assert standing(alice) == REPLIED
    assert "From me on Mon" in " ".join(db.session.scalars(select(Touchpoint.text)))


def test_overlapping_files_tell_everything_once(alice: Account) -> None:
    single = ASKED.partition("\n")[2].encode(), answer("In-Reply-To: <m1@x>").partition("\n")[2].encode()
    for number, one in enumerate(single):
        bring(alice, one, f"{number}.eml", me="robin@corp.example")
    assert standing(alice) == REPLIED
    _run, tally = bring(
        alice, mbox(ASKED, answer("In-Reply-To: <m1@x>", "Message-ID: <r1@x>")), me="robin@corp.example"
    )
    assert (tally.created, tally.skipped["known"]) == (0, 1)


def test_a_letter_in_many_blocks_is_one(alice: Account) -> None:
    big = ASKED + "\n" + "A line of an attachment\n" * 120_000
    found = told(alice, *(big.replace("m1@x", f"m{n}@x") for n in range(3)), answer("In-Reply-To: <m2@x>"))
    assert found == {"Ines": ("replied", "02-02", "02-03", 4)}
