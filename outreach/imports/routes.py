"""The addresses of the room: files handed in, looked over, brought in, taken back.

What answers them reads twenty kinds of files, and takes as long to load as all other rooms together; a worker loads it
with the first job.
"""

from typing import Any

from flask import Blueprint, Flask, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_login import current_user

from outreach import jobs
from outreach.imports.limits import limits_of
from outreach.imports.queries import BRING_IN, LOOK, UNDO
from outreach.web.later import add_views, later

blueprint = Blueprint("imports", __name__)

add_views(
    blueprint,
    ("GET", "/imports", "handing_in:new"),
    ("POST", "/imports", "handing_in:upload"),
    ("GET", "/imports/<int:run_id>/together", "handing_in:together"),
    ("POST", "/imports/<int:run_id>/together", "handing_in:confirm_together"),
    ("GET", "/imports/<int:run_id>", "views:show"),
    ("POST", "/imports/<int:run_id>/columns", "views:columns"),
    ("POST", "/imports/<int:run_id>/suggestions", "views:reset"),
    ("POST", "/imports/<int:run_id>/confirmation", "views:confirm"),
    ("POST", "/imports/<int:run_id>/undo", "views:undo"),
    ("POST", "/imports/<int:run_id>/dismissal", "views:dismiss"),
    ("GET", "/imports/<int:run_id>/rejected.csv", "views:rejected"),
)


@blueprint.record_once
def register_work(state: BlueprintSetupState) -> None:
    """Let the workers of this app do the jobs of imports."""
    assert isinstance(state.app, Flask)
    for kind, name in ((LOOK, "look_by_job"), (BRING_IN, "write_by_job"), (UNDO, "take_back_by_job")):
        jobs.register(state.app, kind, later(f"outreach.imports.work:{name}"))


@blueprint.url_value_preprocessor
def allow_large_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Only a signed-in user may send a large body, and only here. This runs before the token in it is looked for."""
    if endpoint == "imports.upload" and current_user.is_authenticated:
        limits = limits_of(current_app.extensions["outreach.settings"])
        request.max_content_length = limits.upload_bytes + 1024 * 1024
