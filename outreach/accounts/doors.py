"""The doors that a one-time link opens: set-up, a new password, the demo."""

from flask import Blueprint, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from outreach.accounts import actions
from outreach.accounts.forms import EmptyForm, NewPasswordForm, SetUpForm, show
from outreach.accounts.links import find_link, use_link
from outreach.accounts.queries import people
from outreach.accounts.security import browser_language
from outreach.accounts.security import sign_in as let_in
from outreach.extensions import db
from outreach.models import Account
from outreach.text import _
from outreach.web.access import ANYBODY, access
from outreach.web.errors import problem_page

blueprint = Blueprint("doors", __name__)


@blueprint.route("/set-up/<token>", methods=["GET", "POST"])
@access(ANYBODY)
def set_up(token: str) -> ResponseReturnValue:
    """The first account, made by whoever started the server."""
    if find_link("set_up", token) is None or db.session.scalar(people()):
        return spent()
    form = SetUpForm(data=None if request.form else {"locale": _language(), "time_zone": guessed_zone()})
    if form.validate_on_submit():
        account = _first_account(form, token)
        if account is not None:
            let_in(account)
            return redirect("/", 303)
    return render_template("accounts/set_up.html", form=form), 422 if form.errors else 200


def _first_account(form: SetUpForm, token: str) -> Account | None:
    new = actions.NewAccount(
        email=form.email.data or "",
        name=form.name.data or "",
        password=form.password.data or "",
        locale=form.locale.data,
        time_zone=form.time_zone.data,
    )
    try:
        account = actions.create_account(new)
        if not use_link("set_up", token):
            raise actions.AccountError("email", _("This link has been used already."))
    except actions.AccountError as problem:
        db.session.rollback()
        show(form, problem)
        return None
    db.session.commit()
    return account


@blueprint.route("/reset/<token>", methods=["GET", "POST"])
@access(ANYBODY)
def reset(token: str) -> ResponseReturnValue:
    """A new password for who forgot theirs."""
    link = find_link("reset", token)
    account = db.session.get(Account, link.account_id) if link else None
    if account is None or not account.active:
        return spent()
    form = NewPasswordForm()
    if form.validate_on_submit() and _reset_password(form, account, token):
        let_in(account)
        return redirect("/", 303)
    page = render_template("accounts/reset.html", form=form, account=account)
    return page, 422 if form.errors else 200


def _reset_password(form: NewPasswordForm, account: Account, token: str) -> bool:
    try:
        actions.use_reset_link(account, token, form.password.data or "")
    except actions.AccountError as problem:
        show(form, problem)
        return False
    db.session.commit()
    return True


@blueprint.route("/sign-in/<token>", methods=["GET", "POST"])
@access(ANYBODY)
def sign_in(token: str) -> ResponseReturnValue:
    """Into the demo: a button, since following a link must not change anything."""
    link = find_link("sign_in", token)
    account = db.session.get(Account, link.account_id) if link else None
    if account is None or not account.active:
        return spent()
    form = EmptyForm()
    if form.validate_on_submit() and use_link("sign_in", token):
        db.session.commit()
        let_in(account)
        return redirect("/", 303)
    return render_template("accounts/enter.html", form=form, account=account)


def spent() -> ResponseReturnValue:
    """What a link answers that was used, has expired, or never was."""
    return problem_page(
        410,
        title=_("This link no longer works"),
        what=_("It has been used, it is more than a day old, or it was copied incompletely."),
        now=_("Ask whoever runs this installation for a new one. Starting the server prints a new set-up link "
              "while there is no account."),
    )  # fmt: skip


def guessed_zone() -> str:
    """Where somebody who reads this language most likely lives; their browser knows better, and says so."""
    return "Europe/Paris" if browser_language() == "fr" else "UTC"


def _language() -> str:
    return str(session.get("language") or browser_language())
