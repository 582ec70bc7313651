"""A mentorship that was opened by mistake never was; one in which anything was written ends instead."""

from datetime import timedelta

from sqlalchemy import exists, select

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    Account,
    ChecklistItem,
    DiscoveryQuestion,
    Mentorship,
    OfMentorship,
    PhasePassage,
    Recorder,
    Role,
    Stage,
    StageEvent,
)
from outreach.text import _
from outreach.web.refusal import Refusal

# What every mentorship begins with, by itself.
SHIPPED = (ChecklistItem, DiscoveryQuestion, PhasePassage)
MADE_WITHIN = timedelta(seconds=2)
"""How long after the stage was set its mentorship was written down, in the same request."""


def is_bare(mentorship: Mentorship) -> bool:
    """Whether nothing was written in it yet."""
    written = [
        exists().where(model.owner_id == mentorship.owner_id, model.mentorship_id == mentorship.id)
        for model in OfMentorship.__subclasses__()
        if model not in SHIPPED
    ]
    return not any(db.session.execute(select(*written)).one())


def never_was(owner: Account, mentorship: Mentorship) -> None:
    """Take it back, with the stage that it gave the lead. Raises Refusal when something was written in it."""
    if not is_bare(mentorship):
        raise Refusal(_("Something is written in it already. End it instead: what was written stays to be read."))
    _take_back_stage(owner, mentorship)
    db.session.delete(mentorship)
    db.session.flush()


def _take_back_stage(owner: Account, mentorship: Mentorship) -> None:
    lead = mentorship.lead
    if lead is None or mentorship.role is not Role.MENTEE:
        return
    made = select(StageEvent).where(
        StageEvent.lead_id == lead.id,
        StageEvent.stage == Stage.ONGOING,
        StageEvent.touchpoint_id.is_(None),
        StageEvent.voided_at.is_(None),
        StageEvent.occurred_on == mentorship.began_on,
        StageEvent.recorded_at.between(mentorship.created_at - MADE_WITHIN, mentorship.created_at),
    )
    for event in db.session.scalars(made):
        Recorder(db.session(), owner, clock.now()).void(event, lead)
