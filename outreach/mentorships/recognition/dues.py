"""What the thanks tell Today: somebody who helps was not thanked for a while."""

from datetime import date
from typing import Any

from flask import url_for

from outreach.extensions import db
from outreach.mentorships.recognition.queries import owed
from outreach.mentorships.thanks import thanks_due
from outreach.models import Account
from outreach.text import _
from outreach.web.due import Due


def dues(owner: Account, today: date, until: date) -> list[Due]:
    """The mentorships whose thanks are due on or before `until`; who mentors owes none.

    The day belongs to the mark, so that thanks which were given and are due again are spoken of anew.
    """
    found, rows = [], list[Any](db.session.execute(owed(owner)))
    for row in rows:
        day = thanks_due(row, row.last)
        if day > until:
            continue
        found.append(
            Due(
                mark=f"recognition-{row.id}-{day}",
                name=row.name,
                why=_("It is time to say thank you with more than words"),
                due_on=day,
                url=url_for("recognition.index", mentorship_id=row.id, _anchor="ideas"),
                act=_("See ideas"),
                lead_id=row.lead_id,
            )
        )
    return sorted(found, key=lambda due: (due.due_on, due.mark))
