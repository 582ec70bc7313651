"""What one does with a file: hand it in, say what its columns mean, bring it in, take it back, give it up.

What is small is done at once; everything longer becomes a job, which does the same by the same functions."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete

from outreach import jobs
from outreach.extensions import db
from outreach.imports import queries, remembering, uploads
from outreach.imports.apply import Tell, bring_in, foresee
from outreach.imports.choices import Choices
from outreach.imports.findings import Refused, Rejected
from outreach.imports.limits import Limits
from outreach.imports.owner import Owner
from outreach.imports.people.survey import Survey
from outreach.imports.planning.looking import how_it_was_read, plan_of, without_strangers
from outreach.imports.queries import BRING_IN, LOOK, UNDO
from outreach.imports.reading import Reading, open_file
from outreach.imports.undo import undo
from outreach.models import Account, ImportRun, Job
from outreach.text import _
from outreach.web.refusal import Refusal

LOOKED_AT_ONCE = 1024 * 1024
WRITTEN_AT_ONCE = 2_000
UNDO_DAYS = 30
_GIVEN_UP_AFTER = timedelta(days=7)


def silent(_done: int, _total: int) -> None:
    """Nobody waits for news of what is small."""


def hand_in(
    owner: Account, source: uploads.Borrowed, limits: Limits, at: datetime, *, batch: str = "", waiting: int = 0
) -> ImportRun:
    """Keep an uploaded file and look at it, columns read as they were chosen for this header before.

    `waiting`: bytes of other files that this request looks at. Raises Refused, and keeps nothing, when the file is
    none that can be read.
    """
    reading = open_file(source, limits, owner=Owner.of(owner))
    _clear_away(owner, at)
    run = ImportRun(owner_id=owner.id, file_name=source.name[-300:], kind=reading.kind, created_at=at, size=0)
    run.batch, run.choices = batch, remembering.recalled(owner, reading)
    db.session.add(run)
    db.session.flush()
    uploads.keep(db.session(), run, source)
    _look_soon(owner, run, limits, at, waiting)
    return run


def choose(owner: Account, run: ImportRun, choices: Choices, limits: Limits, at: datetime) -> None:
    """Read the file differently, and look again. Raises Refused for a choice that makes no sense."""
    if not (run.state == "waiting" and has_failed(run)):
        _require(run, "planned")
    if choices.layout != Choices.from_json(run.choices).layout:
        run.choices = choices.without_columns().to_json()
        run.choices = run.choices | remembering.recalled(owner, opened(run, limits))
    else:
        run.choices = run.choices | choices.to_json()
    _look_soon(owner, run, limits, at)


def suggest_anew(owner: Account, run: ImportRun, limits: Limits, at: datetime) -> None:
    """Forget what was chosen for this header, and look again with what its words say."""
    _require(run, "planned")
    remembering.forget(owner, run)
    run.choices = Choices.from_json(run.choices).without_columns().to_json()
    _look_soon(owner, run, limits, at)


def look(owner: Account, run: ImportRun, limits: Limits, at: datetime, tell: Tell = silent) -> None:
    """See what would come of the file."""
    reading = opened(run, limits)
    outlook = foresee(db.session(), owner, reading, at, tell) if reading.has_people else None
    run.plan, run.kind, run.state = plan_of(reading, outlook), reading.kind, "planned"


def confirm(owner: Account, run: ImportRun, limits: Limits, at: datetime, *, waiting: int = 0) -> None:
    """Bring in what was looked over, `waiting`: rows of other files that this request brings in.

    Raises Refusal when that was done already, or nobody is in the file.
    """
    if not (run.state == "running" and has_failed(run)):
        _require(run, "planned")
    counts = run.plan.get("counts")
    if not counts:
        raise Refusal(_("Say first which column holds the name, the e-mail address or the LinkedIn page."))
    remembering.remember(owner, run, at)
    if waiting + counts["rows"] + counts.get("activities", 0) <= WRITTEN_AT_ONCE:
        write(owner, run, limits, at)
    else:
        run.state = "running"
        _enqueue(run, BRING_IN)


def write(owner: Account, run: ImportRun, limits: Limits, at: datetime, tell: Tell = silent) -> None:
    """Write what the file says."""
    reading = opened(run, limits)
    bring_in(db.session(), owner, run, reading, reading.survey(), at, tell)
    let_go(run)


def let_go(run: ImportRun) -> None:
    """Forget the file that was brought in, and all that was foreseen of it."""
    uploads.forget(db.session(), run)
    run.plan, run.result = how_it_was_read(run.plan), without_strangers(run.result)


def take_back(run: ImportRun, at: datetime) -> None:
    """Undo an import. Raises Refusal when it cannot be undone any more."""
    require_undoable(run, at)
    counts = run.result["counts"]
    if counts["rows"] + counts.get("activities", 0) <= WRITTEN_AT_ONCE:
        undo(db.session(), run, at)
    else:
        run.state = "undoing"
        _enqueue(run, UNDO)


def require_undoable(run: ImportRun, at: datetime) -> None:
    """Raises Refusal unless the import is done and young enough, or its undo gave up before."""
    if not (run.state == "undoing" and has_failed(run)):
        _require(run, "done")
    if not may_be_undone(run, at):
        raise Refusal(_("This import is older than %(days)s days and cannot be undone any more.", days=UNDO_DAYS))


def give_up(run: ImportRun) -> None:
    """Forget a file that was only looked at. Raises Refusal when more than that has happened."""
    if run.state not in ("planned", "failed"):
        _require(run, "planned")
    db.session.delete(run)


def rejected_of(run: ImportRun, limits: Limits) -> Iterator[tuple[int, str, list[str]]]:
    """The rejected rows of a file: line, reason, cells. Before it is brought in they are found in the file itself."""
    if run.state != "planned":
        for row in db.session.scalars(queries.rejected_rows(run)):
            yield row.line, row.reason, row.cells
        return
    reading = opened(run, limits)
    for one in reading.found(Survey(), lambda _notice: None):
        if isinstance(one, Rejected):
            yield one.line, one.reason, one.cells


def refuse(run: ImportRun, refused: Refused) -> None:
    """Say with the run why its file cannot be brought in, and let go of the file."""
    uploads.forget(db.session(), run)
    run.state, run.result = "failed", {"code": refused.code, "facts": refused.facts}


def opened(run: ImportRun, limits: Limits) -> Reading:
    """The kept file, read as the user chose."""
    owner = Owner.of(db.session.get_one(Account, run.owner_id))
    return open_file(uploads.Upload(db.session(), run), limits, Choices.from_json(run.choices), owner)


def has_failed(run: ImportRun) -> bool:
    """Whether the job behind a run gave up: nothing of it was written."""
    job = db.session.get(Job, run.job_id) if run.job_id else None
    return job is not None and job.state == "failed"


def may_be_undone(run: ImportRun, at: datetime) -> bool:
    """Whether an import is done and young enough."""
    return run.applied_at is not None and at - run.applied_at <= timedelta(days=UNDO_DAYS)


def _require(run: ImportRun, state: str) -> None:
    if run.state != state:
        raise Refusal(_("This was done already, or is under way. Load the page anew to see how it stands."))


def _look_soon(owner: Account, run: ImportRun, limits: Limits, at: datetime, waiting: int = 0) -> None:
    if run.size + waiting <= LOOKED_AT_ONCE:
        look(owner, run, limits, at)
    else:
        run.state = "waiting"
        _enqueue(run, LOOK)


def _enqueue(run: ImportRun, kind: str) -> None:
    payload: dict[str, Any] = {"run_id": run.id}
    run.job_id = jobs.enqueue(kind, payload, owner_id=run.owner_id).id


def _clear_away(owner: Account, at: datetime) -> None:
    """Forget what was looked at long ago and never brought in."""
    stale = ImportRun.state.in_(("waiting", "planned", "failed")) & (ImportRun.created_at < at - _GIVEN_UP_AFTER)
    db.session.execute(delete(ImportRun).where(ImportRun.owner_id == owner.id, stale))
