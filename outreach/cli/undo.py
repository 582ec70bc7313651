"""`outreach undo`: take an import back, from a terminal."""

from typing import Any

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_owner
from outreach.extensions import db
from outreach.imports import actions, queries
from outreach.imports.telling import sentences
from outreach.imports.telling.shapes import not_undone_shape, undone_shape
from outreach.imports.undo import undo
from outreach.models import Account
from outreach.text import _
from outreach.web.owned import LARGEST_ID
from outreach.web.refusal import Refusal

NOT_UNDONE = 2


@click.command("undo")
@click.argument("run", type=click.IntRange(1, LARGEST_ID))
@as_json
@for_owner
def undo_import(owner: Account, run: int, as_json: bool) -> None:
    """Take back the import RUN (the number that `import` answers), as far as nobody has built on it."""
    told = _taken_back(owner, run)
    stayed = [f"{row['line']:>6}  {row['name']}: {row['why']}" for row in told["rows"] if row["why"]]
    answer(told, "\n".join([told["message"], *stayed]), as_json=as_json)
    if told["outcome"] != "undone":
        raise SystemExit(NOT_UNDONE)


def _taken_back(owner: Account, run_id: int) -> dict[str, Any]:
    run, now = db.session.scalars(queries.run_numbered(owner, run_id)).one_or_none(), clock.now()
    if run is None:
        return not_undone_shape(run_id, _("There is no import with the number %(number)s.", number=run_id))
    try:
        actions.require_undoable(run, now)
    except Refusal as refusal:
        return not_undone_shape(run_id, refusal.message)
    undone = undo(db.session(), run, now)
    db.session.commit()
    return undone_shape(run_id, undone, sentences.undone(undone.counts))
