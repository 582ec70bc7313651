"""The addresses under which a user makes and revokes links, from whichever page offers them."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("door_links", __name__, url_prefix="/mentorships/<int:mentorship_id>/links")
add_views(
    blueprint,
    ("POST", "", "making:make"),
    ("POST", "/<int:link_id>/revocation", "making:revoke"),
)
