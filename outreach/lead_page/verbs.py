"""From a form of the page to the verb that it asks for."""

from outreach.lead_page.forms import LogForm
from outreach.models import Account, Direction, Kind, Lead, Moment, Touchpoint
from outreach.touchpoints import actions
from outreach.web.forms import Form


def log(owner: Account, lead: Lead, form: LogForm) -> Touchpoint:
    """Log the contact that the box describes."""
    direction, kind = _what(form)
    talked = form.what.data == "talk"
    wait = form.follow_up.data
    return actions.log_touchpoint(
        owner,
        lead,
        direction=direction,
        channel=form.talk_channel.data if talked else form.channel.data,
        kind=actions.spoken_kind(form.talk_channel.data) if talked else kind,
        moment=said_moment(form),
        text=form.text.data or "",
        follow_up_in="none" if wait == "none" else int(wait) if wait else None,
    )


def said_moment(form: Form) -> Moment:
    """The moment that the field `when` names."""
    moment: Moment = form["when"].data
    return moment


def _what(form: LogForm) -> tuple[Direction, Kind]:
    if form.what.data == "talk":
        return (Direction.IN if form.called_me.data else Direction.OUT), Kind.CALL
    if form.what.data == "in" and form.kind.data:
        return Direction.IN, Kind(form.kind.data)
    return Direction(form.what.data), Kind.MESSAGE
