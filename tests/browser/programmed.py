"""Two programmes whose pages are looked at: one that is considered, one that accepted."""

from datetime import timedelta

from outreach import clock
from outreach.extensions import db
from outreach.models import Account, ProgrammeStatus
from outreach.programmes import applying
from outreach.programmes.actions import Said, add_document, add_programme, mark_ready


def programmed(owner: Account) -> dict[str, int]:
    """Make them; the numbers that addresses need."""
    today, now = clock.today(owner.zone), clock.now()
    said = Said("Mentors for founders", "Chamber of commerce", deadline=today + timedelta(days=3), notes="Twelve")
    considered = add_programme(owner, said, now)
    for title in ("Letter of motivation", "Curriculum vitae"):
        paper = add_document(considered, title)
    mark_ready(paper, today)
    accepted = add_programme(owner, Said("Pairs of the alumni", website="https://alumni.example.org"), now)
    applying.apply(owner, accepted, today - timedelta(days=40))
    applying.answer(owner, accepted, ProgrammeStatus.ACCEPTED, today - timedelta(days=5))
    db.session.commit()
    return {"considered": considered.id, "accepted": accepted.id}
