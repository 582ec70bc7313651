"""The addresses of events: the views stand in the modules of their pages."""

from flask import Blueprint

from outreach.events import hosting, planning

blueprint = Blueprint("events", __name__)

blueprint.add_url_rule("/events", view_func=planning.index)
blueprint.add_url_rule("/events/new", view_func=planning.new, methods=["GET", "POST"])
blueprint.add_url_rule("/events/<int:event_id>", view_func=planning.show)
blueprint.add_url_rule("/events/<int:event_id>/edit", view_func=planning.edit, methods=["GET", "POST"])
blueprint.add_url_rule("/events/<int:event_id>/deletion", view_func=planning.delete, methods=["POST"])
blueprint.add_url_rule("/events/<int:event_id>/invitations", view_func=hosting.invite, methods=["POST"])
blueprint.add_url_rule("/events/<int:event_id>/guests", view_func=hosting.mark, methods=["POST"])
blueprint.add_url_rule("/events/<int:event_id>/meetings", view_func=hosting.met, methods=["POST"])
blueprint.add_url_rule("/leads/<int:lead_id>/events", view_func=hosting.invite_to, methods=["POST"])
