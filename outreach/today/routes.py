"""The addresses of Today, and of logging a contact from anywhere."""

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

from outreach.web.later import add_views, later
from outreach.web.navigation import register_counts

blueprint = Blueprint("today", __name__)
add_views(
    blueprint,
    ("GET", "/", "views:index"),
    ("GET", "/log", "views:log"),
    ("GET", "/today/snooze", "views:snooze_page"),
    ("POST", "/today/snooze", "views:snooze"),
    ("POST", "/today/taking-up", "views:take_up"),
)


@blueprint.record_once
def provide_counts(state: BlueprintSetupState) -> None:
    """Count what waits, for the navigation of every page."""
    assert isinstance(state.app, Flask)
    register_counts(state.app, later("outreach.today.counts:place_counts"))
