"""Mentorships as the pages open and end them: one at its beginning, one in full swing, one that is over."""

from datetime import date, timedelta

from outreach import clock
from outreach.extensions import db
from outreach.mentorships import closing, phases
from outreach.mentorships.checklists import points, tick
from outreach.models import (
    Account,
    AdviceVerdict,
    AgreementVersion,
    Format,
    ItemKind,
    Meeting,
    MeetingItem,
    MeetingState,
    Mentorship,
    Party,
    Phase,
    Pulse,
    Recognition,
    Rhythm,
    VersionState,
)
from tests.mentorships.making import make_mentorship
from tests.support.leads import make_lead


def opened(owner: Account) -> dict[str, int]:
    """Fill them; the numbers that addresses need."""
    today = clock.today(owner.zone)
    fresh = make_mentorship(owner, "Jonas Petit", began_on=today - timedelta(days=20))
    swing = make_mentorship(owner, make_lead(owner, "Ada Okafor", title="CFO"), began_on=today - timedelta(days=90))
    over = make_mentorship(owner, make_lead(owner, "Søren Lind"), began_on=today - timedelta(days=300))
    _in_full_swing(owner, swing, today)
    said = closing.Ending(
        today - timedelta(days=70), "To say no.", "To listen.", "A dinner.", "A call in May.", lead_too=True
    )
    closing.close(owner, over, said)
    db.session.commit()
    return {"fresh": fresh.id, "swing": swing.id, "over": over.id, "unasked": make_lead(owner, "Mei Tan").id}


def _in_full_swing(owner: Account, mentorship: Mentorship, today: date) -> None:
    for phase, ago in ((Phase.NEGOTIATION, 80), (Phase.ENABLING, 70)):
        phases.enter(owner, mentorship, phase, today - timedelta(days=ago))
    for point in db.session.scalars(points(mentorship).limit(6)):
        tick(point, today)
    mentorship.hourly_rate, mentorship.thanks_every_days = 18_000, 20
    whose = {"owner_id": owner.id, "mentorship_id": mentorship.id}
    terms = {"period_from": today - timedelta(days=70), "period_until": today + timedelta(days=20), "minimum_hours": 12}
    how = {"meets": Rhythm.MONTHLY, "format": Format.TOPIC_AGENDA, "state": VersionState.CURRENT}
    held, ahead = today - timedelta(days=30), today + timedelta(days=6)
    now = clock.now()
    talk = Meeting(**whose, on_day=held, state=MeetingState.HELD, minutes=90, created_at=now)
    db.session.add_all((
        talk,
        AgreementVersion(**whose, number=1, **terms, **how, written_at=now),
        Meeting(**whose, on_day=ahead, created_at=now),
        MeetingItem(**whose, kind=ItemKind.IDEA, text="Pay the two pilots", created_at=now),
        MeetingItem(**whose, kind=ItemKind.ACTION, text="Send the list", due_on=held, created_at=now),
        Recognition(**whose, on_day=held, what="A cookbook", cost=3_200),
    ))  # fmt: skip
    for number, verdict in enumerate((*AdviceVerdict, None)):
        advice = MeetingItem(**whose, kind=ItemKind.ADVICE, text=f"Advice {number}", created_at=now)
        advice.advice_verdict = verdict
        db.session.add(advice)
    for month in (1, 2, 3):
        grades = {"empowered": month + 1, "connected": 4, "inspired": 5 - month}
        db.session.add(Pulse(**whose, month=date(2026, month, 1), side=Party.ME, answered_at=now, **grades))
