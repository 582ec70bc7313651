"""What introductions ask of a day: to ask, to ask again, to say thank you."""

from collections.abc import Iterator
from datetime import date, timedelta

from flask import url_for

from outreach.extensions import db
from outreach.introductions import queries
from outreach.introductions.paths import Next, Path, paths_of
from outreach.models import Account
from outreach.text import _, _n
from outreach.web.due import Due

ONE_DAY = timedelta(days=1)
PATIENCE = timedelta(days=7)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """Everything about introductions that is due on or before `until`."""
    paths = paths_of(db.session.execute(queries.open_paths(owner)), owner.zone)
    return [due for path in paths for due in _of_path(path, today) if due.due_on <= until]


def _of_path(path: Path, today: date) -> Iterator[Due]:
    days, to = path.days, {"name": path.row.lead.display_name}
    wanted = path.row.lead.may_be_contacted
    if path.next is Next.TO_ASK and path.row.ask_by is not None and wanted:
        done = url_for("introductions.ask", introduction_id=path.row.id)
        yield _due(path, "ask", _("Ask for an introduction to %(name)s", **to), path.row.ask_by, done_url=done)
    elif path.next is Next.WAITING and days.asked is not None and wanted:
        silent = (today - days.asked).days
        since = _n("asked %(num)s day ago", "asked %(num)s days ago", silent)
        again = _("Ask again about the introduction to %(name)s", **to)
        yield _due(path, "again", again, days.asked + PATIENCE, since=since)
    elif path.next is Next.TO_THANK:
        answered = days.made or days.declined
        assert answered is not None
        done = url_for("introductions.thank", introduction_id=path.row.id)
        why = _("Say thank you for the introduction to %(name)s", **to)
        if days.made is None:
            why = _("Say thank you all the same: no introduction to %(name)s", **to)
        yield _due(path, "thanks", why, answered + ONE_DAY, done_url=done)


def _due(path: Path, word: str, why: str, day: date, *, since: str = "", done_url: str = "") -> Due:
    return Due(
        f"introduction-{path.row.id}-{word}", path.introducer, why, day,
        url_for("introductions.show", introduction_id=path.row.id), _("Open it"),
        since=since, done_url=done_url, lead_id=path.row.introducer_id,
    )  # fmt: skip
