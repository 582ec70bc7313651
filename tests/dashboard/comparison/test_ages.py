"""Who is old enough to be judged is told in elapsed days, as the funnel tells it, also where the clocks changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import scoped_session

from outreach.analysis.funnel import funnel
from outreach.dashboard import frames
from outreach.dashboard.comparison.results import Found, found
from outreach.dashboard.forms import FunnelFilter
from outreach.dashboard.reading import frame
from outreach.extensions import db
from outreach.models import Account, Channel, Direction, Kind, Lead, Moment, Recorder
from tests.dashboard.comparison.test_page import listed, section
from tests.dashboard.reading import links, read
from tests.support.browser import Browser

Write = Callable[..., Browser]
SignIn = Callable[[Account], Browser]
AUTUMN, SPRING = date(2026, 11, 22), date(2026, 4, 10)
PARIS = ZoneInfo("Europe/Paris")
EVERYBODY = FunnelFilter()


@pytest.fixture
def write(
    db_session: scoped_session[Session], alice: Account, at: Callable[[str], datetime], signed_in: SignIn
) -> Write:
    """`write(day, "2026-10-24T00:10")`: Alice's browser on `day`, who wrote e-mails at these moments in Paris."""
    alice.time_zone = "Europe/Paris"

    def tell(day: date, *moments: str) -> Browser:
        now = at(f"{day}T18:00+01:00")
        for moment in moments:
            lead = Lead(owner_id=alice.id, name="Ada Byron", created_at=now)
            db_session.add(lead)
            db_session.flush()
            sent = Moment(datetime.fromisoformat(moment).replace(tzinfo=PARIS).astimezone(UTC))
            Recorder(db_session(), alice, now).touch(
                lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=sent, text=""
            )
        return signed_in(alice)

    return tell


def asked(owner: Account, as_of: date, chosen: FunnelFilter = EVERYBODY) -> Found:
    return found(db.session(), owner, chosen, as_of)


def not_yet(owner: Account, as_of: date) -> int | None:
    """How many silent people the funnel calls too young to tell."""
    rows = frame(db.session(), frames.milestones(owner.id, EVERYBODY))
    return funnel(rows, EVERYBODY.window(as_of, owner.zone)).stages[1].not_yet


def test_in_autumn_thirty_days_are_over_an_hour_into_the_next_day(alice: Account, write: Write) -> None:
    alices = write(AUTUMN, *(f"2026-10-24T00:1{minute}" for minute in range(5)))
    assert not_yet(alice, AUTUMN) == 0
    page = alices.get("/what-works").text
    assert "Of the 5 people first contacted until 24 October 2026, 0 answered within 30 days." in read(page)
    assert listed(alices, links(section(page, "channel"), "E-mail")[0]) == 5


def test_in_spring_the_last_hour_of_the_day_is_too_young(alice: Account, write: Write) -> None:
    alices = write(SPRING, "2026-03-11T23:30")
    assert not_yet(alice, SPRING) == 1
    page = read(alices.get("/what-works").text)
    assert "Too early to compare." in page
    assert "They can be compared from 11 April 2026 on." in page


def test_in_spring_the_day_before_divides(write: Write) -> None:
    alices = write(SPRING, "2026-03-10T12:00", "2026-03-10T23:59", "2026-03-11T23:30")
    page = alices.get("/what-works").text
    assert "Of the 2 people first contacted until 10 March 2026" in read(page)
    assert listed(alices, links(section(page, "channel"), "E-mail")[0]) == 2


@pytest.mark.parametrize(
    ("as_of", "old", "young"),
    [(AUTUMN, "2026-10-24T00:10", "2026-10-24T09:00"), (SPRING, "2026-03-11T12:00", "2026-03-11T23:30")],
)
def test_a_day_on_which_some_are_old_enough_is_not_named_and_opens_no_list(
    write: Write, as_of: date, old: str, young: str
) -> None:
    alices = write(as_of, old, young)
    page = alices.get("/what-works").text
    assert "0 of the 1 person first contacted 30 days ago or earlier answered in that time." in read(page)
    assert "1 person contacted since then still has time and is not counted." in read(page)
    assert not links(section(page, "channel"), "E-mail")


def test_relationships_of_a_divided_day_are_told_by_age_too(write: Write) -> None:
    alices = write(date(2026, 12, 31), "2026-10-02T00:10", "2026-10-03T00:10", "2026-10-03T09:00")
    page = read(alices.get("/what-works?to=ongoing").text)
    assert "0 of the 2 people first contacted 90 days ago or earlier became a relationship in that time." in page


def test_an_instant_of_the_border_itself_is_old_enough(alice: Account, write: Write) -> None:
    write(AUTUMN, "2026-10-24T01:00", "2026-10-24T01:00:00.000001")
    told = asked(alice, AUTUMN)
    assert (told.judged, told.young, told.until) == (1, 1, None)
    assert told.ripe_on == date(2026, 11, 23)
    assert not_yet(alice, AUTUMN) == 1


def test_who_becomes_old_enough_at_the_end_of_a_day_is_told_of_on_that_day(alice: Account, write: Write) -> None:
    write(AUTUMN, "2026-10-25T00:00")  # thirty days later it is 23:00 on the 23rd
    write(AUTUMN, "2026-11-02T00:00")  # and here midnight, the end of 1 December
    assert asked(alice, AUTUMN).ripe_on == date(2026, 11, 23)
    assert asked(alice, AUTUMN, FunnelFilter(contacted_from=date(2026, 11, 1))).ripe_on == date(2026, 12, 1)


@pytest.mark.parametrize("to", [date(2026, 10, 20), date(2026, 10, 23)])
def test_the_days_asked_for_end_the_day_that_is_named(alice: Account, write: Write, to: date) -> None:
    write(AUTUMN, "2026-10-19T12:00", "2026-10-24T00:10", "2026-10-24T09:00")
    told = asked(alice, AUTUMN, FunnelFilter(contacted_to=to))
    assert (told.judged, told.until) == (1, to)
