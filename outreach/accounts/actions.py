"""What can be done to an account. Nothing commits here: the edge does, once."""

import secrets
from dataclasses import dataclass
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import current_app
from flask_security.utils import hash_password, verify_password
from sqlalchemy import delete

from outreach import clock
from outreach.accounts import throttle
from outreach.accounts.links import make_link, use_link
from outreach.accounts.queries import by_email, normalised, people, time_zones
from outreach.accounts.zones import move_to_zone
from outreach.extensions import db
from outreach.models import Account, Brief, OneTimeLink
from outreach.text import LANGUAGES, _
from outreach.web import sessions

LONGEST_PASSWORD = 128
LONGEST_NAME = 200
# The hash of a password that nobody has: an unknown address takes as long as a known one.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$4mb3irJPlP0BoGjhClWdfA$5HY8LKNLH0gpkWdCCutO8xh1Qwi3pxX1L246K4RFOBY"


class AccountError(Exception):
    """Something about an account cannot be as asked; the sentence says what, `field` where."""

    def __init__(self, field: str, sentence: str) -> None:
        """Say it about `field`, in the reader's language."""
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class NewAccount:
    """What is known of somebody who begins; without a password nobody can sign in as them."""

    email: str
    name: str
    password: str | None
    locale: str = "en"
    time_zone: str = "UTC"


def open_set_up() -> str | None:
    """A new one-time link to the set-up page, which ends the earlier one; None when there is an account already."""
    return None if db.session.scalar(people()) else make_link("set_up")


def create_account(new: NewAccount) -> Account:
    """The account, with the brief that every search starts from."""
    account = Account(
        email=free_address(new.email),
        name=plain_name(new.name) or normalised(new.email),
        password=hashed_password(new.password) if new.password is not None else None,
        locale=_one_of("locale", new.locale, LANGUAGES, _("The language is en or fr.")),
        time_zone=_one_of("time_zone", new.time_zone, time_zones(), _("There is no time zone of this name.")),
        fs_uniquifier=secrets.token_hex(16),
        created_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    db.session.add(Brief(owner_id=account.id, title=_("My search"), mentors_wanted=1, created_at=clock.now()))
    return account


def plain_name(name: str) -> str:
    """The name on one line; refused when it is longer than a name."""
    plain = " ".join(name.replace("\0", "").split())
    if len(plain) > LONGEST_NAME:
        raise AccountError("name", _("This is too long: %(most)s characters at most.", most=LONGEST_NAME))
    return plain


def free_address(email: str) -> str:
    """The address as it is stored; refused when it is none, or when somebody has it."""
    address = written_address(email)
    if db.session.scalar(by_email(address)) is not None:
        raise AccountError("email", _("There is already an account with this address."))
    return address


def written_address(email: str) -> str:
    """The address as it is stored; refused when nobody could have it."""
    try:
        validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise AccountError("email", _("This is not an e-mail address. It looks like name@example.org.")) from None
    return normalised(email)


def plain_password(password: str) -> str:
    """The password in the one way to write it; refused when it is too short or too long."""
    plain: str = current_app.extensions["security"]._password_util.normalize(password)
    least = current_app.config["SECURITY_PASSWORD_LENGTH_MIN"]
    if not least <= len(plain) <= LONGEST_PASSWORD:
        sentence = _("Use %(least)s to %(most)s characters.", least=least, most=LONGEST_PASSWORD)
        raise AccountError("password", sentence)
    return plain


def hashed_password(password: str) -> str:
    """What is stored of a password."""
    return str(hash_password(plain_password(password)))


def change_password(account: Account, password: str) -> None:
    """A new password ends every session and every link of the account."""
    account.password = hashed_password(password)
    shut_out(account)


def use_reset_link(account: Account, token: str, password: str) -> None:
    """A new password by a link, which it uses up; at most so often a day for one account."""
    kept = hashed_password(password)
    if not throttle.take_turn("reset", f"account {account.email}"):
        raise AccountError("password", _("The password was reset too often today. Try again tomorrow."))
    if not use_link("reset", token):
        raise AccountError("password", _("This link has been used already."))
    account.password = kept
    shut_out(account)


def disable(account: Account) -> None:
    """Nobody can use the account any more; its data stays."""
    account.active = False
    shut_out(account)


def shut_out(account: Account) -> None:
    """End all sessions and links of an account."""
    account.fs_uniquifier = secrets.token_hex(16)
    sessions.end_all(account.id)
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.account_id == account.id))


def account_for(email: str, password: str, address: str | None, device: str | None = None) -> Account | None:
    """Who signs in with these; None when they are wrong. TooMany when it was tried too often.

    An unknown address costs the same turn and the same hash as a known one, so that nobody can tell them apart.
    """
    asked = f"device {device}" if device else f"account {normalised(email)}"
    taken = throttle.take_turn("sign_in", asked, f"network {throttle.network_of(address)}")
    if not taken:
        raise TooManyTries
    account = db.session.scalar(by_email(email))
    kept = account.password if account is not None else None
    db.session.rollback()  # the hash takes its time: nobody shall wait for our lock meanwhile
    right = matches(password, kept)
    if account is None or not right or not account.active:
        return None
    throttle.give_back(taken)
    return account


class TooManyTries(Exception):
    """It was tried too often; nothing was looked at."""


def matches(password: str, kept: str | None) -> bool:
    """Whether the password is the one that was kept; takes as long when none was."""
    plain = current_app.extensions["security"]._password_util.normalize(password)
    return bool(verify_password(plain, kept or NOBODYS)) and kept is not None


def _one_of(field: str, value: str, known: Any, sentence: str) -> str:
    if value not in known:
        raise AccountError(field, sentence)
    return value


def change_settings(account: Account, **values: Any) -> None:
    """Take over what the user said about themselves; only these, whatever else was sent."""
    for column in (
        "name", "company", "industry", "weekly_target", "touch_cap", "work_days", "locale", "theme"
    ):  # fmt: skip
        if column in values:
            setattr(account, column, values[column])
    if values.get("time_zone", account.time_zone) != account.time_zone:
        move_to_zone(account, values["time_zone"])
