"""Agreements whose pages are looked at, and what the other side sees through links."""

from datetime import date, timedelta
from typing import Any

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import links, versions
from outreach.mentorships.agreement import papers
from outreach.models import Account, Door, ItemKind, Meeting, MeetingItem, Mentorship, Role, Secrecy
from tests.mentorships.agreeing import agreed, proposed, wording
from tests.mentorships.people import make_mentorship

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle "


def agreements(owner: Account) -> dict[str, Any]:
    """Fill three mentorships: a proposal that waits, a draft of a mentor, nothing yet; what addresses need."""
    waiting, draft, bare = (
        make_mentorship(owner, name, role=role)
        for name, role in (("Amélie Zoé", Role.MENTEE), ("Kwame", Role.MENTOR), ("Li Wen", Role.MENTEE))
    )
    agreed(waiting, secrecy=Secrecy.TO_SIGN, obstacles=LONG * 3)
    papers.add_file(waiting, f"{LONG}.pdf", b"%PDF-1.7", at=clock.now())
    refused = proposed(waiting, minimum_hours=12)
    versions.refuse(refused, answer="Twelve are too many.")
    proposed(waiting, "Two days are easier for me.", minimum_hours=8, obstacles=f"{LONG * 3} and more", meets=None)
    theirs = wording(draft)
    versions.note_their_yes(theirs, at=clock.now())
    return {"agreement": waiting.id, "agreement_draft": draft.id, "agreement_none": bare.id, **_doors(owner, waiting)}


def _doors(owner: Account, mentorship: Mentorship) -> dict[str, str]:
    now = clock.now()
    meeting = Meeting(
        owner_id=owner.id, mentorship_id=mentorship.id, on_day=date(2026, 12, 1), context=LONG, at=now, created_at=now
    )
    db.session.add(meeting)
    db.session.flush()
    for kind in ItemKind:
        item = MeetingItem(
            owner_id=owner.id, mentorship_id=mentorship.id, meeting_id=meeting.id, kind=kind, text=LONG, sent=True,
            due_on=meeting.on_day, created_at=now,
        )  # fmt: skip
        db.session.add(item)
    revoked = links.make_link(mentorship, Door.AGREEMENT, at=now)
    links.revoke(db.session.scalars(links.links_of(mentorship)).one(), at=now + timedelta(seconds=1))
    return {
        "door_shut": revoked,
        "door_agreement": links.make_link(mentorship, Door.AGREEMENT, at=now),
        "door_pulse": links.make_link(mentorship, Door.PULSE, at=now),
        "door_meeting": links.make_link(mentorship, Door.MEETING, meeting=meeting, at=now),
    }
