"""The planner's figures as files."""

from outreach.dashboard.downloads import as_csv
from outreach.dashboard.planner import programs
from outreach.dashboard.planner.drawing import promise
from outreach.dashboard.planner.planning import Answer

SHEETS = ("curve", "history")


def sheet(name: str, found: Answer) -> str:
    """One of SHEETS as CSV; a curve that does not exist has a head and no rows."""
    if name == "history":
        return as_csv(programs.PAST_COLUMNS, [programs.past_row(past) for past in found.past])
    line = promise(found.plan)
    return as_csv(programs.CURVE_COLUMNS, programs.curve_rows(line, found) if line else [])
