"""Adding an event, changing it, taking it off the list."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from outreach import clock
from outreach.events import queries
from outreach.events.standing import Standing, moment_of
from outreach.extensions import db
from outreach.models import Account, SocialEvent
from outreach.text import _
from outreach.touchpoints.actions import correct_touchpoint
from outreach.web.days import check_year
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal
from outreach.web.typed import plain

LONGEST = {"title": 200, "place": 200, "website": 500, "notes": 20_000}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of an event; the hour is one of the account's zone."""

    title: str
    day: date
    hour: time | None = None
    until: date | None = None
    place: str = ""
    website: str = ""
    notes: str = ""


def add_event(owner: Account, plan: Plan) -> SocialEvent:
    """A new event. Raises Refusal."""
    event = SocialEvent(owner_id=owner.id, created_at=clock.now())
    _write(owner, event, plan)
    db.session.add(event)
    db.session.flush()
    return event


def change_event(owner: Account, event: SocialEvent, plan: Plan) -> None:
    """Change what is known; who came, came on the new day then. Raises Refusal."""
    was = event.starts_on, event.starts_at
    met = [standing for standing in standings_of(event) if standing.came]
    if met and plan.day > clock.today(owner.zone):
        came = _("You said on %(day)s who came. Take that back before the event moves.", day=long_day(event.starts_on))
        raise Refusal(came, "day")
    _write(owner, event, plan)
    if (event.starts_on, event.starts_at) != was:
        _move_meetings(owner, event, met)
    db.session.flush()


def remove_event(event: SocialEvent) -> None:
    """Take an event off the list. Raises Refusal while anything stands about its guests."""
    if any(standing.says_anything for standing in standings_of(event)):
        raise Refusal(_("Somebody was invited or met there. Take that back first; it stands in their history."))
    db.session.delete(event)
    db.session.flush()


def standings_of(event: SocialEvent) -> list[Standing]:
    """The rows of all guests."""
    return [Standing(*row) for row in db.session.execute(queries.guest_rows(event))]


def _write(owner: Account, event: SocialEvent, plan: Plan) -> None:
    texts = {name: plain(getattr(plan, name)) for name in LONGEST}
    if not texts["title"]:
        raise Refusal(_("Say what the event is called."), "title")
    for name, most in LONGEST.items():
        if len(texts[name]) > most:
            raise Refusal(_("This is too long: %(most)s characters at most.", most=most), name)
    _check_days(plan)
    for name, text in texts.items():
        setattr(event, name, text)
    event.starts_on, event.ends_on = plan.day, plan.until if plan.until != plan.day else None
    event.starts_at = _instant(owner, plan)


def _check_days(plan: Plan) -> None:
    check_year(plan.day, "day")
    if plan.until is not None and not plan.day <= plan.until <= plan.day + timedelta(days=366):
        raise Refusal(_("The last day comes after the first one, within a year."), "until")


def _instant(owner: Account, plan: Plan) -> datetime | None:
    return None if plan.hour is None else datetime.combine(plan.day, plan.hour, tzinfo=owner.zone).astimezone(UTC)


def _move_meetings(owner: Account, event: SocialEvent, met: list[Standing]) -> None:
    """Who came, came on the day of the event: each meeting is corrected, and its first version stays in the history."""
    moment = moment_of(event, owner) if met else None
    for standing in met:
        if standing.meeting is not None and moment is not None:
            row = standing.meeting
            correct_touchpoint(
                owner, row, direction=row.direction, channel=row.channel, kind=row.kind, moment=moment, text=row.text
            )
