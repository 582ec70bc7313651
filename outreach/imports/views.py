"""The pages of an import once its file is here: looked over, read differently, brought in, taken back, given up."""

from collections.abc import Callable

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from outreach import clock
from outreach.extensions import db
from outreach.imports import actions
from outreach.imports.findings import Refused
from outreach.imports.forms import LookForm
from outreach.imports.handing_in import back_to_files, kept, limits
from outreach.imports.telling import page, words
from outreach.imports.telling.rejected_file import rejected_table
from outreach.models import ImportRun
from outreach.text import _
from outreach.web.access import SIGNED_IN, access
from outreach.web.owned import current_owner, owned
from outreach.web.refusal import Refusal
from outreach.web.toast import toast


@access(SIGNED_IN, run_id=ImportRun)
def show(run_id: int) -> ResponseReturnValue:
    """An import as it stands: looked at, under way, done, taken back, or refused."""
    run = owned(ImportRun, run_id)
    if run.state == "planned":
        return render_template("imports/look.html", **page.look_page(run, LookForm.for_plan(run.plan, run.choices)))
    if run.state == "done":
        return render_template("imports/done.html", **page.done_page(run, clock.now()))
    if run.state in ("failed", "undone") or actions.has_failed(run):
        return render_template("imports/ended.html", **page.ended_page(run))
    done, total = page.progress_of(run)
    return render_template("imports/running.html", run=run, done=done, total=total)


@access(SIGNED_IN, run_id=ImportRun)
def columns(run_id: int) -> ResponseReturnValue:
    """Read the file differently, and look again."""
    run = _held(run_id)
    form = LookForm.for_plan(run.plan, run.choices)
    if run.plan and not form.validate_on_submit():
        return render_template("imports/look.html", **page.look_page(run, form)), 422
    return _tried(run, lambda: actions.choose(current_owner(), run, form.choices(), limits(), clock.now()))


@access(SIGNED_IN, run_id=ImportRun)
def reset(run_id: int) -> ResponseReturnValue:
    """Forget what was chosen for this header, and look again."""
    run = _held(run_id)
    return _tried(run, lambda: actions.suggest_anew(current_owner(), run, limits(), clock.now()))


@access(SIGNED_IN, run_id=ImportRun)
def confirm(run_id: int) -> ResponseReturnValue:
    """Bring in what was looked over; what was changed since then is looked over first."""
    run = _held(run_id)
    if run.state == "planned" and LookForm.for_plan(run.plan, run.choices).differs:
        toast(_("You changed how the file is read. This is what would come of it now."))
        return columns(run_id)
    return _tried(run, lambda: actions.confirm(current_owner(), run, limits(), clock.now()))


@access(SIGNED_IN, run_id=ImportRun)
def undo(run_id: int) -> ResponseReturnValue:
    """Take an import back."""
    run = _held(run_id)
    return _tried(run, lambda: actions.take_back(run, clock.now()))


@access(SIGNED_IN, run_id=ImportRun)
def dismiss(run_id: int) -> ResponseReturnValue:
    """Forget a file that was only looked at, and choose another one."""
    run = _held(run_id)
    try:
        actions.give_up(run)
    except Refusal as refusal:
        toast(refusal.message)
        return kept(run)
    db.session.commit()
    return back_to_files(run)


@access(SIGNED_IN, run_id=ImportRun)
def rejected(run_id: int) -> ResponseReturnValue:
    """The rows that cannot be brought in, as a file that can be mended and brought again."""
    run = owned(ImportRun, run_id)
    text = "".join(rejected_table(run, actions.rejected_of(run, limits())))
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
    return kept(run)


def _held(run_id: int) -> ImportRun:
    """The run, held against a second click until the commit."""
    run = owned(ImportRun, run_id)
    db.session.refresh(run, with_for_update=True)
    return run
