"""Several files handed in at once: each is a run of its own, and one that cannot be read does not stop the others."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from outreach.extensions import db
from outreach.imports import actions, uploads
from outreach.imports.findings import Refused
from outreach.imports.limits import Limits
from outreach.models import Account, ImportRun
from outreach.web.refusal import Refusal


def hand_in(owner: Account, sources: Sequence[uploads.Borrowed], limits: Limits, at: datetime) -> list[ImportRun]:
    """Keep the files and look at them. A single one that cannot be read raises Refused, and nothing is kept."""
    if len(sources) == 1:
        return [actions.hand_in(owner, sources[0], limits, at)]
    batch, runs, size = secrets.token_hex(8), list[ImportRun](), 0
    for source in sources:
        runs.append(_hand_in(owner, source, limits, at, batch, size))
        size += runs[-1].size
    return runs


def confirm(owner: Account, runs: Sequence[ImportRun], limits: Limits, at: datetime) -> None:
    """Bring in all that were looked over and hold somebody, in the order in which they came."""
    rows = 0
    for run in runs:
        if not may_be_brought_in(run):
            continue
        more = run.plan["counts"]["rows"]
        try:
            with db.session.begin_nested():
                actions.confirm(owner, run, limits, at, waiting=rows)
        except Refusal:
            continue  # somebody else was quicker; the page shows how it stands
        except Refused as refused:
            actions.refuse(run, refused)
        rows += more


def may_be_brought_in(run: ImportRun) -> bool:
    """Whether a file was looked over and is not an empty table or one without people."""
    counts = run.plan.get("counts", {})
    return run.state == "planned" and any(counts.get(part) for part in ("created", "updated", "activities"))


def _hand_in(
    owner: Account, source: uploads.Borrowed, limits: Limits, at: datetime, batch: str, waiting: int
) -> ImportRun:
    try:
        with db.session.begin_nested():
            return actions.hand_in(owner, source, limits, at, batch=batch, waiting=waiting)
    except Refused as refused:
        run = ImportRun(owner_id=owner.id, file_name=source.name[-300:], created_at=at, size=0, batch=batch)
        db.session.add(run)
        db.session.flush()
        actions.refuse(run, refused)
        return run
