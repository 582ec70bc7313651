"""Opening the sample: an account of its own that belongs to the user, so that nothing mixes with their data."""

from sqlalchemy import delete

from outreach import clock
from outreach.accounts.actions import NewAccount, create_account
from outreach.extensions import db
from outreach.jobs import Progress, enqueue
from outreach.models import Account, Job
from outreach.tour.files import read_sample
from outreach.tour.queries import KIND, filling_of, samples_of


def open_sample(user: Account) -> Account:
    """The user's sample: the one made today, else a fresh one, which a job fills; an older one would be out of date."""
    sample = db.session.scalars(samples_of(user)).first()
    if sample is not None and _is_fresh(sample, user):
        return sample
    db.session.execute(delete(Account).where(Account.sample_of_id == user.id))
    sample = invented_account(str(user.id), locale=user.locale, time_zone=user.time_zone)
    sample.sample_of_id = user.id
    enqueue(KIND, {}, owner_id=sample.id)
    return sample


def invented_account(tag: str = "", *, locale: str = "en", time_zone: str | None = None) -> Account:
    """The account of the invented person, still empty; without a password, so that nobody can sign in as her."""
    about = read_sample().account
    name, _at, domain = about["email"].partition("@")
    email = f"{name}+{tag}@{domain}" if tag else about["email"]
    new = NewAccount(email, about["name"], None, locale=locale, time_zone=time_zone or about["time_zone"])
    return create_account(new)


def fill_by_job(job: Job, progress: Progress) -> None:
    """The job behind the page; whoever read along sees how far it is."""
    from outreach.tour.load import fill  # the importer, which takes long to load

    if job.owner_id is not None:
        fill(db.session.get_one(Account, job.owner_id), progress.tell)


def state_of(sample: Account) -> str:
    """How the filling stands: queued, running, done or failed."""
    job = db.session.scalar(filling_of(sample))
    return job.state if job is not None else "done"


def _is_fresh(sample: Account, user: Account) -> bool:
    made_on = sample.created_at.astimezone(user.zone).date()
    return made_on == clock.today(user.zone) and state_of(sample) != "failed"
