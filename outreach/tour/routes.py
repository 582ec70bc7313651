"""The addresses of the sample search."""

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

from outreach import jobs
from outreach.tour.queries import KIND
from outreach.web.later import add_views, later
from outreach.web.owned import sample_looked_at

blueprint = Blueprint("tour", __name__)
add_views(
    blueprint,
    ("POST", "/sample", "views:open_sample"),
    ("GET", "/sample", "views:opening"),
    ("POST", "/sample/leaving", "views:leave"),
)


@blueprint.record_once
def prepare(state: BlueprintSetupState) -> None:
    """Register the job, and let every page know whether it shows the sample."""
    assert isinstance(state.app, Flask)
    jobs.register(state.app, KIND, later("outreach.tour.actions:fill_by_job"))
    state.app.jinja_env.globals["looks_at_sample"] = sample_looked_at
