"""An application on its way: sent, answered, matched with a mentor, or taken back.

It stands in the funnel as a lead of its own from the day it was sent, so that programmes that gave nobody count too:
sent is contacted, answered is replied, and the match gives the lead its name.
"""

from datetime import date

from sqlalchemy import select

from outreach import clock
from outreach.extensions import db
from outreach.leads.actions import add_lead, edit_lead
from outreach.leads.joining.actions import Wanted, join
from outreach.leads.joining.parting import part
from outreach.models import (
    Account,
    Channel,
    Closing,
    ClosingReason,
    Direction,
    Kind,
    Lead,
    LeadMerge,
    Moment,
    Programme,
    ProgrammeStatus,
    Recorder,
    Source,
    Touchpoint,
)
from outreach.text import _
from outreach.touchpoints.actions import check_happened
from outreach.web.refusal import Refusal

ANSWERS = (ProgrammeStatus.ACCEPTED, ProgrammeStatus.REJECTED)


def apply(owner: Account, programme: Programme, day: date) -> None:
    """The application was sent: a lead is made for the mentor whom it may give. Raises Refusal."""
    _expect(programme, ProgrammeStatus.CONSIDERING)
    moment = _happened(owner, day)
    if programme.lead_id is None:
        programme.lead_id = _placeholder(owner, programme).id
    programme.application_id = _touch(owner, programme, Direction.OUT, moment).id
    programme.status, programme.applied_on = ProgrammeStatus.APPLIED, day


def answer(owner: Account, programme: Programme, status: ProgrammeStatus, day: date) -> None:
    """They accepted or turned it down. Raises Refusal."""
    _expect(programme, ProgrammeStatus.APPLIED)
    if status not in ANSWERS:
        raise Refusal(_("Say whether they accepted."), "status")
    moment = _happened(owner, day, not_before=programme.applied_on)
    programme.answer_id = _touch(owner, programme, Direction.IN, moment).id
    if status is ProgrammeStatus.REJECTED:
        Recorder(db.session(), owner, clock.now()).close(_lead(programme), ClosingReason.DECLINED, moment)
    programme.status, programme.decided_on = status, day


def withdraw(owner: Account, programme: Programme, day: date) -> None:
    """I do not pursue it any more. Raises Refusal."""
    _expect(programme, ProgrammeStatus.APPLIED, ProgrammeStatus.ACCEPTED)
    moment = _happened(owner, day, not_before=programme.applied_on)
    Recorder(db.session(), owner, clock.now()).close(_lead(programme), ClosingReason.ENDED, moment)
    programme.status, programme.decided_on = ProgrammeStatus.WITHDRAWN, day


def match(owner: Account, programme: Programme, day: date, *, name: str, known: Lead | None = None) -> Lead:
    """The programme gave me a mentor: somebody new by name, or a lead whom I know already. Raises Refusal."""
    _expect(programme, ProgrammeStatus.ACCEPTED)
    _happened(owner, day, not_before=programme.decided_on)
    lead = _lead(programme)
    if known is not None and known.id != lead.id:
        join(owner, Wanted(kept=known, other=lead), clock.now())
        lead = db.session.get_one(Lead, known.id)
        programme = db.session.get_one(Programme, programme.id, populate_existing=True)
    elif not name.strip():
        raise Refusal(_("Say who it is."), "name")
    else:
        edit_lead(owner, lead, name=name)
    if lead.source is None:
        lead.source = Source.PROGRAMME
    programme.status, programme.matched_on, programme.lead_id = ProgrammeStatus.MATCHED, day, lead.id
    return lead


def take_back(owner: Account, programme: Programme) -> None:
    """The last step never happened: its entry in the history is voided, two leads that it joined are two again.

    Raises Refusal when there is no step, and when the two cannot be parted any more.
    """
    undo = {
        ProgrammeStatus.APPLIED: _not_applied,
        ProgrammeStatus.ACCEPTED: _not_answered,
        ProgrammeStatus.REJECTED: _not_answered,
        ProgrammeStatus.WITHDRAWN: _not_withdrawn,
        ProgrammeStatus.MATCHED: _not_matched,
    }.get(programme.status)
    if undo is None:
        raise Refusal(_("There is no step to take back."))
    undo(owner, programme)


