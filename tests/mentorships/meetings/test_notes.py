"""Notes are kept as typed; two windows see each other's; nothing typed runs, and nothing is lost."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.extensions import db
from outreach.mentorships.meetings.actions import tag_of
from outreach.mentorships.meetings.difference import both, sides
from outreach.models import Account, Meeting, Mentorship, Secrecy
from tests.mentorships.meetings.conftest import agree, meet
from tests.support.browser import Browser

JSON = {"Accept": "application/json"}
SCRIPT = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)> & “fin”"
some_notes = st.lists(st.sampled_from(["", "price", "board", "who", "when", "no"]), max_size=8).map("\n".join)


@pytest.fixture
def meeting(mentorship: Mentorship) -> Meeting:
    return meet(mentorship, "2026-03-05", notes="First\nSecond")


@pytest.fixture
def path(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/notes"


def test_by_the_button(alices: Browser, meeting: Meeting, path: str) -> None:
    answer = alices.send(path, {"notes": "First\r\nThird  ", "was": tag_of("First\nSecond")})
    assert (answer.status_code, answer.location) == (303, f"/meetings/{meeting.id}#notes-part")
    assert meeting.notes == "First\nThird  "
    assert "Saved at 10:00." in alices.get(f"/meetings/{meeting.id}").text


def test_by_itself(alices: Browser, meeting: Meeting, path: str) -> None:
    answer = alices.send(path, {"notes": "Mine", "was": tag_of("First\nSecond")}, headers=JSON)
    assert answer.get_json() == {"said": "Saved at 10:00.", "was": tag_of("Mine")}
    again = alices.send(path, {"notes": "Mine, longer", "was": tag_of("Mine")}, headers=JSON)
    assert again.status_code == 200 and meeting.notes == "Mine, longer"


def test_the_same_text_from_an_old_window_is_no_conflict(alices: Browser, meeting: Meeting, path: str) -> None:
    assert alices.send(path, {"notes": "First\nSecond", "was": "long ago"}, headers=JSON).status_code == 200


def test_the_second_window_is_told(alices: Browser, meeting: Meeting, path: str) -> None:
    was = tag_of("First\nSecond")
    alices.send(path, {"notes": "First\nfrom one window", "was": was}, headers=JSON)
    answer = alices.send(path, {"notes": "First\nfrom the other", "was": was}, headers=JSON)
    assert answer.status_code == 409 and "another window" in answer.get_json()["said"]
    assert meeting.notes == "First\nfrom one window"


def test_the_difference_is_shown_and_both_can_be_kept(alices: Browser, meeting: Meeting, path: str) -> None:
    was = tag_of("First\nSecond")
    alices.send(path, {"notes": "First\nfrom one window", "was": was})
    page = alices.send(path, {"notes": "First\nfrom the other", "was": was})
    assert page.status_code == 409
    assert '<mark class="differs">from one window</mark>' in page.text
    assert '<mark class="differs">from the other</mark>' in page.text and ">First<" not in page.text
    now = tag_of("First\nfrom one window")
    assert f'value="{now}"' in page.text
    answer = alices.send(path, {"notes": "First\nfrom the other", "was": now, "both": "y"})
    assert answer.status_code == 303
    assert meeting.notes == "First\nfrom one window\nfrom the other"


def test_a_second_try_replaces(alices: Browser, meeting: Meeting, path: str) -> None:
    alices.send(path, {"notes": "Theirs", "was": tag_of("First\nSecond")})
    assert alices.send(path, {"notes": "Mine", "was": tag_of("Theirs")}).status_code == 303
    assert meeting.notes == "Mine"


def test_what_is_typed_is_never_run(alices: Browser, mentorship: Mentorship, meeting: Meeting, path: str) -> None:
    alices.send(path, {"notes": SCRIPT, "was": tag_of("First\nSecond")})
    conflict = alices.send(path, {"notes": SCRIPT + "2", "was": "old"})
    for page in (alices.get(f"/meetings/{meeting.id}"), conflict, alices.get(f"/mentorships/{mentorship.id}/meetings")):
        assert "<script>alert" not in page.text and "<img src=x" not in page.text
    assert html.escape(SCRIPT, quote=False)[:40] in alices.get(f"/meetings/{meeting.id}").text


def test_too_much_is_refused_and_comes_back(alices: Browser, meeting: Meeting, path: str) -> None:
    typed = "x" * 100_001
    page = alices.send(path, {"notes": typed, "was": tag_of("First\nSecond")})
    assert page.status_code == 422 and typed in page.text
    by_itself = alices.send(path, {"notes": typed, "was": tag_of("First\nSecond")}, headers=JSON)
    assert by_itself.status_code == 422 and "100000" in by_itself.get_json()["said"]
    db.session.refresh(meeting)
    assert meeting.notes == "First\nSecond"


def test_what_goes_ahead_is_not_overwritten_either(alices: Browser, meeting: Meeting) -> None:
    path = f"/meetings/{meeting.id}/context"
    assert alices.send(path, {"context": "Theirs", "was": tag_of("")}).status_code == 303
    page = alices.send(path, {"context": "Mine", "was": tag_of("")})
    assert page.status_code == 422 and "to “Theirs”" in page.text and "Mine</textarea>" in page.text
    assert alices.send(path, {"context": "Mine", "was": tag_of("Theirs")}).status_code == 303
    assert meeting.context == "Mine"


@pytest.mark.parametrize(
    ("agreed", "mine", "warned"),
    [
        (None, Secrecy.NONE, False),
        (Secrecy.NONE, Secrecy.NONE, False),
        (Secrecy.TO_SIGN, Secrecy.NONE, True),
        (Secrecy.TO_SIGN, Secrecy.SIGNED, False),
        (None, Secrecy.TO_SIGN, True),
    ],
)
def test_warned_while_the_nda_is_not_signed(
    alices: Browser, alice: Account, mentorship: Mentorship, path: str, agreed: Secrecy | None, mine: Secrecy,
    warned: bool,
) -> None:  # fmt: skip
    if agreed is not None:
        agree(mentorship, secrecy=agreed)
    mentorship.secrecy, mentorship.signed_on = mine, mentorship.began_on if mine is Secrecy.SIGNED else None
    page = alices.get(path.removesuffix("/notes")).text
    assert ("it is not signed yet" in page) is warned
    assert alices.send(path, {"notes": "All the same", "was": tag_of("First\nSecond")}).status_code == 303


@given(some_notes, some_notes)
def test_both_hold_every_line_of_either(theirs: str, mine: str) -> None:
    kept = iter(both(theirs, mine).split("\n"))
    assert all(line in kept for line in mine.split("\n"))  # in this order
    kept = iter(both(theirs, mine).split("\n"))
    assert all(line in kept for line in theirs.split("\n"))


@given(some_notes, some_notes)
def test_the_sides_are_what_was_written(theirs: str, mine: str) -> None:
    left, right = sides(theirs, mine)
    assert "\n".join(line.text for line in left) == theirs and "\n".join(line.text for line in right) == mine
    assert [line.text for line in left if not line.differs] == [line.text for line in right if not line.differs]
    assert all(not line.differs for line in sides(mine, mine)[0])
