"""One account as one file, read back, or gone: `export-account`, `import-account`, `delete-account`."""

import sys
from contextlib import closing
from pathlib import Path

import click

from outreach.accounts import actions
from outreach.accounts.deletion import delete_now, holdings
from outreach.accounts.links import make_link
from outreach.accounts.queries import by_email, people
from outreach.archive.account_in import address_of, bring_back, opened_account
from outreach.archive.account_out import packed_account
from outreach.archive.files import write_whole
from outreach.cli.accounts import public_address
from outreach.cli.common import answer, as_json, for_owner, refuse, with_app
from outreach.extensions import db
from outreach.models import Account
from outreach.web.refusal import Refusal


@click.command("export-account")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@for_owner
def export_account(owner: Account, file: Path, as_json: bool) -> None:
    """Write everything of one account to FILE, which `import-account` reads back, here or elsewhere."""
    email = owner.email
    try:
        with closing(packed_account(owner)) as pieces:
            size = write_whole(file.absolute(), pieces)
    except Refusal as refusal:
        refuse(refusal.message)
    told = {"file": str(file), "size": size, "email": email}
    answer(told, f"Everything of {email} is in {file} ({size} bytes).", as_json=as_json)


@click.command("import-account")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--email", metavar="EMAIL", help="Whose it becomes; default the address in the archive.")
@as_json
@with_app
def import_account(file: Path, email: str | None, as_json: bool) -> None:
    """Bring back an account from FILE: into the empty account of EMAIL, or into a new one."""
    try:
        with file.open("rb") as stream, opened_account(stream) as archive:
            account, link = _account_for(email or address_of(archive))
            counts = bring_back(archive, account)
            made_at = archive.made_at
    except (Refusal, actions.AccountError) as problem:
        db.session.rollback()
        refuse(str(problem))
    db.session.commit()
    told = {"id": account.id, "email": account.email, "made_at": made_at, "link": link, "tables": counts}
    sentence = f"{account.email} is back as it was at {made_at}, with {_leads(counts.get('lead', 0))}."
    answer(told, "\n".join([sentence, *[f"Choose its password: {link}"] * bool(link)]), as_json=as_json)


def _account_for(email: str) -> tuple[Account, str | None]:
    """The account with this address; else a new one, and the link by which its password is chosen."""
    known = db.session.scalars(by_email(email)).one_or_none()
    if known is not None:
        return known, None
    account = actions.create_account(actions.NewAccount(email, "", None))
    return account, f"{public_address()}/reset/{make_link('reset', account.id)}"


@click.command("delete-account")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@for_owner
def delete_account(owner: Account, yes: bool, as_json: bool) -> None:
    """Delete an account and everything in it. There is no undo: `export-account` keeps a copy."""
    email = owner.email
    held = holdings(owner)
    if not yes:
        _ask(f"Delete {email} with {_leads(held.leads)}, for good?")
    delete_now(owner)
    left = db.session.scalar(people()) or 0
    told = {"deleted": email, "leads": held.leads, "touchpoints": held.touchpoints, "notes": held.notes,
            "imports": held.imports, "accounts_left": left}  # fmt: skip
    sentence = f"{email} is deleted, with {_leads(held.leads)} and their history."
    begin = "" if left else " There is no account any more: the next start prints a set-up link."
    answer(told, sentence + begin, as_json=as_json)


def _leads(count: int) -> str:
    return f"{count} lead{'' if count == 1 else 's'}"


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        refuse("Say --yes to delete an account without being asked.")
    if not click.confirm(question):
        refuse("Nothing was deleted.")
