"""Whatever changes the rows of an account raises its number: no kept figure is ever older than they are."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from outreach import clock
from outreach.archive.account_in import bring_back, opened_account
from outreach.archive.account_out import packed_account
from outreach.extensions import db
from outreach.imports.undo import undo
from outreach.models import Account, data_version
from tests.imports.bringing import bring, fixture
from tests.support.browser import Browser
from tests.support.people import PASSWORD
from tests.trust.dump import differences, rows_of
from tests.trust.matrix import READS, Call, calls
from tests.trust.pages import FoundForm, as_sent, forms_on
from tests.trust.rows import furnish

SignIn = Callable[[Account], Browser]
FILE = "apple_icloud_v3.vcf"
# Work in the background: no figure knows of it.
OF_THE_MACHINE = {"job"}
# After these nobody is there any more.
LEAVING = ("accounts.sign_out", "accounts.data.delete")


def version_of(account_id: int) -> int:
    db.session.rollback()
    found = data_version(db.session(), account_id)
    db.session.rollback()
    return found


def forms_of(browser: Browser, listed: list[Call]) -> dict[str, FoundForm]:
    """Address -> the form that leads there."""
    pages = [(call.path, browser.get(call.path)) for call in listed if call.method == "GET"]
    forms = [form for path, page in pages if page.mimetype == "text/html" for form in forms_on(path, page.text)]
    return {form.action.split("?")[0]: form for form in forms}


def test_every_form_that_changes_rows_raises_it(app: Flask, alice: Account, signed_in: SignIn) -> None:
    listed, owner_id, browser = calls(app, furnish(alice)), alice.id, signed_in(alice)
    forms, silent, loud = forms_of(browser, listed), [], 0
    for call in (call for call in listed if call.method not in READS and call.endpoint not in LEAVING):
        form = forms.get(call.path, FoundForm(call.path))
        before, rows = version_of(owner_id), rows_of(owner_id)
        browser.open(call.path, method=call.method, data=as_sent(form, browser.token(), current=PASSWORD))
        if {*differences(rows, rows_of(owner_id))} - OF_THE_MACHINE:
            loud += 1
            silent += [str(call)] if version_of(owner_id) == before else []
    assert silent == []
    assert loud >= 10


def test_an_import_and_its_undo_raise_it(alice: Account) -> None:
    before = version_of(alice.id)
    run, _tally = bring(alice, fixture(FILE), FILE)
    brought = version_of(alice.id)
    undo(db.session(), run, clock.now())
    db.session.commit()
    assert before < brought < version_of(alice.id)


def test_an_archive_that_is_brought_back_raises_it(alice: Account, bob: Account, tmp_path: Path) -> None:
    furnish(alice)
    (tmp_path / "alice.zip").write_bytes(b"".join(packed_account(alice)))
    before = version_of(bob.id)
    with (tmp_path / "alice.zip").open("rb") as stream, opened_account(stream) as archive:
        bring_back(archive, bob)
    db.session.commit()
    assert version_of(bob.id) > before
