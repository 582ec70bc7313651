"""`outreach funnel`: how many were contacted, replied, met, and stayed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from outreach import clock
from outreach.cli.common import answer, as_json, for_reader, refuse
from outreach.dashboard import frames, reading
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.frames import GROUPINGS, Grouping
from outreach.extensions import db
from outreach.models import Account

if TYPE_CHECKING:
    from outreach.analysis.funnel import FunnelResult

day = click.DateTime(["%Y-%m-%d"])


@click.command("funnel")
@for_reader
@click.option("--from", "start", type=day, metavar="D", help="First contacted on this day or later.")
@click.option("--to", "end", type=day, metavar="D", help="First contacted on this day or earlier.")
@click.option("--by", type=click.Choice(GROUPINGS), help="One funnel for each.")
@click.option("--as-of", type=day, metavar="D", help="As it stood at the end of this day; today if not said.")
@as_json
def command(
    owner: Account,
    start: datetime | None,
    end: datetime | None,
    by: Grouping | None,
    as_of: datetime | None,
    as_json: bool,
) -> None:
    """How many of those first contacted in a window ever replied, met and stayed: k of n with 90 % intervals."""
    if start and end and end < start:
        refuse("--to comes before --from. Give a later day, or leave one of them out.", 2)
    chosen = FunnelFilter(contacted_from=_date(start), contacted_to=_date(end))
    on = _date(as_of) or clock.today(owner.zone)
    whole, groups = _computed(owner, chosen, on, by)
    answer(_told(whole, groups, chosen, on, by), _printed(whole, groups, by), as_json=as_json)


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _computed(
    owner: Account, chosen: FunnelFilter, as_of: date, by: Grouping | None
) -> tuple["FunnelResult", dict[str, "FunnelResult"]]:
    # pandas and scipy take seconds to load; help and refusals do not wait for them.
    from outreach.analysis.funnel import funnel, funnel_by

    frame = reading.frame(db.session(), frames.milestones(owner.id, chosen, by=by))
    window = chosen.window(as_of, owner.zone)
    groups = {} if by is None else funnel_by(frame, frames.keys(frame, by, owner.zone), window)
    return funnel(frame, window), {str(key): group for key, group in groups.items()}


def _told(
    whole: "FunnelResult", groups: dict[str, "FunnelResult"], chosen: FunnelFilter, as_of: date, by: Grouping | None
) -> dict[str, Any]:
    from outreach.dashboard.programs import stage_rows

    told: dict[str, Any] = {
        "as_of": as_of.isoformat(),
        "from": chosen.contacted_from and chosen.contacted_from.isoformat(),
        "to": chosen.contacted_to and chosen.contacted_to.isoformat(),
        "level": whole.level,
        "horizon_days": whole.horizon_days,
        "stages": stage_rows(whole, as_of),
    }
    if by is not None:
        told["by"] = by
        unknown = "unknown" if by in frames.SIDES else None
        told["groups"] = [{by: key or unknown, "stages": stage_rows(group, as_of)} for key, group in groups.items()]
    return told


def _printed(whole: "FunnelResult", groups: dict[str, "FunnelResult"], by: Grouping | None) -> str:
    from outreach.dashboard.lines import funnel_lines, group_name

    lines = funnel_lines(whole)
    for key, group in groups.items():
        lines += ["", group_name(key, by or ""), *funnel_lines(group)]
    return "\n".join(lines)
