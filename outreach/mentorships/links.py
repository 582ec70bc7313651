"""Links for the other side, who has no account: the address holds a token, the database only its hash.

A link opens one page (`Door`) until it expires or is revoked. It is shown once, when it was made: on its way to that
page the token travels in a cookie of the user's own browser, so that nothing on the server could give it away.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, after_this_request, current_app, request, url_for
from sqlalchemy import ColumnElement, Select, select

from outreach import clock, text
from outreach.config import Settings
from outreach.extensions import db
from outreach.models import Account, Door, Meeting, MentorLink, Mentorship
from outreach.text import _
from outreach.web.refusal import Refusal
from outreach.web.sessions import hashed

LIFETIMES = (7, 30, 90)
USUAL_DAYS = 30
MOST_LINKS = 20
SHOWN = 8
A_MOMENT = 300


@dataclass(frozen=True)
class LinkBox:
    """What the macro of `door/_links.html` shows: the links of one door, and the one that was made just now."""

    mentorship: Mentorship
    door: Door
    meeting: Meeting | None
    links: Sequence[MentorLink]
    fresh_url: str | None
    now: datetime


def make_link(
    mentorship: Mentorship, door: Door, *, days: int = USUAL_DAYS, meeting: Meeting | None = None, at: datetime
) -> str:
    """A new link for the other side; its token, which nobody can be told again. Raises Refusal."""
    if days not in LIFETIMES:
        raise Refusal(_("A link lives for 7, 30 or 90 days."), "days")
    if (door is Door.MEETING) != (meeting is not None) or (meeting and meeting.mentorship_id != mentorship.id):
        raise Refusal(_("Say of which meeting."), "meeting_id")
    if len(db.session.scalars(links_of(mentorship, door).where(*is_live(at))).all()) >= MOST_LINKS:
        raise Refusal(_("There are %(most)s links already. Revoke one of them first.", most=MOST_LINKS), "days")
    token = secrets.token_urlsafe(32)
    db.session.add(
        MentorLink(
            owner_id=mentorship.owner_id,
            mentorship_id=mentorship.id,
            door=door,
            meeting_id=meeting.id if meeting else None,
            token_hash=hashed(token),
            created_at=at,
            expires_at=at + timedelta(days=days),
        )
    )
    db.session.flush()
    return token


def revoke(link: MentorLink, *, at: datetime) -> None:
    """Let a link open nothing any more; revoking it twice changes nothing."""
    link.revoked_at = link.revoked_at or at


def links_of(mentorship: Mentorship, door: Door | None = None, meeting: Meeting | None = None) -> Select[MentorLink]:
    """The links of a mentorship, the latest first: all, of one door, or of one meeting."""
    chosen = select(MentorLink).where(
        MentorLink.owner_id == mentorship.owner_id, MentorLink.mentorship_id == mentorship.id
    )
    if door is not None:
        chosen = chosen.where(MentorLink.door == door)
    if meeting is not None:
        chosen = chosen.where(MentorLink.meeting_id == meeting.id)
    return chosen.order_by(MentorLink.id.desc())


def link_with(token: str, at: datetime) -> Select[MentorLink]:
    """The link that this token opens; nothing when it has expired, was revoked, or its owner is shut out."""
    owner_is_there = select(Account.id).where(Account.id == MentorLink.owner_id, Account.active.is_(True)).exists()
    return select(MentorLink).where(MentorLink.token_hash == hashed(token), *is_live(at), owner_is_there)


def is_live(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """What holds of a link that still opens its page."""
    return MentorLink.revoked_at.is_(None), MentorLink.expires_at > at


def address_of(token: str, language: str | None = None) -> str:
    """The whole address of a link, with the language in which it greets. Its host is one that this server trusts."""
    settings: Settings = current_app.extensions["outreach.settings"]
    host = request.host if current_app.config["TRUSTED_HOSTS"] else f"{settings.host}:{settings.port}"
    scheme = "https" if settings.behind_https else request.scheme
    return f"{scheme}://{host}{url_for('door.show', token=token, lang=language)}"


def hand_over(token: str, language: str | None = None) -> None:
    """Let the page that comes next show this link, once."""
    value = f"{token}.{language if language in text.LANGUAGES else ''}"

    @after_this_request
    def give_cookie(response: Response) -> Response:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(_cookie(), value, max_age=A_MOMENT, secure=secure, httponly=True, samesite="Lax")
        return response


def box(mentorship: Mentorship, door: Door, meeting: Meeting | None = None) -> LinkBox:
    """The links of one door for the page that offers them."""
    links = db.session.scalars(links_of(mentorship, door, meeting).limit(SHOWN)).all()
    return LinkBox(mentorship, door, meeting, links, _fresh_among(links), clock.now())


def _fresh_among(links: Sequence[MentorLink]) -> str | None:
    token, _dot, language = request.cookies.get(_cookie(), "").partition(".")
    if not token or hashed(token) not in {link.token_hash for link in links}:
        return None

    @after_this_request
    def take_cookie(response: Response) -> Response:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.delete_cookie(_cookie(), secure=secure, httponly=True, samesite="Lax")
        return response

    return address_of(token, language or None)


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-link"
