"""Whom the door lets in: whoever has a token that still works, and nobody who goes on guessing."""

from datetime import timedelta

from flask import Response, after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from outreach import clock
from outreach.accounts import throttle
from outreach.extensions import db, mark_reading
from outreach.mentorships.links import link_with
from outreach.models import Account, MentorLink
from outreach.web.sessions import hashed

SEEN_EVERY = timedelta(minutes=5)
A_MONTH = 30 * 24 * 3600
EVERYBODY = "everybody"


class Closed(Exception):
    """The link opens nothing: unknown, expired or revoked, which nobody can tell apart; or too much was guessed."""

    def __init__(self, *, guessed_too_often: bool = False) -> None:
        super().__init__()
        self.guessed_too_often = guessed_too_often


def opened(token: str) -> MentorLink:
    """The link of this token, noted as opened. Raises Closed, and counts the try.

    Only what is wrong is counted: a link that works may be opened as often as one likes. The page that follows is
    read after the note is kept: what it shows is fixed from then on.
    """
    network = f"network {throttle.network_of(request.remote_addr)}"
    if not _known(token) and (throttle.used_up("door", network) or throttle.used_up("door_all", EVERYBODY)):
        raise Closed(guessed_too_often=True)
    link = db.session.scalar(link_with(token, clock.now()))
    if link is None:
        _count_guess(network)
        raise Closed
    _note(link)
    _let_know(token)
    return link


def owner_of(link: MentorLink) -> Account:
    """Whose mentorship it is."""
    return db.session.get_one(Account, link.owner_id)


def may_answer(link: MentorLink) -> bool:
    """Whether something more may be sent through this link now; counted at once."""
    return bool(throttle.take_turn("door_answer", f"link {link.id}"))


def _known(token: str) -> bool:
    """Whether this browser opened this very link before: then nobody guesses, whatever others tried meanwhile."""
    try:
        return bool(_signer().loads(request.cookies.get(_cookie(), "")) == hashed(token))
    except BadSignature:
        return False


def _let_know(token: str) -> None:
    value = str(_signer().dumps(hashed(token)))
    if request.cookies.get(_cookie()) == value:
        return

    @after_this_request
    def give_cookie(response: Response) -> Response:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(_cookie(), value, max_age=A_MONTH, secure=secure, httponly=True, samesite="Lax")
        return response


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-door"


def _signer() -> URLSafeSerializer:
    config = current_app.config
    return URLSafeSerializer([*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]], salt="opened-door")


def _count_guess(network: str) -> None:
    _begin_writing()
    if not throttle.take_turn("door", network) or not throttle.take_turn("door_all", EVERYBODY):
        raise Closed(guessed_too_often=True)


def _note(link: MentorLink) -> None:
    # As a session notes when it was last seen: reading a link writes nothing else.
    now = clock.now()
    if link.opened_at is not None and now - link.opened_at < SEEN_EVERY:
        return
    number = link.id
    _begin_writing()
    db.session.get_one(MentorLink, number, populate_existing=True).opened_at = now
    db.session.commit()


def _begin_writing() -> None:
    db.session.rollback()
    mark_reading(False)
