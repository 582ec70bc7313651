"""Briefs for the pages: one of which all is said, and a second one that is broad, late and cannot be weighed yet."""

from datetime import timedelta

from sqlalchemy import select

from outreach import clock
from outreach.briefs.actions import add_brief, say
from outreach.extensions import db
from outreach.models import Account, Category, Lead, Side
from outreach.people.actions import add_person, become_lead


def briefed(owner: Account) -> dict[str, int]:
    """The number of the brief of which all is said, as `said`."""
    today = clock.today(owner.zone)
    brief = add_brief(owner, title="Half of our turnover comes from two clients", mentors_wanted=2, at=clock.now())
    say(
        brief, category=Category.RISK, tried="A discount for a longer contract", needed_by=today + timedelta(days=9),
        problem="Half of our turnover comes from two clients, and both contracts end in March.",
        company_side=Side.OUTSIDE, importance=5, urgency=4, cost_of_nothing=5, weight_attitude=5, weight_access=0,
    )  # fmt: skip
    ruth = add_person(brief, name="Ruth Okafor", what="Has twelve clients of the same size")
    become_lead(owner, ruth, at=clock.now())
    known = select(Lead.name).where(Lead.owner_id == owner.id, Lead.name != "").order_by(Lead.id)
    for name in ("Anne-Sophie Vandenbroucke-Delacroix", db.session.scalars(known).first() or ""):
        add_person(brief, name=name)
    broad = add_brief(owner, title="Leading people", at=clock.now())
    say(
        broad,
        own_category="Leadership",
        problem="Leadership and growth",
        needed_by=today - timedelta(days=3),
        urgency=2,
    )
    db.session.commit()
    return {"said": brief.id, "broad": broad.id}
