"""Whom the door lets in: whoever has a token that still works, and nobody who goes on guessing."""

from datetime import timedelta

from flask import request

from outreach import clock
from outreach.accounts import throttle
from outreach.extensions import db, mark_reading
from outreach.mentorships.links import link_with
from outreach.models import Account, MentorLink

SEEN_EVERY = timedelta(minutes=5)
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
    if throttle.used_up("door", network) or throttle.used_up("door_all", EVERYBODY):
        raise Closed(guessed_too_often=True)
    link = db.session.scalar(link_with(token, clock.now()))
    if link is None:
        _count_guess(network)
        raise Closed
    _note(link)
    return link


def owner_of(link: MentorLink) -> Account:
    """Whose mentorship it is."""
    return db.session.get_one(Account, link.owner_id)


def may_answer(link: MentorLink) -> bool:
    """Whether something more may be sent through this link now; counted at once."""
    return bool(throttle.take_turn("door_answer", f"link {link.id}"))


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
