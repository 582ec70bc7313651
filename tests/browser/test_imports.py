"""Files through a real browser: chosen, looked over, changed, brought in, taken back; several at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.tab import Tab, Tabs
from tests.imports.bringing import FORMATS
from tests.trust.dump import Dump, rows_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-imports")]
FILES = sorted(path.name.removesuffix(".expected.json") for path in FORMATS.glob("*.expected.json"))
# One of each kind in the fast tier: a table, a table with history, cards, an archive, a mailbox.
FAST = (
    "linkedin_connections_2024.csv", "tableur_fr_point_virgule.csv", "apple_icloud_v3.vcf",
    "Basic_LinkedInDataExport_02-09-2026.zip", "gmail_takeout.mbox",
)  # fmt: skip
OF_THE_RUN = ("import_run", "job", "import_mapping")


def held(site: Site, account: int) -> Dump:
    """All that the account has, but for the rows of imports themselves."""
    with site.app.app_context():
        return {name: rows for name, rows in rows_of(account).items() if name not in OF_THE_RUN}


def choose(tab: Tab, *files: Path) -> Page:
    """Choose files; the page hands them in by itself."""
    page = tab.open("/imports")
    page.set_input_files("input[type=file]", files)
    page.wait_for_url(lambda url: not url.endswith("/imports"))
    return page


def primary(page: Page) -> Locator:
    return page.locator(".sheet-foot .btn-primary")


def bring_in(tab: Tab, name: str) -> str:
    """The whole way with one file; its address."""
    page = choose(tab, FORMATS / name)
    if page.locator("#me").count() and not page.locator("#me").input_value():
        said: dict[str, Any] = json.loads((FORMATS / f"{name}.expected.json").read_text())["owner"]
        page.fill("#me", said.get("email") or said["name"])
        page.get_by_role("button", name="Look again with these choices").click()
    address = page.url
    if page.locator("[formaction$=confirmation]").count():
        page.locator("[formaction$=confirmation]").click()
        expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    else:  # everybody is here already: there is nothing to bring in
        page.get_by_role("button", name="Choose another file").click()
        expect(page.locator(".file-form")).to_be_visible()
    return address


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in FAST else pytest.mark.full) for name in FILES])
def test_a_file_goes_the_whole_way_twice_and_back(name: str, site: Site, account: int, tab: Tab) -> None:
    before = held(site, account)
    first = bring_in(tab, name)
    between = held(site, account)
    assert between["lead"]
    bring_in(tab, name)
    assert held(site, account)["lead"] == between["lead"]
    assert held(site, account)["touchpoint"] == between["touchpoint"]
    page = tab.open(first.removeprefix(tab.address))
    page.get_by_role("button", name="Undo this import").click()
    expect(page.locator("h2.sentence")).to_contain_text("reversed")
    assert held(site, account) == before
    assert tab.said == []


def test_several_files_are_chosen_and_brought_in_together(site: Site, account: int, tab: Tab, tmp_path: Path) -> None:
    bad = tmp_path / "portrait.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = choose(tab, FORMATS / "linkedin_connections_2024.csv", bad, FORMATS / "google_contacts_old.csv")
    rows = page.locator(".files-together tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("20 new people")
    expect(rows.nth(1)).to_contain_text("This is a picture")
    primary(page).click()
    expect(page.locator("h2.sentence")).to_contain_text("26 people brought in")
    assert len(held(site, account)["lead"]) == 26
    rows.nth(0).get_by_role("link").click()
    page.get_by_role("button", name="Undo this import").click()
    expect(page.locator("h2.sentence")).to_contain_text("20 rows reversed")
    assert len(held(site, account)["lead"]) == 6
    assert tab.problems() == []


DROP = """(names) => {
  const dropped = new DataTransfer();
  for (const name of names)
    dropped.items.add(new File([`Name,E-mail\\n${name},${name}@example.org\\n`], `${name}.csv`));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: dropped}));
}"""


@pytest.mark.parametrize("path", ["/imports", "/leads"])
def test_files_are_dropped_anywhere_on_the_page(path: str, tab: Tab) -> None:
    page = tab.open(path)
    page.evaluate(DROP, ["ann", "bob"])
    expect(page.locator("h2.sentence")).to_have_text("2 files, each looked over.")
    expect(page.locator(".files-together tbody tr")).to_contain_text(["ann.csv", "bob.csv"])


def test_counts_open_their_rows(tab: Tab) -> None:
    page = choose(tab, FORMATS / "linkedin_connections_2024.csv")
    expect(page.locator("#rows-create")).to_be_hidden()
    page.locator("a[href='#rows-create']").click()
    expect(page.locator("#rows-create")).to_be_visible()
    expect(page.locator("#rows-create tbody tr").first).to_contain_text("Ines Marchetti")
    page.locator("a[href='#rows-merge']").click()
    expect(page.locator("#rows-merge")).to_contain_text("Into line 5. The same LinkedIn profile.")


def questions(folder: Path) -> Path:
    """A file that leaves much to be said."""
    path = folder / "mentors.csv"
    rows = ("Ann Lee;ann@example.org;Warm;03/04/2024", "Bob Ray;bob@example.org;Lukewarm;05/06/2024")
    path.write_text("\n".join(("Who;How;Status;Connected On", *rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_unclear_is_asked_and_remembered(
    width: int, site: Site, account: int, tabs: Tabs, tmp_path: Path
) -> None:
    tab, path = tabs.open(site, account, width=width), questions(tmp_path)
    page = choose(tab, path)
    page.get_by_label("Who", exact=True).select_option("full_name")
    page.get_by_label("How", exact=True).select_option("email")
    page.get_by_label("Warm", exact=True).select_option("replied")
    page.get_by_label("Lukewarm", exact=True).select_option("contacted")
    page.get_by_label("Day first: 03/04/2024 is 3 April 2024").check()
    assert tab.problems() == []
    page.get_by_role("button", name="Look again with these choices").click()
    expect(page.locator("h2.sentence")).to_have_text("2 new people.")
    primary(page).click()
    expect(page.locator("h2.sentence")).to_have_text("2 people brought in.")
    page = choose(tab, path)
    expect(page.locator(".look-form")).to_contain_text("As you chose on")
    expect(page.get_by_label("Who", exact=True)).to_have_value("full_name")
    expect(page.locator("h2.sentence")).to_have_text("0 new people, 2 already here.")
    page.get_by_role("button", name="Forget what I chose").click()
    expect(page.get_by_label("Who", exact=True)).to_have_value("custom")


def test_delimiter_and_header_are_changed_on_the_page(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Report;of\nName;Company\nAnn;Acme\nBob;Brill\n", encoding="utf-8")
    page = choose(tab, path)
    page.get_by_text("Read it differently").click()
    page.get_by_label("Header", exact=True).select_option("0")
    page.get_by_role("button", name="Look again with these choices").click()
    page.get_by_text("Read it differently").click()
    expect(page.get_by_label("Header", exact=True)).to_have_value("0")
    page.get_by_label("Header", exact=True).select_option("2")
    page.get_by_role("button", name="Look again with these choices").click()
    expect(page.locator("h2.sentence")).to_have_text("2 new people.")


def test_all_of_it_without_a_script(site: Site, account: int, tabs: Tabs, tmp_path: Path) -> None:
    tab = tabs.open(site, account, java_script_enabled=False)
    page = tab.open("/imports")
    page.set_input_files("input[type=file]", [questions(tmp_path), FORMATS / "hubspot_contacts.csv"])
    page.locator(".file-form .btn-primary").click()
    page.get_by_role("link", name="mentors.csv").click()
    page.get_by_label("Who", exact=True).select_option("full_name")
    primary(page).or_(page.get_by_role("button", name="Look again with these choices")).first.click()
    page.get_by_text("New people", exact=True).click()
    expect(page.locator("#rows-create")).to_contain_text("Ann Lee")
    page.get_by_role("link", name="All files that came with it").click()
    primary(page).click()
    assert len(held(site, account)["lead"]) == 6
