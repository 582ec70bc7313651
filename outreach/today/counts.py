"""The numbers beside the places of the navigation; asked for on every page, so they stop counting early."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from flask import request

from outreach import clock
from outreach.extensions import db
from outreach.leads.filters import ClosedOr, LeadFilter
from outreach.leads.queries import count
from outreach.models import Account, data_version
from outreach.today.dues import within_a_week
from outreach.today.queries import waiting
from outreach.web.owned import current_owner
from outreach.web.sessions import READING

MOST_LEADS = 5000
KEPT = 500


def place_counts() -> Mapping[str, int]:
    """What is due, and leads; a number that would take long to count is left away."""
    owner = current_owner()
    today, version = clock.today(owner.zone), data_version(db.session(), owner.id)
    # What a refused form has written so far is no version of anything.
    if request.method not in READING or not version:
        return _counts(owner, today)
    return dict(_kept(owner.id, version, today))


@lru_cache(KEPT)
def _kept(_owner_id: int, _version: int, today: date) -> tuple[tuple[str, int], ...]:
    return tuple(_counts(current_owner(), today).items())


def _counts(owner: Account, today: date) -> dict[str, int]:
    leads = count(owner, LeadFilter(closing=ClosedOr.ANY), MOST_LEADS)
    due = (db.session.scalar(waiting(owner, today)) or 0) + sum(each.due_on <= today for each in within_a_week(owner))
    return {"today": due, **({} if leads.more else {"leads": leads.n})}
