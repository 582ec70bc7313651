"""Heads and bodies of messages as values."""

import time
from datetime import UTC, datetime

import pytest

from outreach.imports.activities.companies import is_free, is_machine, same_company
from outreach.imports.activities.headers import MOST_ADDRESSES, head_of, moment_of
from outreach.imports.activities.labels import labels_of, marks_of
from outreach.imports.activities.moments import after, true_moment
from outreach.imports.activities.parts import parts_of, split
from outreach.imports.activities.subjects import bare, is_answer
from outreach.imports.activities.texts import plain, text_of, unquoted

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Inbox,Important,Opened", set()),
        ("=?UTF-8?Q?Messages_archiv=C3=A9s,Envoy=C3=A9?=", {"sent"}),
        ("Posteingang,Papierkorb", {"trash"}),
        ("=?UTF-8?Q?Brouill?= =?UTF-8?Q?ons,Non_lus?=", {"draft"}),
        ("=?UTF-8?Q?Entw=C3?= =?UTF-8?Q?=BCrfe?=", {"draft"}),
        ('"Spam, really",Sent', {"sent"}),
        ("=?UTF-8?Q?Courrier=C2=A0ind=C3=A9sirable?=", {"spam"}),
        ("Projects/Spam,Trash bin of mine", set()),
        ("=?UTF-8?B?6L+35oOR44Oh44O844OrLOmAgeS/oea4iOOBvw==?=", {"sent", "spam"}),
    ],
)
def test_labels_are_read_in_the_language_of_the_account(written: str, meant: set[str]) -> None:
    assert labels_of(written) == meant


def test_a_folded_field_is_one() -> None:
    head = head_of(b"Subject: Your\r\n talk\r\nReferences: <a@x>\r\n\t<b@x>\r\nX: y")
    assert (head.text("subject"), head.ids("references")) == ("Your talk", ["a@x", "b@x"])


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("Ines <INES@Example.org>", [("Ines", "ines@example.org")]),
        ('"Quist, Anders" <a@example.org>, b@example.org', [("Quist, Anders", "a@example.org"), ("", "b@example.org")]),
        ("=?UTF-8?Q?Tom=C3=A1s_Okonkwo?= <t@example.org>", [("Tomás Okonkwo", "t@example.org")]),
        ("t@example.org <t@example.org>", [("", "t@example.org")]),
        ("undisclosed-recipients:;", []),
        ("Group: a@example.org, b@example.org;", [("", "a@example.org"), ("", "b@example.org")]),
    ],
)
def test_people_of_a_field(field: str, people: list[tuple[str, str]]) -> None:
    assert head_of(b"To: " + field.encode()).people("to") == people


def test_twenty_thousand_recipients_are_no_work() -> None:
    field = ", ".join(f"=?UTF-8?Q?P=C3=A9_{n}?= <p{n}@example.org>" for n in range(20_000))
    began = time.monotonic()
    assert len(head_of(b"To: " + field.encode()).people("to")) <= MOST_ADDRESSES
    assert time.monotonic() - began < 5


def test_five_thousand_nested_parts_are_no_work() -> None:
    message = b""
    for depth in range(5_000):
        message += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (depth, depth)
    block, body = split(message + b"Content-Type: text/plain\n\nhello")
    began = time.monotonic()
    assert list(parts_of(head_of(block), body)) == []
    assert time.monotonic() - began < 5


def test_the_first_readable_text_is_told_without_what_it_quotes() -> None:
    message = (
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n>From=20here on: tr=E8s bien.\n\n"
        b"On Tue, 3 Feb 2026, Robin wrote:\n> could I ask?\n--b\nContent-Type: text/html\n\n<p>no</p>\n--b--\n"
    )
    block, body = split(message)
    assert text_of(parts_of(head_of(block), body), mbox=True) == "From here on: très bien."


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Yes.\n\nLe mar. 3 févr. 2026 à 11:00, Robin\n<r@example.org> a écrit :\n> Bonjour", "Yes."),
        ("Ja.\n-----Ursprüngliche Nachricht-----\nVon: Robin", "Ja."),
        ("> only a quotation", "> only a quotation"),
        ("I wrote: this\nstays", "I wrote: this\nstays"),
    ],
)
def test_quotations_are_cut(text: str, own: str) -> None:
    assert unquoted(text) == own


