"""The addresses of the room: a file handed in, looked over, brought in, taken back."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, Response, current_app, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_login import current_user

from outreach import clock, jobs
from outreach.extensions import db
from outreach.imports import actions, queries, uploads, work
from outreach.imports.findings import Refused
from outreach.imports.forms import ColumnsForm, FileForm
from outreach.imports.limits import Limits, limits_of
from outreach.imports.telling import page, words
from outreach.imports.telling.rejected_file import as_csv
from outreach.models import ImportRun
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast

blueprint = Blueprint("imports", __name__)
_LISTED = 50


@blueprint.record_once
def register_work(state: BlueprintSetupState) -> None:
    """Let the workers of this app do the jobs of imports."""
    assert isinstance(state.app, Flask)
    work.register(state.app)


@blueprint.url_value_preprocessor
def allow_large_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Only a signed-in user may send a large body, and only here. This runs before the token in it is looked for."""
    if endpoint == "imports.upload" and current_user.is_authenticated:
        request.max_content_length = _limits().upload_bytes + 1024 * 1024


@blueprint.get("/imports")
@access(SIGNED_IN)
def new() -> ResponseReturnValue:
    """Where a file is chosen or dropped, above the earlier ones."""
    return _file_page(FileForm(), 200)


@blueprint.post("/imports")
@access(SIGNED_IN)
def upload() -> ResponseReturnValue:
    """Take a file and look at it."""
    form = FileForm()
    if not form.validate_on_submit():
        return _file_page(form, 422)
    sent = form.file.data
    assert sent is not None  # the form has seen to it
    try:
        source = uploads.Borrowed(sent.filename or "", sent.stream)
        run = actions.hand_in(current_owner(), source, _limits(), clock.now())
    except Refused as refused:
        db.session.rollback()
        form.file.errors = [words.refusal(refused)]
        return _file_page(form, 422)
    finally:
        sent.close()
    return _kept(run)


@blueprint.get("/imports/<int:run_id>")
@access(SIGNED_IN, run_id=ImportRun)
def show(run_id: int) -> ResponseReturnValue:
    """An import as it stands: looked at, under way, done, taken back, or refused."""
    run = owned(ImportRun, run_id)
    if run.state == "planned":
        return render_template("imports/look.html", **page.look_page(run, ColumnsForm.for_plan(run.plan, run.choices)))
    if run.state == "done":
        return render_template("imports/done.html", **page.done_page(run, clock.now()))
    if run.state in ("failed", "undone") or actions.has_failed(run):
        return render_template("imports/ended.html", run=run, sentence=page.sentence_of(run))
    done, total = page.progress_of(run)
    return render_template("imports/running.html", run=run, done=done, total=total)


@blueprint.post("/imports/<int:run_id>/columns")
@access(SIGNED_IN, run_id=ImportRun)
def columns(run_id: int) -> ResponseReturnValue:
    """Read the columns differently, and look again."""
    run = _held(run_id)
    form = ColumnsForm.for_plan(run.plan, run.choices)
    if run.plan and not form.validate_on_submit():
        return render_template("imports/look.html", **page.look_page(run, form)), 422
    return _tried(run, lambda: actions.choose(current_owner(), run, form.choices(run), _limits(), clock.now()))


@blueprint.post("/imports/<int:run_id>/confirmation")
@access(SIGNED_IN, run_id=ImportRun)
def confirm(run_id: int) -> ResponseReturnValue:
    """Bring in what was looked over; columns changed since then are looked over first."""
    run = _held(run_id)
    form = ColumnsForm.for_plan(run.plan, run.choices)
    if run.state == "planned" and form.differs(run):
        toast(_("You changed the columns. This is what would come of it now."))
        return columns(run_id)
    return _tried(run, lambda: actions.confirm(current_owner(), run, _limits(), clock.now()))


@blueprint.post("/imports/<int:run_id>/undo")
@access(SIGNED_IN, run_id=ImportRun)
def undo(run_id: int) -> ResponseReturnValue:
    """Take an import back."""
    run = _held(run_id)
    return _tried(run, lambda: actions.take_back(run, clock.now()))


@blueprint.post("/imports/<int:run_id>/dismissal")
@access(SIGNED_IN, run_id=ImportRun)
def dismiss(run_id: int) -> ResponseReturnValue:
    """Forget a file that was only looked at, and choose another one."""
    run = _held(run_id)
    try:
        actions.give_up(run)
    except Refusal as refusal:
        toast(refusal.message)
        return _kept(run)
    db.session.commit()
    return redirect(url_for("imports.new"), 303)


@blueprint.get("/imports/<int:run_id>/rejected.csv")
@access(SIGNED_IN, run_id=ImportRun)
def rejected(run_id: int) -> ResponseReturnValue:
    """The rows that cannot be brought in, as a file that can be mended and brought again."""
    run = owned(ImportRun, run_id)
    headers = [column["header"] for column in run.plan.get("columns", ())]
    text = "".join(as_csv(headers, actions.rejected_of(run, _limits())))
    return Response(text, mimetype="text/csv", headers={"Content-Disposition": "attachment; filename=rejected.csv"})


def _tried(run: ImportRun, act: Callable[[], None]) -> ResponseReturnValue:
    """Do it, and go to the page of the import; a refusal is said there."""
    try:
        act()
    except Refusal as refusal:
        db.session.rollback()
        toast(refusal.message)
    except Refused as refused:
        db.session.rollback()
        toast(words.refusal(refused))
    return _kept(run)


def _kept(run: ImportRun) -> ResponseReturnValue:
    db.session.commit()
    jobs.ring()
    return redirect(url_for("imports.show", run_id=run.id), 303)


def _held(run_id: int) -> ImportRun:
    """The run, held against a second click until the commit."""
    run = owned(ImportRun, run_id)
    db.session.refresh(run, with_for_update=True)
    return run


def _file_page(form: FileForm, status: int) -> ResponseReturnValue:
    runs = db.session.scalars(queries.runs_of(current_owner()).limit(_LISTED)).all()
    earlier = [(run, page.sentence_of(run)) for run in runs]
    return render_template("imports/new.html", form=form, earlier=earlier, limits=_limits()), status


def _limits() -> Limits:
    return limits_of(current_app.extensions["outreach.settings"])
