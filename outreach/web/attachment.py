"""Figures that leave as a file."""

from datetime import date

from flask import Response


def attached(sheet: str, name: str, as_of: date) -> Response:
    """A sheet as a file that says what it holds and of which day."""
    response = Response(sheet, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"outreach-{name}-{as_of.isoformat()}.csv")
    return response
