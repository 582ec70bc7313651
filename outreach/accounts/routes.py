"""The pages that let people in and out, and their settings."""

from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import current_user

from outreach.accounts import actions, bringing, data, deletion, doors, zones
from outreach.accounts.devices import known_device
from outreach.accounts.forms import (
    AppearanceForm,
    ChangePasswordForm,
    SettingsForm,
    SignInForm,
    show,
)
from outreach.accounts.queries import people
from outreach.accounts.security import sign_in as let_in
from outreach.accounts.security import signed_in_account
from outreach.accounts.throttle import too_many
from outreach.archive import schedule
from outreach.extensions import db
from outreach.models import Account
from outreach.text import LANGUAGES, _
from outreach.web import sessions
from outreach.web.access import ANYBODY, SIGNED_IN, access, local_path

blueprint = Blueprint("accounts", __name__)
blueprint.register_blueprint(doors.blueprint)
blueprint.register_blueprint(data.blueprint)


@blueprint.record
def register_work(state: BlueprintSetupState) -> None:
    """What goes on in the background: after a change of the time zone, a deletion, an archive brought back."""
    assert isinstance(state.app, Flask)
    for part in (zones, deletion, bringing, schedule):
        part.register(state.app)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@access(ANYBODY)
def sign_in() -> ResponseReturnValue:
    """Let somebody in by address and password."""
    if current_user.is_authenticated:
        return redirect(local_path(request.args.get("next")), 303)
    form, status = SignInForm(), 200
    if form.validate_on_submit():
        account, status = _who(form)
        if account is not None:
            db.session.commit()
            let_in(account)
            return redirect(local_path(request.args.get("next")), 303)
    status = 422 if form.errors and status == 200 else status
    nobody_yet = db.session.scalar(people()) == 0
    return render_template("accounts/sign_in.html", form=form, nobody_yet=nobody_yet), status


def _who(form: SignInForm) -> tuple[Account | None, int]:
    email, password = form.email.data or "", form.password.data or ""
    try:
        account = actions.account_for(email, password, request.remote_addr, known_device(email))
    except actions.TooManyTries:
        form.form_errors.append(too_many())
        return None, 429
    if account is None:
        form.form_errors.append(_("The address or the password is not right."))
    return account, 422


@blueprint.post("/sign-out")
@access(SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """End this session."""
    language = signed_in_account().locale
    sessions.end()
    sessions.remember_language(language)
    return redirect(url_for("accounts.sign_in"), 303)


@blueprint.route("/settings", methods=["GET", "POST"])
@access(SIGNED_IN)
def settings() -> ResponseReturnValue:
    """Name, rhythm, time zone, language and theme."""
    account = signed_in_account()
    form = SettingsForm(obj=account)
    if not form.is_submitted():
        form.work_days.data = days_of(account)
    if form.validate_on_submit():
        work_days = sum(1 << day for day in set(form.work_days.data or ()))
        actions.change_settings(account, **{**form.data, "work_days": work_days})
        db.session.commit()
        flash(_("Your settings are kept."))
        return redirect(url_for("accounts.settings"), 303)
    return render_template("accounts/settings.html", form=form, account=account), 422 if form.errors else 200


def days_of(account: Account) -> list[int]:
    """The working days of an account, Monday 0."""
    return [day for day in range(7) if account.works_on(day)]


@blueprint.post("/settings/appearance")
@access(SIGNED_IN)
def appearance() -> ResponseReturnValue:
    """Switch language or theme from the menu, and stay on the page."""
    form = AppearanceForm()
    if not form.validate():
        abort(422)
    chosen = {name: value for name, value in form.data.items() if value and name in ("locale", "theme")}
    if not set(chosen.values()) <= {*LANGUAGES, "system", "light", "dark"}:
        abort(422)
    actions.change_settings(signed_in_account(), **chosen)
    db.session.commit()
    return redirect(local_path(form.next.data), 303)


@blueprint.route("/settings/password", methods=["GET", "POST"])
@access(SIGNED_IN)
def password() -> ResponseReturnValue:
    """Another password; every other browser is signed out."""
    form, status = ChangePasswordForm(), 200
    if form.validate_on_submit():
        status = _change_password(form)
        if status == 303:
            flash(_("Your password is changed. Every other browser is signed out."))
            return redirect(url_for("accounts.settings"), 303)
    return render_template("accounts/password.html", form=form), 422 if form.errors and status == 200 else status


def _change_password(form: ChangePasswordForm) -> int:
    email = signed_in_account().email
    try:
        account = actions.account_for(email, form.current.data or "", request.remote_addr, known_device(email))
        if account is None:
            raise actions.AccountError("current", _("This is not your present password."))
        actions.change_password(account, form.password.data or "")
    except actions.TooManyTries:
        show(form, actions.AccountError("current", too_many()))
        return 429
    except actions.AccountError as problem:
        show(form, problem)
        return 422
    db.session.commit()
    let_in(account)
    return 303
