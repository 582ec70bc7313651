"""The user's own figures that can stand beside published ones: gathered once, computed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from outreach.analysis.answers import Asked, asked
from outreach.analysis.rates import Rate, jeffreys
from outreach.dashboard import reading
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.studies import frames
from outreach.models import Account, Beginning, Channel, Lead


@dataclass(frozen=True, slots=True)
class Own:
    """As of the end of a day: those first written to by e-mail, everybody asked, and where relationships work.

    `inside` are the ongoing relationships, past ones too, with somebody of the user's own company, of those of whom
    that is known; `unknown` are the others.
    """

    as_of: date
    by_email: Asked
    by_any: Asked
    inside: Rate
    unknown: int
    began: Mapping[Beginning, int]
    """How many mentorships began in each way."""


def own(session: Session, owner: Account, as_of: date) -> Own:
    """All of it for one account."""
    end = FunnelFilter().window(as_of, owner.zone).as_of
    frame = reading.frame(session, frames.asked(owner.id))
    relationships = session.scalars(frames.relationships(owner.id, end))
    inside, unknown = _inside(relationships, owner.company)
    began = dict(session.execute(frames.beginnings(owner.id)).all())
    by_email = asked(frame[frame["channel"] == Channel.EMAIL.value], end)
    return Own(as_of, by_email, asked(frame, end), inside, unknown, began)


def _inside(relationships: Iterable[Lead], company: str) -> tuple[Rate, int]:
    told = [lead.is_inside_company(company) for lead in relationships]
    return jeffreys(told.count(True), len(told) - told.count(None)), told.count(None)