def test_markup_becomes_text() -> None:
    html = "<head><title>x</title></head><p>Ja&nbsp;<b>gern</b></p><script>a < 1</script><blockquote>old</blockquote>"
    assert plain(html) == "Ja gern"


@pytest.mark.parametrize("html", ["<div " * 60_000, "<!-- " * 60_000, "<![CDATA[" * 20_000, "<p>" * 60_000])
def test_broken_markup_is_no_work(html: str) -> None:
    began = time.monotonic()
    plain(html[: 64 * 1024])
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "subject", ["Re: Q", "RE : Rép\u00a0: Q", "AW: Q", "Antw: SV: VS: RV: Q", "Re[2]: Q", "Ynt: q"]
)
def test_subjects_of_one_talk_are_equal(subject: str) -> None:
    assert bare(subject) == "q"
    assert is_answer(subject)


def test_a_subject_that_only_begins_like_an_answer_stays() -> None:
    assert bare("Reply wanted") == "reply wanted"
    assert not is_answer("Regarding: this")


@pytest.mark.parametrize(
    ("said", "delivered", "true"),
    [
        ("Tue, 3 Feb 2026 13:00:00 +0100", "Tue, 3 Feb 2026 12:00:05 +0000", "Tue, 3 Feb 2026 12:00:00 +0000"),
        ("Tue, 1 Jan 2019 00:00:00 +0000", "Tue, 3 Feb 2026 12:00:00 +0000", "Tue, 3 Feb 2026 12:00:00 +0000"),
        ("Fri, 1 Jan 2038 00:00:00 +0000", "Tue, 3 Feb 2026 12:00:00 +0000", "Tue, 3 Feb 2026 12:00:00 +0000"),
        ("yesterday", "Tue, 3 Feb 2026 12:00:00 +0000", "Tue, 3 Feb 2026 12:00:00 +0000"),
        ("Tue, 3 Feb 2026 12:00:00 +0000", "", "Tue, 3 Feb 2026 12:00:00 +0000"),
    ],
)
def test_a_date_that_lies_gives_way_to_the_delivery(said: str, delivered: str, true: str) -> None:
    assert true_moment(moment_of(said), moment_of(delivered)) == moment_of(true)


def test_an_answer_is_never_older_than_what_it_answers() -> None:
    later = NOON.replace(hour=13)
    assert after(NOON, later, None) == later
    assert after(NOON, later, NOON.replace(hour=15)) == NOON.replace(hour=15)
    assert after(later, NOON, None) == later


@pytest.mark.parametrize("address", ["no-reply@x.org", "noreply@x.org", "do_not_reply@x.org", "mailer-daemon@x.org",
                                     "bounces@x.org", "news-unsubscribe@x.org", "reply+abc@x.org"])  # fmt: skip
def test_nobody_reads_what_is_sent_to_machines(address: str) -> None:
    assert is_machine(address)
    assert not is_machine("ines.marchetti@example.org")


def test_colleagues_are_told_by_their_domain() -> None:
    assert same_company("a@fr.acme.example", "b@acme.example")
    assert not same_company("a@notacme.example", "b@acme.example")
    assert is_free("robin@gmail.com") and not is_free("robin@example.org")


@pytest.mark.parametrize(
    ("field", "mark"),
    [
        ("X-Unsent: 1", "draft"),
        ("X-Mozilla-Status: 0009", "trash"),
        ("X-Status: AD", "trash"),
        ("X-Status: AT", "draft"),
    ],
)
def test_other_programs_mark_drafts_and_what_was_deleted(field: str, mark: str) -> None:
    assert marks_of(head_of(field.encode())) == {mark}
    assert marks_of(head_of(b"X-Mozilla-Status: 0001\nX-Status: A")) == frozenset()
