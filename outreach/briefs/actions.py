"""What one does with a brief: begin it, rename it, say how many mentors it wants."""

from datetime import datetime

from outreach.extensions import db
from outreach.models import Account, Brief
from outreach.text import _
from outreach.web.refusal import Refusal

LONGEST_TITLE = 200
MOST_WANTED = 100


def add_brief(owner: Account, *, title: str, mentors_wanted: int = 1, at: datetime) -> Brief:
    """A new search of `owner`. Raises Refusal."""
    brief = Brief(owner_id=owner.id, created_at=at)
    change_brief(brief, title=title, mentors_wanted=mentors_wanted)
    db.session.add(brief)
    db.session.flush()
    return brief


def change_brief(brief: Brief, *, title: str, mentors_wanted: int) -> None:
    """Rename a brief, or want another number of mentors. Raises Refusal."""
    title = " ".join(title.replace("\0", "").split())
    if not title:
        raise Refusal(_("Say in a few words what you are looking for."), "title")
    if len(title) > LONGEST_TITLE:
        raise Refusal(_("This is too long: %(most)s characters at most.", most=LONGEST_TITLE), "title")
    if not 0 <= mentors_wanted <= MOST_WANTED:
        raise Refusal(_("Choose a number between 0 and %(most)s.", most=MOST_WANTED), "mentors_wanted")
    brief.title, brief.mentors_wanted = title, mentors_wanted
