"""The addresses of steps: done, put off, taken up again."""

from flask import Blueprint

from outreach.web.later import add_views

blueprint = Blueprint("follow_ups", __name__)
add_views(
    blueprint,
    ("POST", "/follow-ups/<int:step_id>/completion", "views:complete"),
    ("POST", "/follow-ups/<int:step_id>/reopening", "views:reopen"),
    ("GET", "/follow-ups/<int:step_id>/snooze", "views:snooze_page"),
    ("POST", "/follow-ups/<int:step_id>/snooze", "views:snooze"),
)
