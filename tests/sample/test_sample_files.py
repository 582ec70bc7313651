"""The files of the sample are what the demo, README and the tests say they are."""

import re
from collections import Counter

import pytest

from outreach.models.words import Channel, ClosingReason, Direction, Kind, Source, Stage, StepKind
from tests.sample.files import FOLDER, Row, brief, connections, contacts, journal, minute, people

ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
INVENTED = re.compile(r"@([a-z0-9-]+\.)?example\.(org|com|net)$")
FICTION = re.compile(  # ranges that regulators keep for films and books, in France and Germany
    r"0(1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \d\d \d\d|0(30 23125|40 66969) \d{3}"
)
ACTIONS = {"add", "set", "tag", "touchpoint", "stage", "close", "follow_up", "note", "void"}
FIELDS = {"title", "company", "email", "linkedin", "city", "industry", "source", "introduced_by", "hook"}
ONE_DAY = 1440


def rows_of(action: str) -> list[Row]:
    return [row for row in journal() if row["action"] == action]


def test_the_linkedin_file_has_its_preamble_and_header() -> None:
    lines = (FOLDER / "Connections.csv").read_text("utf-8").split("\n")
    assert lines[0] == "Notes:"
    assert lines[1].startswith('"When exporting your connection data')
    assert lines[2] == ""
    assert lines[3] == "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def test_the_linkedin_file_has_hidden_profiles_one_duplicate_and_few_addresses() -> None:
    text = (FOLDER / "Connections.csv").read_text("utf-8")
    hidden = [line for line in text.split("\n") if line.startswith(",,,,,,")]
    urls = Counter(row["URL"] for row in connections())
    assert 3 <= len(hidden) <= 6
    assert sorted(urls.values())[-2:] == [1, 2]
    assert 105 <= len(urls) <= 125
    assert 5 <= sum(1 for row in connections() if row["Email Address"]) <= 15


def test_the_spreadsheet_is_french_with_semicolons_and_a_byte_order_mark() -> None:
    raw = (FOLDER / "Contacts.csv").read_bytes()
    assert raw.startswith("\ufeffPrénom;Nom;Courriel;".encode())
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(contacts()) + 1
    assert 45 <= len(contacts()) <= 55


def test_some_people_are_in_both_files() -> None:
    unique = len({row["URL"] for row in connections()})
    both = unique + len(contacts()) - len(people())
    assert 4 <= both <= 10


def test_addresses_are_invented() -> None:
    for path in FOLDER.iterdir():
        for address in ADDRESS.findall(path.read_text("utf-8")):
            assert INVENTED.search(address), (path.name, address)


def test_linkedin_pages_are_invented() -> None:
    assert all("/in/example-" in row["URL"] for row in connections())


def test_phone_numbers_come_from_ranges_kept_for_fiction() -> None:
    numbers = [row["Téléphone"] for row in contacts() if row["Téléphone"]]
    assert len(numbers) >= 10
    assert all(FICTION.fullmatch(number) for number in numbers)


def test_the_settings_name_the_search() -> None:
    assert brief()["brief"].items() >= {"title": "Go-to-market", "mentors_wanted": 2}.items()
    assert brief()["account"]["weekly_target"] == 5
    assert all((FOLDER / part["file"]).is_file() for part in brief()["imports"])


def test_the_journal_is_in_the_order_of_happening_and_ends_before_today() -> None:
    moments = [minute(row) for row in journal()]
    assert moments == sorted(moments)
    assert -280 * ONE_DAY < moments[0] < -260 * ONE_DAY
    assert moments[-1] < 0


def test_times_are_times() -> None:
    for row in journal():
        assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", row["time"]), row
        assert re.fullmatch(r"[1-9]\d*", row["days_ago"]), row


def test_the_files_are_brought_in_before_anything_is_recorded() -> None:
    for part in brief()["imports"]:
        assert minute(part | {"days_ago": str(part["days_ago"])}) < minute(journal()[0])


def test_one_person_never_has_two_things_at_the_same_minute() -> None:
    told = Counter((r["person"], minute(r)) for r in journal() if r["action"] in {"touchpoint", "stage", "close"})
    assert [moment for moment, n in told.items() if n > 1] == []


@pytest.mark.parametrize(
    ("column", "words"),
    [("direction", Direction), ("channel", Channel), ("kind", Kind)],
)
def test_touchpoints_use_the_words_of_the_field(column: str, words: type[Direction | Channel | Kind]) -> None:
    assert {row[column] for row in rows_of("touchpoint")} <= set(words)
    assert all(row["text"] for row in rows_of("touchpoint"))
    assert {row["value"] for row in rows_of("touchpoint")} == {"", "none"}


def test_other_rows_use_the_words_of_the_field() -> None:
    assert {row["action"] for row in journal()} <= ACTIONS
    assert {row["value"] for row in rows_of("stage")} <= set(Stage)
    assert {row["value"].split()[0] for row in rows_of("close")} <= set(ClosingReason)
    assert {row["kind"] for row in rows_of("follow_up")} <= set(StepKind)
    assert {row["value"] for row in rows_of("set")} <= FIELDS
    assert {row["text"] for row in rows_of("set") if row["value"] == "source"} <= set(Source)


def test_each_person_of_the_journal_is_one_person_of_the_files_or_added_by_it() -> None:
    known = list(people().values())
    added = set()
    for row in journal():
        if row["action"] == "add":
            assert not any(row["text"] in names for names in known), row
            added.add(row["person"])
        hits = sum(row["person"] in names for names in known) + (row["person"] in added)
        assert hits == 1, row


def test_about_a_hundred_and_sixty_people() -> None:
    assert 150 <= len(people()) + len(rows_of("add")) <= 165


def test_no_two_messages_and_no_two_hooks_are_alike() -> None:
    texts = [row["text"].casefold() for row in rows_of("touchpoint")]
    hooks = [row["text"].casefold() for row in rows_of("set") if row["value"] == "hook"]
    steps = [row["text"].casefold() for row in rows_of("follow_up")]
    for words in (texts, hooks, steps):
        assert [text for text, n in Counter(words).items() if n > 1] == []
    assert sum(row["direction"] == "out" for row in rows_of("touchpoint")) >= 60


def test_something_waits_for_today() -> None:
    due = [row["value"] for row in rows_of("follow_up")]
    assert due.count("0") in (2, 3)
    assert due.count("0 16:00") == 1
    assert sum(value.startswith("-") for value in due) == 2
    meeting = next(row for row in rows_of("follow_up") if row["value"] == "0 16:00")
    assert meeting["kind"] == StepKind.MEETING
