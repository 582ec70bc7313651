"""The pages on which files are handed in: one that is then looked over, or several that came together."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from outreach import clock, jobs
from outreach.extensions import db
from outreach.imports import queries, uploads
from outreach.imports import together as batches
from outreach.imports.findings import Refused
from outreach.imports.forms import FileForm
from outreach.imports.limits import Limits, limits_of
from outreach.imports.telling import batch, page, words
from outreach.models import ImportRun
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned

_LISTED = 50


@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """Where files are chosen or dropped, above the earlier ones."""
    return _file_page(FileForm(), 200)


@access(SIGNED_IN)
def upload() -> ResponseReturnValue:
    """Take files and look at them."""
    form = FileForm()
    if not form.validate_on_submit():
        return _file_page(form, 422)
    sources = [uploads.Borrowed(sent.filename or "", sent.stream) for sent in form.sent]
    try:
        runs = batches.hand_in(current_owner(), sources, limits(), clock.now())
    except Refused as refused:
        db.session.rollback()
        form.file.errors = [words.refusal(refused)]
        return _file_page(form, 422)
    finally:
        for sent in form.sent:
            sent.close()
    return kept(runs[0], together=len(runs) > 1)


@access(SIGNED_IN, run_id=ImportRun)
def together(run_id: int) -> ResponseReturnValue:
    """The files that came with this one: what would come of each, or what came of it."""
    run = owned(ImportRun, run_id)
    runs = db.session.scalars(queries.handed_in_with(run)).all()
    return render_template("imports/together.html", run=run, **batch.batch_page(runs))


@access(SIGNED_IN, run_id=ImportRun)
def confirm_together(run_id: int) -> ResponseReturnValue:
    """Bring in all of them that were looked over."""
    run = owned(ImportRun, run_id)
    runs = db.session.scalars(queries.handed_in_with(run).with_for_update()).all()
    batches.confirm(current_owner(), runs, limits(), clock.now())
    return kept(run, together=True)


def kept(run: ImportRun, *, together: bool = False) -> ResponseReturnValue:
    """Commit, wake the worker, and go to the page of the import, or of all that came with it."""
    db.session.commit()
    jobs.ring()
    return redirect(url_for("imports.together" if together else "imports.show", run_id=run.id), 303)


def back_to_files(gone: ImportRun) -> ResponseReturnValue:
    """After a file was given up: to those that came with it, else to where files are chosen."""
    other = db.session.scalars(queries.handed_in_with(gone).limit(1)).first() if gone.batch else None
    if other is None:
        return redirect(url_for("imports.new"), 303)
    return redirect(url_for("imports.together", run_id=other.id), 303)


def limits() -> Limits:
    """How much of a file is read here."""
    return limits_of(current_app.extensions["outreach.settings"])


def _file_page(form: FileForm, status: int) -> ResponseReturnValue:
    runs = db.session.scalars(queries.runs_of(current_owner()).limit(_LISTED)).all()
    earlier = [(run, page.sentence_of(run)) for run in runs]
    return render_template("imports/new.html", form=form, earlier=earlier, limits=limits()), status
