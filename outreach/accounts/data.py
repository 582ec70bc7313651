"""All of one's data at once: taken out as one file, brought back, deleted; and the backups of the installation."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, session, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from outreach import clock, jobs
from outreach.accounts import actions, bringing, data_page, deletion
from outreach.accounts.data_forms import ArchiveForm, DeletionForm
from outreach.accounts.devices import known_device
from outreach.accounts.forms import show
from outreach.accounts.queries import people
from outreach.accounts.security import signed_in_account
from outreach.accounts.throttle import too_many
from outreach.archive.account_out import packed_account
from outreach.database import wipe_log
from outreach.extensions import db
from outreach.models import Account
from outreach.text import _
from outreach.web import sessions
from outreach.web.access import ANYBODY, SIGNED_IN, access
from outreach.web.refusal import Refusal

blueprint = Blueprint("data", __name__)
FAREWELL = "farewell"


@blueprint.url_value_preprocessor
def allow_large_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Only a signed-in user may send a large body, and only here. This runs before the token in it is looked for."""
    if endpoint == "accounts.data.upload" and current_user.is_authenticated:
        request.max_content_length = data_page.upload_limit() + 1024 * 1024


@blueprint.get("/settings/data")
@access(SIGNED_IN)
def index() -> ResponseReturnValue:
    """What can be done with everything at once."""
    return render_template("accounts/data.html", **data_page.page(signed_in_account()))


@blueprint.get("/settings/data/archive.zip")
@access(SIGNED_IN)
def archive() -> ResponseReturnValue:
    """Everything of the account as one file, which is made while it is sent: the browser shows how far it is."""
    account = signed_in_account()
    name = f"outreach-{clock.today(account.zone):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(stream_with_context(packed_account(account)), mimetype="application/zip", headers=headers)


@blueprint.post("/settings/data/archive")
@access(SIGNED_IN)
def upload() -> ResponseReturnValue:
    """Read an archive back into this account."""
    form, account = ArchiveForm(), signed_in_account()
    if not form.validate_on_submit():
        return render_template("accounts/data.html", **data_page.page(account, form)), 422
    sent = form.file.data
    assert sent is not None  # the form has seen to it
    try:
        is_done = bringing.hand_in(account, sent.stream)
    except Refusal as refusal:
        db.session.rollback()
        form.file.errors = [refusal.message]
        return render_template("accounts/data.html", **data_page.page(signed_in_account(), form)), 422
    finally:
        sent.close()
    db.session.commit()
    jobs.ring()
    if is_done:
        flash(_("The archive was read. Everything in it is here now."))
    return redirect(url_for("leads.index") if is_done else url_for("accounts.data.index"), 303)


@blueprint.route("/settings/deletion", methods=["GET", "POST"])
@access(SIGNED_IN)
def delete() -> ResponseReturnValue:
    """Delete the account, after the password was asked again."""
    form, status, account = DeletionForm(), 200, signed_in_account()
    if form.validate_on_submit():
        status, found = _who(account, form)
        if found is not None:
            return _deleted(found)
    held = deletion.holdings(account)
    page = render_template("accounts/deletion.html", form=form, account=account, held=held)
    return page, 422 if form.errors and status == 200 else status


def _who(account: Account, form: DeletionForm) -> tuple[int, Account | None]:
    email = account.email
    try:
        found = actions.account_for(email, form.current.data or "", request.remote_addr, known_device(email))
    except actions.TooManyTries:
        show(form, actions.AccountError("current", too_many()))
        return 429, None
    if found is None:
        show(form, actions.AccountError("current", _("This is not your present password.")))
    return 422, found


def _deleted(account: Account) -> ResponseReturnValue:
    held, language = deletion.holdings(account), account.locale
    others = db.session.scalar(people().where(Account.id != account.id)) or 0
    told = {"email": account.email, "leads": held.leads, "touchpoints": held.touchpoints, "last": not others}
    told["at_once"] = deletion.delete_account(account)
    db.session.commit()
    wipe_log()
    jobs.ring()
    sessions.end()
    sessions.remember_language(language)
    session[FAREWELL] = told
    return redirect(url_for("accounts.data.farewell"), 303)


@blueprint.get("/deleted")
@access(ANYBODY)
def farewell() -> ResponseReturnValue:
    """What was deleted: the last sentence to somebody who has no account any more."""
    told = session.get(FAREWELL)
    if not isinstance(told, dict):
        return redirect(url_for("accounts.sign_in"), 303)
    return render_template("accounts/deleted.html", told=told)