def _not_applied(owner: Account, programme: Programme) -> None:
    _void(owner, programme.application_id)
    programme.status, programme.applied_on, programme.application_id = ProgrammeStatus.CONSIDERING, None, None


def _not_answered(owner: Account, programme: Programme) -> None:
    _void(owner, programme.answer_id)
    _reopen(owner, programme, ClosingReason.DECLINED)
    programme.status, programme.decided_on, programme.answer_id = ProgrammeStatus.APPLIED, None, None


def _not_withdrawn(owner: Account, programme: Programme) -> None:
    _reopen(owner, programme, ClosingReason.ENDED)
    answered = programme.answer_id is not None
    programme.status = ProgrammeStatus.ACCEPTED if answered else ProgrammeStatus.APPLIED
    programme.decided_on = _day_of(owner, programme.answer_id) if answered else None


def _not_matched(owner: Account, programme: Programme) -> None:
    programme.status, programme.matched_on = ProgrammeStatus.ACCEPTED, None
    merge = _joined_by(programme)
    if merge is not None:
        part(owner, merge, clock.now())


def _joined_by(programme: Programme) -> LeadMerge | None:
    """The merge by which the application went up in a lead that was known already."""
    mine = LeadMerge.owner_id == programme.owner_id, LeadMerge.kept_id == programme.lead_id
    merges = db.session.scalars(
        select(LeadMerge).where(*mine, LeadMerge.parted_at.is_(None)).order_by(LeadMerge.id.desc())
    )
    return next((merge for merge in merges if programme.id in merge.moved.get(Programme.__tablename__, ())), None)


def _placeholder(owner: Account, programme: Programme) -> Lead:
    return add_lead(
        owner, at=clock.now(), name=_("Mentor of “%(programme)s”", programme=programme.name),
        company=programme.organiser, source=Source.PROGRAMME, channel=Channel.APPLICATION, hook=programme.notes,
    )  # fmt: skip


def _touch(owner: Account, programme: Programme, direction: Direction, moment: Moment) -> Touchpoint:
    recorder = Recorder(db.session(), owner, clock.now())
    touchpoint = recorder.touch(
        _lead(programme), direction=direction, channel=Channel.APPLICATION, kind=Kind.MESSAGE, moment=moment,
        text=programme.name,
    )  # fmt: skip
    db.session.flush()
    return touchpoint


def _lead(programme: Programme) -> Lead:
    if programme.lead_id is None:
        raise Refusal(_("The lead of this application was forgotten. Nothing more can be told of it."))
    return db.session.get_one(Lead, programme.lead_id)


def _happened(owner: Account, day: date, *, not_before: date | None = None) -> Moment:
    moment = Moment.of_day(day, owner.zone)
    check_happened(moment, owner)
    if not_before is not None and day < not_before:
        raise Refusal(_("That is before the step that came first. Is the day right?"), "day")
    return moment


def _void(owner: Account, touchpoint_id: int | None) -> None:
    touchpoint = db.session.get(Touchpoint, touchpoint_id) if touchpoint_id is not None else None
    if touchpoint is not None and touchpoint.voided_at is None:
        Recorder(db.session(), owner, clock.now()).void(touchpoint, touchpoint.lead)


def _reopen(owner: Account, programme: Programme, why: ClosingReason) -> None:
    closing = db.session.scalars(
        select(Closing)
        .where(Closing.lead_id == programme.lead_id, Closing.why == why, Closing.voided_at.is_(None))
        .where(Closing.reopened_at.is_(None))
        .order_by(Closing.id.desc())
    ).first()
    if closing is not None:
        Recorder(db.session(), owner, clock.now()).void(closing, closing.lead)


def _day_of(owner: Account, touchpoint_id: int | None) -> date | None:
    touchpoint = db.session.get(Touchpoint, touchpoint_id) if touchpoint_id is not None else None
    return touchpoint.moment.local_day(owner.zone) if touchpoint is not None else None


def _expect(programme: Programme, *statuses: ProgrammeStatus) -> None:
    if programme.status not in statuses:
        raise Refusal(_("This was said before; nothing was changed."))
