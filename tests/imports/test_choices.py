"""What a user may say about a file on its page, and what is remembered of it."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from outreach.extensions import db
from outreach.imports.planning.looking import without_strangers
from outreach.imports.telling.rejected_file import rejected_table
from outreach.models import Account, ImportMapping, ImportRun, Lead
from tests.imports.bringing import fixture, table
from tests.imports.test_pages import hand_in, leads, text_of, the_run
from tests.support.browser import Browser


def field_of(page: str, label: str) -> str:
    """The name of the field under this label."""
    found = re.search(rf'<label for="(\w+)">{re.escape(label)}<', page)
    assert found, label
    return found[1]


def people() -> dict[str, tuple[Any, ...]]:
    db.session.expire_all()
    return {lead.name: (lead.company, lead.stage, lead.closing) for lead in db.session.scalars(select(Lead))}


def test_delimiter_encoding_and_header_line_can_be_said(alices: Browser) -> None:
    data = "Wer?Was\nfoo?bar\nName?Company\nZoë?Café;Bar\n".encode("cp1252")
    shown = hand_in(alices, data).location
    said = {"encoding": "cp1252", "delimiter": ";", "header_line": "3"}
    page = text_of(alices.get(alices.send(f"{shown}/columns", said).location))
    assert "Windows-1252, semicolon, 2 lines skipped before the header." in page
    assert the_run().plan["columns"][0]["header"] == "Name?Company"


def test_what_was_said_of_columns_goes_with_the_layout(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Place", "Ann,Lyon", "Bob,Paris")).location
    alices.send(f"{shown}/columns", {"column_1": "city"})
    assert the_run().choices["fields"] == {"1": "city"}
    alices.send(f"{shown}/columns", {"header_line": "2"})
    assert (the_run().choices["fields"], the_run().plan["header_line"]) == ({}, 2)


def test_a_choice_that_makes_no_sense_is_said_beside_its_field(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Place", "Ann,Lyon")).location
    answer = alices.send(f"{shown}/columns", {"column_1": "nonsense"})
    assert answer.status_code == 422
    assert "Not a valid choice" in text_of(answer)


def test_a_file_without_a_header_is_told_by_position(alices: Browser) -> None:
    shown = hand_in(alices, table("Ann Lee,Acme,ann@example.org", "Bob Ray,Brill,bob@example.org")).location
    page = text_of(alices.get(shown))
    assert "Column 1" in page
    alices.send(f"{shown}/columns", {"column_0": "full_name", "column_1": "company", "column_2": "email"})
    alices.send(f"{shown}/confirmation")
    assert {name: told[0] for name, told in people().items()} == {"Ann Lee": "Acme", "Bob Ray": "Brill"}
    assert db.session.scalar(select(func.count()).select_from(ImportMapping)) == 0


def test_words_of_a_status_that_nobody_knows_are_asked_once_each(alices: Browser) -> None:
    rows = ("Ann,Warm", "Bob,Frozen", "Cyd,warm", "Dan,Odd", "Eve,met")
    shown = hand_in(alices, table("Name,Status", *rows)).location
    page = alices.get(shown).get_data(as_text=True)
    assert "The status has 3 words that we do not know." in text_of(alices.get(shown))
    meant = {"Warm": "replied", "Frozen": "not_a_fit", "Odd": "ignored"}
    alices.send(f"{shown}/columns", {field_of(page, word): what for word, what in meant.items()})
    assert the_run().choices["words"] == meant
    alices.send(f"{shown}/confirmation")
    assert {name: told[1:] for name, told in people().items()} == {
        "Ann": ("replied", None),
        "Bob": ("prospect", "not_a_fit"),
        "Cyd": ("replied", None),
        "Dan": ("prospect", None),
        "Eve": ("met", None),
    }


def test_each_column_of_dates_is_asked_by_itself(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Connected On,Birthday,Met on", "Ann,03/04/2024,05/06/1990,25/02/2024")).location
    page = text_of(alices.get(shown))
    assert "2 columns have dates that can be read two ways" in page
    alices.send(f"{shown}/columns", {"dates_1": "mdy", "dates_2": "dmy"})
    alices.send(f"{shown}/confirmation")
    lead = db.session.scalars(select(Lead)).one()
    assert (str(lead.connected_on), lead.details["birthday"]) == ("2024-03-04", "1990-06-05")


def test_choices_are_remembered_for_the_same_header_and_said_so(alices: Browser, at: Callable[[str], object]) -> None:
    at("2026-11-03T10:00Z")
    header = "Who,What,Status,Connected On"
    shown = hand_in(alices, table(header, "Ann,Acme,Warm,03/04/2024")).location
    page = alices.get(shown).get_data(as_text=True)
    assert "As you chose" not in page
    alices.send(f"{shown}/columns", {"column_0": "full_name", "column_1": "company"})
    word = field_of(alices.get(shown).get_data(as_text=True), "Warm")
    alices.send(f"{shown}/columns", {word: "met", "dates_3": "dmy"})
    alices.send(f"{shown}/confirmation")
    at("2026-11-09T10:00Z")
    again = hand_in(alices, table(header, "Bob,Brill,warm,05/06/2024"), "later.csv").location
    assert "As you chose on 3 Nov for a file with this header." in text_of(alices.get(again))
    alices.send(f"{again}/confirmation")
    assert people() == {"Ann": ("Acme", "met", None), "Bob": ("Brill", "met", None)}


def test_what_is_remembered_can_be_forgotten(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Place", "Ann,Lyon")).location
    alices.send(f"{shown}/columns", {"column_1": "city"})
    alices.send(f"{shown}/confirmation")
    again = hand_in(alices, table("Name,Place", "Bob,Paris")).location
    assert the_run().plan["columns"][1]["target"] == "city"
    assert alices.send(f"{again}/suggestions").status_code == 303
    assert the_run().plan["columns"][1]["target"] == "custom"
    assert "As you chose" not in text_of(alices.get(again))
    assert db.session.scalar(select(func.count()).select_from(ImportMapping)) == 0


def test_nobody_is_reminded_of_what_another_chose(alices: Browser, bob: Account, signed_in: type) -> None:
    shown = hand_in(alices, table("Name,Place", "Ann,Lyon")).location
    alices.send(f"{shown}/columns", {"column_1": "city"})
    alices.send(f"{shown}/confirmation")
    hand_in(signed_in(bob), table("Name,Place", "Bob,Paris"))
    assert the_run().plan["columns"][1]["target"] == "custom"


def test_every_count_opens_its_rows(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Email", "Ann,ann@example.org", "Cyd,cyd@example.org")).location
    alices.send(f"{shown}/confirmation")
    rows = ("Ann,ann@example.org,Acme", "Bob,bob@example.org,", "Bobby,bob@example.org,Brill", "Cyd,cyd@example.org,")
    shown = hand_in(alices, table("Name,Email,Company", *rows, ",,Nobody Ltd")).location
    page = text_of(alices.get(shown))
    for part in ("create", "update", "unchanged", "merge", "rejected"):
        assert f'href="#rows-{part}"' in page and f'id="rows-{part}"' in page
    assert '<th scope="row" class="num">2</th><td class="ink">Ann</td><td>Company: Acme</td>' in page
    assert "Into line 3. The same e-mail address." in page
    alices.send(f"{shown}/confirmation")
    assert re.search(r'<td class="ink"><a href="/leads/\d+">Bob</a>', text_of(alices.get(shown)))


def test_of_many_rows_the_first_are_shown_and_the_rest_counted(alices: Browser) -> None:
    shown = hand_in(alices, table("Name", *(f"Person {number}" for number in range(250)))).location
    page = text_of(alices.get(shown))
    assert "The first 200 of 250." in page
    assert "Person 199" in page and "Person 200" not in page


def test_columns_without_a_home_are_listed(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Shoe size,Secret", "Ann,41,x")).location
    alices.send(f"{shown}/columns", {"column_2": "ignored"})
    page = text_of(alices.get(shown))
    assert "Kept among the details of each person, under its own name: Shoe size." in page
    assert "Left out: Secret." in page


def test_rows_of_an_undo_open(alices: Browser) -> None:
    shown = hand_in(alices, table("Name,Email", "Ann,ann@example.org", "Bob,bob@example.org")).location
    alices.send(f"{shown}/confirmation")
    ann = db.session.scalars(select(Lead).where(Lead.name == "Ann")).one()
    ann.hook = "Spoke at the fair"
    db.session.commit()
    alices.send(f"{shown}/undo")
    page = text_of(alices.get(shown))
    assert "1 row reversed, 1 kept, edited since." in page
    assert "Still here" in page and "Edited, or written to, since the import." in page
    assert "Taken back" in page and "Bob" in page
    assert leads() == 1 and db.session.get_one(ImportRun, the_run().id).undo_result["kept"] == 1


def test_messages_say_what_they_come_to_and_who_is_me(alices: Browser) -> None:
    shown = hand_in(alices, fixture("linkedin_messages_2026.csv"), "messages.csv").location
    page = text_of(alices.get(shown))
    assert "4 new people." in page and "6 messages as touchpoints, 4 left out." in page
    assert '<b class="num">1</b> drafts, never sent' in page
    assert re.search(r'<input class="form-control" id="me"[^>]* value="[^"]*Robin Delacroix', page) or "robin" in page
    alices.send(f"{shown}/columns", {"me": "Ines Marchetti"})
    assert the_run().choices["me"] == "Ines Marchetti"


def test_rejected_cards_are_a_table_that_can_be_mended(alices: Browser) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nORG:Corner Bakery\nTEL:020 7946 0300\nEND:VCARD\n"
    shown = hand_in(alices, (card.format("Bob") + card.format("")).encode(), "cards.vcf").location
    assert "As a file, these rows have columns of their own" in text_of(alices.get(shown))
    header, *rows = csv.reader(io.StringIO(alices.get(f"{shown}/rejected.csv").get_data(as_text=True).lstrip("\ufeff")))
    mended = dict(zip(header, rows[0], strict=True)) | {"full_name": "Ada Baker"}
    text = io.StringIO()
    csv.writer(text).writerows([mended.keys(), mended.values()])
    again = hand_in(alices, text.getvalue().encode(), "rejected.csv").location
    alices.send(f"{again}/confirmation")
    lead = db.session.scalars(select(Lead)).one()
    assert (lead.name, lead.company, lead.phone) == ("Ada Baker", "Corner Bakery", "020 7946 0300")


def test_rejected_messages_become_notes_beside_who_it_is() -> None:
    run = ImportRun(kind="mailbox", plan={})
    lines = "".join(rejected_table(run, [(3, "nobody", ["From nowhere", "", "Hello"])])).splitlines()
    assert lines[0] == "\ufefffull_name,email,linkedin,notes,outreach_line,outreach_reason"
    assert lines[1].startswith(",,,From nowhere Hello,3,")


def test_only_those_who_are_ticked_are_taken_from_a_mailbox(alices: Browser) -> None:
    shown = hand_in(alices, fixture("gmail_takeout.mbox"), "mail.mbox").location
    alices.send(f"{shown}/columns", {"me": "robin.delacroix@example.org"})
    page = text_of(alices.get(shown))
    assert "People of the search" in page and "ines.marchetti@example.com" in page
    ticked = re.findall(r'<input checked[^>]* name="people"[^>]* value="([^"]+)"', page)
    assert "ines.marchetti@example.com" in ticked and "tomas.okonkwo@example.org" not in ticked
    said = {"people_asked": "1", "people": ["tomas.okonkwo@example.org"]}
    answer = alices.send(f"{shown}/confirmation", said)
    assert "You changed how the file is read." in text_of(alices.get(answer.location))
    alices.send(f"{shown}/confirmation", said)
    assert db.session.scalars(select(Lead.email)).all() == ["tomas.okonkwo@example.org"]


def test_of_those_who_are_not_ticked_nothing_is_kept(alices: Browser) -> None:
    shown = hand_in(alices, fixture("gmail_takeout.mbox"), "mail.mbox").location
    alices.send(f"{shown}/columns", {"me": "robin.delacroix@example.org"})
    alices.send(f"{shown}/confirmation")
    run = the_run()
    assert run.state == "done"
    kept = json.dumps([run.plan, run.choices, run.result, run.undo_result])
    assert "ines.marchetti" in kept or db.session.scalars(select(Lead.email)).all()
    assert "tomas.okonkwo" not in kept and "digest" not in kept.casefold()
    assert "Download these rows" not in text_of(alices.get(shown))


def test_addresses_of_strangers_are_not_kept_with_the_result() -> None:
    notices = [(3, "email", "assistant@example.org", "other_address"), (4, "Email", "ann@", "bad_email")]
    kept = without_strangers({"counts": {}, "notices": notices})
    assert kept == {"counts": {}, "notices": [(3, "email", "", "other_address"), (4, "Email", "ann@", "bad_email")]}
