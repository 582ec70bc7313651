"""The questions of the dashboard, asked of the raw tables in SQL, and of the product."""

import sqlite3
from typing import Any

from outreach.extensions import db
from tests.benchmarks.many_leads import NOW

# What every question begins with: when each lead first came to each stage, by the rules of the funnel. It is answered
# once, into a table that is not kept, and by the best index: quicker than SQL that asks the events four times.
FIRSTS = """
CREATE TEMP TABLE firsts AS
WITH reached AS (
    SELECT lead_id,
           min(CASE WHEN stage = 'contacted' THEN occurred_at END) AS contacted,
           min(CASE WHEN stage = 'replied' THEN occurred_at END) AS replied,
           min(CASE WHEN stage = 'met' THEN occurred_at END) AS met,
           min(CASE WHEN stage = 'ongoing' THEN occurred_at END) AS ongoing
    FROM stage_event INDEXED BY ix_stage_event_lead_id_occurred_at
    WHERE owner_id = 1 AND voided_at IS NULL GROUP BY lead_id
)
SELECT contacted, replied, met, ongoing, channel FROM reached JOIN lead ON lead.id = lead_id
"""
FUNNEL = "SELECT count(contacted), count(replied), count(met), count(ongoing) FROM firsts"
BY_CHANNEL = f"{FUNNEL.replace('SELECT', 'SELECT channel,')} GROUP BY 1"
BY_WEEK = BY_CHANNEL.replace("channel", "date(contacted, 'weekday 0', '-6 days')")
MEDIAN = """
WITH waits AS (SELECT julianday(replied) - julianday(contacted) AS days FROM firsts WHERE replied IS NOT NULL)
SELECT avg(days) FROM (SELECT days FROM waits ORDER BY days
                       LIMIT 2 - (SELECT count(*) FROM waits) % 2 OFFSET (SELECT (count(*) - 1) / 2 FROM waits))
"""


def raw(connection: sqlite3.Connection) -> list[Any]:
    """The four answers by SQL: funnel, conversion by channel, weekly cohorts, median days to a reply."""
    connection.execute(FIRSTS)
    found = [connection.execute(question).fetchall() for question in (FUNNEL, BY_CHANNEL, BY_WEEK, MEDIAN)]
    connection.execute("DROP TABLE firsts")
    return found


def ours() -> list[Any]:
    """The same from what the product keeps, with the intervals and the curve besides."""
    from outreach.analysis.funnel import funnel, funnel_by
    from outreach.analysis.survival import time_to
    from outreach.dashboard import frames, reading
    from outreach.dashboard.forms import FunnelFilter
    from outreach.models import Account

    owner = db.session.query(Account).one()
    chosen = FunnelFilter()
    window = chosen.window(NOW.date(), owner.zone)
    frame = reading.frame(db.session(), frames.milestones(owner.id, chosen))
    groups = [funnel_by(frame, frames.keys(frame, by, owner.zone), window) for by in ("channel", "week")]
    return [funnel(frame, window), *groups, time_to(frame, "replied", window)]
