"""What is asked about samples."""

from sqlalchemy import Select, select

from outreach.models import Account, Job, Lead

KIND = "sample"


def samples_of(account: Account) -> Select[Account]:
    """The sample search that belongs to this account, if it has opened one."""
    return select(Account).where(Account.sample_of_id == account.id).order_by(Account.id)


def filling_of(sample: Account) -> Select[Job]:
    """The work that fills a sample, the latest first."""
    return select(Job).where(Job.owner_id == sample.id, Job.kind == KIND).order_by(Job.id.desc()).limit(1)


def people_of(sample: Account) -> Select[Lead]:
    """Everybody in a sample."""
    return select(Lead).where(Lead.owner_id == sample.id).order_by(Lead.id)
