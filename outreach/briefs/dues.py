"""What Today hears of briefs: a day by which mentors are wanted is near, or past, and they are not there."""

from datetime import date, timedelta

from flask import url_for

from outreach.briefs import queries
from outreach.briefs.standing import standing
from outreach.extensions import db
from outreach.models import Account
from outreach.text import _, _n
from outreach.web.due import Due

AHEAD = timedelta(days=14)


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """The briefs that want mentors by a day within two weeks after `until`, or before.

    From two weeks before that day on the line is due every day (it can be put off); after that day it is late since.
    """
    rows = db.session.execute(queries.needed_until(owner, until + AHEAD)).all()
    if not rows:
        return []
    found = {brief: each.mentors for brief, each in standing(owner).items()}
    return [
        Due(
            mark=f"brief-{row.id}-{row.needed_by}",
            name=row.title,
            why=_why(row.mentors_wanted - found.get(row.id, 0)),
            due_on=row.needed_by if row.needed_by < today else max(row.needed_by - AHEAD, today),
            url=url_for("leads.index", brief=row.id),
            act=_("See the leads"),
        )
        for row in rows
        if found.get(row.id, 0) < row.mentors_wanted
    ]


def _why(missing: int) -> str:
    return _n("One mentor is still missing", "%(num)s mentors are still missing", missing)
