"""The jobs of large files. Each is one transaction: a restart in the middle simply runs it again."""

from collections.abc import Callable

from flask import current_app

from outreach import clock, jobs
from outreach.extensions import db, reading_only
from outreach.imports import actions
from outreach.imports.apply import Tell, bring_in, foresee
from outreach.imports.findings import Refused
from outreach.imports.limits import limits_of
from outreach.imports.planning.looking import plan_of
from outreach.imports.undo import undo
from outreach.models import Account, ImportRun, Job

Work = Callable[[Account, ImportRun, Tell], None]


def look(owner: Account, run: ImportRun, tell: Tell) -> None:
    """See what would come of a large file, without keeping anybody from writing meanwhile."""
    with reading_only():
        reading = actions.opened(run, limits_of(current_app.extensions["outreach.settings"]))
        outlook = foresee(db.session(), owner, reading, clock.now(), tell) if reading.has_people else None
        plan = plan_of(reading, outlook)
        db.session.rollback()
    run.plan, run.kind, run.state = plan, reading.kind, "planned"


def write(owner: Account, run: ImportRun, tell: Tell) -> None:
    """Bring a large file in. Its first reading comes before the transaction that writes."""
    with reading_only():
        reading = actions.opened(run, limits_of(current_app.extensions["outreach.settings"]))
        survey = reading.survey()
        db.session.rollback()
    bring_in(db.session(), owner, run, reading, survey, clock.now(), tell)
    actions.let_go(run)


def take_back(_owner: Account, run: ImportRun, _tell: Tell) -> None:
    """Undo a large import."""
    undo(db.session(), run, clock.now())


def _handler(work: Work) -> jobs.Handler:
    def handle(job: Job, progress: jobs.Progress) -> None:
        with reading_only():
            run = db.session.get_one(ImportRun, job.payload["run_id"])
            owner = db.session.get_one(Account, run.owner_id)
            db.session.rollback()
        try:
            work(owner, run, progress.tell)
        except Refused as refused:
            db.session.rollback()
            actions.refuse(run, refused)

    return handle


look_by_job, write_by_job, take_back_by_job = (_handler(work) for work in (look, write, take_back))
