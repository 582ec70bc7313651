"""What the page of one lead reads besides the history."""

from sqlalchemy import Select, select

from outreach.models import Brief, FollowUp, ImportRun, Lead, LeadEmail


def open_steps(lead: Lead) -> Select[FollowUp]:
    """The next steps with this lead, the nearest first."""
    return (
        select(FollowUp)
        .where(FollowUp.lead_id == lead.id, FollowUp.ended.is_(False))
        .order_by(FollowUp.due_on, FollowUp.due_at, FollowUp.id)
    )


def further_addresses(lead: Lead) -> Select[str]:
    """The addresses beside the first one."""
    return select(LeadEmail.email).where(LeadEmail.lead_id == lead.id).order_by(LeadEmail.id)


def import_of(lead: Lead) -> Select[ImportRun]:
    """The file that a lead came with."""
    return select(ImportRun).where(ImportRun.owner_id == lead.owner_id, ImportRun.id == lead.import_run_id)


def brief_of(lead: Lead) -> Select[str]:
    """The title of the brief that a lead belongs to."""
    return select(Brief.title).where(Brief.owner_id == lead.owner_id, Brief.id == lead.brief_id)
