"""The addresses of the room: files handed in, looked over, brought in, taken back.

What answers them reads twenty kinds of files and takes as long to load as all other rooms together, so it is loaded
at the first request for it, or by the first job.
"""

from typing import Any

from flask import Blueprint, Flask, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_login import current_user

from outreach import jobs
from outreach.imports.limits import limits_of
from outreach.imports.queries import BRING_IN, LOOK, UNDO
from outreach.models import ImportRun
from outreach.web.access import SIGNED_IN, access
from outreach.web.later import later

blueprint = Blueprint("imports", __name__)

HERE = "outreach.imports"
ALL = access(SIGNED_IN)
ONE = access(SIGNED_IN, run_id=ImportRun)
_RUN = "/imports/<int:run_id>"

# Address, method, rule, and the module and name of the view; the name is that of the endpoint, too.
ADDRESSES = (
    ("/imports", "GET", ALL, "handing_in", "new"),
    ("/imports", "POST", ALL, "handing_in", "upload"),
    (f"{_RUN}/together", "GET", ONE, "handing_in", "together"),
    (f"{_RUN}/together", "POST", ONE, "handing_in", "confirm_together"),
    (_RUN, "GET", ONE, "views", "show"),
    (f"{_RUN}/columns", "POST", ONE, "views", "columns"),
    (f"{_RUN}/suggestions", "POST", ONE, "views", "reset"),
    (f"{_RUN}/confirmation", "POST", ONE, "views", "confirm"),
    (f"{_RUN}/undo", "POST", ONE, "views", "undo"),
    (f"{_RUN}/dismissal", "POST", ONE, "views", "dismiss"),
    (f"{_RUN}/rejected.csv", "GET", ONE, "views", "rejected"),
)
for _address, _method, _rule, _module, _name in ADDRESSES:
    _view = _rule(later(f"{HERE}.{_module}:{_name}"))
    blueprint.add_url_rule(_address, _name, _view, methods=[_method])


@blueprint.record_once
def register_work(state: BlueprintSetupState) -> None:
    """Let the workers of this app do the jobs of imports."""
    assert isinstance(state.app, Flask)
    for kind, name in ((LOOK, "look_by_job"), (BRING_IN, "write_by_job"), (UNDO, "take_back_by_job")):
        jobs.register(state.app, kind, later(f"{HERE}.work:{name}"))


@blueprint.url_value_preprocessor
def allow_large_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Only a signed-in user may send a large body, and only here. This runs before the token in it is looked for."""
    if endpoint == "imports.upload" and current_user.is_authenticated:
        limits = limits_of(current_app.extensions["outreach.settings"])
        request.max_content_length = limits.upload_bytes + 1024 * 1024
