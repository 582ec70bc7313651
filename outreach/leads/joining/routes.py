"""The addresses of two leads who may be one person."""

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

from outreach import jobs
from outreach.leads.joining.queries import KIND
from outreach.web.later import add_views, later

blueprint = Blueprint("joining", __name__)
add_views(
    blueprint,
    ("GET", "/leads/duplicates", "views:index"),
    ("POST", "/leads/duplicates/search", "views:look"),
    ("GET", "/leads/<int:lead_id>/joining", "views:whom"),
    ("GET", "/leads/<int:lead_id>/joining/<int:other_id>", "views:compare"),
    ("POST", "/leads/<int:lead_id>/joining/<int:other_id>", "views:merge"),
    ("POST", "/leads/<int:lead_id>/joining/<int:other_id>/apart", "views:keep_apart"),
    ("POST", "/leads/<int:lead_id>/joining/<int:other_id>/again", "views:suggest_again"),
    ("POST", "/merges/<int:merge_id>/splitting", "views:split"),
)


@blueprint.record_once
def register_work(state: BlueprintSetupState) -> None:
    """Let the workers of this app look through large accounts."""
    assert isinstance(state.app, Flask)
    jobs.register(state.app, KIND, later("outreach.leads.joining.suggesting:look_by_job"))
