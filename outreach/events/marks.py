"""What becomes of the guests of an event. Each mark is a contact of the lead: logged once, voided when taken back."""

from collections.abc import Iterable, Sequence
from datetime import date

from outreach import clock
from outreach.events import queries
from outreach.events.guests import said_on
from outreach.events.standing import Standing, moment_of
from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Direction,
    EventGuest,
    Kind,
    Lead,
    Moment,
    Recorder,
    SocialEvent,
    Touchpoint,
)
from outreach.text import _
from outreach.touchpoints.actions import log_touchpoint
from outreach.web.filters import long_day
from outreach.web.refusal import Refusal


class Marker:
    """Somebody who says what became of the guests of one event. Each verb gives the leads of whom that was new."""

    def __init__(self, owner: Account, event: SocialEvent) -> None:
        self.owner, self.event = owner, event
        self.named = {"event": event.title}
        self.recorder = Recorder(db.session(), owner, clock.now())
        self.guests: dict[int, list[Standing]] = {}
        for row, *touchpoints in db.session.execute(queries.guest_rows(event)):
            self.guests.setdefault(row.lead_id, []).append(Standing(row, *touchpoints))

    def invite(self, leads: Iterable[Lead], day: date) -> list[Lead]:
        """I invited them; whoever must not be contacted is left out. Raises Refusal for a day after the event."""
        if day > (self.event.ends_on or self.event.starts_on):
            late = _("The event was on %(day)s. An invitation comes before it.", day=long_day(self.event.starts_on))
            raise Refusal(late, "day")
        return [lead for lead in leads if lead.do_not_contact_at is None and self._invite(lead, day)]

    def answer(self, leads: Iterable[Lead], day: date, *, accepted: bool) -> list[Lead]:
        """They said yes or no; another answer takes the place of the first. Raises Refusal for a day too early."""
        return [lead for lead in leads if self._answer(lead, day, accepted=accepted)]

    def came(self, leads: Iterable[Lead]) -> list[Lead]:
        """They came, invited or not. Raises Refusal before the event."""
        moment = moment_of(self.event, self.owner)
        return [lead for lead in leads if self._came(lead, moment)]

    def stayed_away(self, leads: Iterable[Lead]) -> list[Lead]:
        """They were invited and did not come. Raises Refusal before the event."""
        moment_of(self.event, self.owner)
        return [lead for lead in leads if self._stayed_away(lead)]

    def take_back(self, leads: Iterable[Lead], mark: str) -> list[Lead]:
        """It was not so: `invitation` (and with it the answer), `answer` or `coming`."""
        return [lead for lead in leads if self._take_back(lead, mark)]

    def _invite(self, lead: Lead, day: date) -> bool:
        rows = self.guests.get(lead.id, [])
        if any(standing.invited for standing in rows):
            return False
        standing = rows[0] if rows else self._new(lead)
        words = _("Invited to “%(event)s”.", **self.named)
        standing.invitation = self._log(lead, Direction.OUT, Kind.MESSAGE, self._of_day(day), words)
        standing.row.invited_on, standing.row.invitation_id = day, standing.invitation.id
        return True

    def _answer(self, lead: Lead, day: date, *, accepted: bool) -> bool:
        rows = self.guests.get(lead.id, [])
        invited = [standing for standing in rows if standing.invited]
        if not invited or any(standing.accepted is accepted for standing in rows):
            return False
        moment = self._not_before(invited[0], day)
        for standing in rows:
            self._forget_answer(standing)
        yes, no = _("Accepted the invitation to “%(event)s”.", **self.named), _("Declined “%(event)s”.", **self.named)
        standing = invited[0]
        standing.answer = self._log(lead, Direction.IN, Kind.MESSAGE, moment, yes if accepted else no)
        standing.row.answer_id = standing.answer.id
        standing.row.accepted_on, standing.row.declined_on = (day, None) if accepted else (None, day)
        return True

    def _came(self, lead: Lead, moment: Moment) -> bool:
        rows = self.guests.get(lead.id, [])
        if any(standing.came for standing in rows):
            return False
        standing = next((standing for standing in rows if standing.invited), None) or (rows or [self._new(lead)])[0]
        invited = _("Came to “%(event)s”.", **self.named)
        words = invited if standing.invited else _("Met at “%(event)s”.", **self.named)
        standing.meeting = self._log(lead, Direction.OUT, Kind.MEETING, moment, words)
        standing.row.came, standing.row.meeting_id = True, standing.meeting.id
        return True

    def _stayed_away(self, lead: Lead) -> bool:
        rows = self.guests.get(lead.id, [])
        invited = [standing for standing in rows if standing.invited]
        if not invited or (invited[0].came is False and not any(standing.came for standing in rows)):
            return False
        for standing in rows:
            self._forget_coming(standing)
        invited[0].row.came = False
        return True

    def _take_back(self, lead: Lead, mark: str) -> bool:
        touched = False
        for standing in self.guests.get(lead.id, []):
            if mark == "invitation":
                touched = self._forget_invitation(standing) or touched
            if mark in ("invitation", "answer"):
                touched = self._forget_answer(standing) or touched
            if mark == "coming":
                touched = self._forget_coming(standing) or touched
            if not standing.says_anything:
                db.session.delete(standing.row)
        return touched

    def _forget_invitation(self, standing: Standing) -> bool:
        was = standing.invited
        self._void(standing.invitation, standing.row.lead)
        standing.row.invited_on = standing.row.invitation_id = standing.invitation = None
        return was

    def _forget_answer(self, standing: Standing) -> bool:
        was = standing.accepted is not None
        self._void(standing.answer, standing.row.lead)
        standing.row.accepted_on = standing.row.declined_on = standing.row.answer_id = standing.answer = None
        return was

    def _forget_coming(self, standing: Standing) -> bool:
        was = standing.came is not None
        self._void(standing.meeting, standing.row.lead)
        standing.row.came = standing.row.meeting_id = standing.meeting = None
        return was

    def _void(self, touchpoint: Touchpoint | None, lead: Lead) -> None:
        if touchpoint is not None and touchpoint.voided_at is None:
            self.recorder.void(touchpoint, lead)

    def _log(self, lead: Lead, direction: Direction, kind: Kind, moment: Moment, text: str) -> Touchpoint:
        return log_touchpoint(
            self.owner, lead, direction=direction, channel=Channel.EVENT, kind=kind, moment=moment, text=text
        )

    def _new(self, lead: Lead) -> Standing:
        standing = Standing(EventGuest(owner_id=self.owner.id, event_id=self.event.id, lead_id=lead.id, lead=lead))
        db.session.add(standing.row)
        self.guests[lead.id] = [standing]
        return standing

    def _of_day(self, day: date) -> Moment:
        return Moment.of_day(day, self.owner.zone)

    def _not_before(self, invited: Standing, day: date) -> Moment:
        """The moment of an answer: of a day alone, unless the invitation of that day has an hour, which it follows."""
        sent_on = said_on(invited.row.invited_on, invited.invitation, self.owner.zone)
        if sent_on is not None and day < sent_on:
            name = invited.row.lead.display_name
            early = _("%(name)s was invited on %(day)s. The answer comes after that.", name=name, day=long_day(sent_on))
            raise Refusal(early, "day")
        moment, sent = self._of_day(day), invited.invitation.moment if invited.invitation else None
        return sent if sent is not None and day == sent_on and sent.at > moment.at else moment


def people_numbered(owner: Account, ids: Sequence[int], *, to_write: bool = True) -> list[Lead]:
    """The leads of these numbers, held until the commit; fewer than asked for when one is nobody of mine."""
    leads = queries.leads_numbered(owner, list(ids))
    return list(db.session.scalars(leads.with_for_update() if to_write else leads))
