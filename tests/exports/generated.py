"""Leads as hypothesis draws them: any letters, any history that the rules of the funnel allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert

from outreach import clock
from outreach.extensions import db
from outreach.models import (
    Account,
    Channel,
    Closing,
    ClosingReason,
    Direction,
    Kind,
    Lead,
    LeadEmail,
    Moment,
    Source,
    Stage,
    StageEvent,
    Tag,
    Touchpoint,
    folded,
    lead_tag,
    restand,
)  # fmt: skip
from outreach.models.funnel import event_of

numbers = count()
STARTS = st.sampled_from(["", "", "", "=", "+", "-", "@", "'", "'=", "＝", "=cmd|' /C calc'!A0"])
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\r"), max_size=8)
LIKELY = st.sampled_from(
    [
        "",
        "",
        "a, b; c",
        'say "no"',
        "one\ntwo",
        "one\r\ntwo",
        "élan",
        "語",
        "🚀",
        " ::: ",
        "\\n",
        "_x0041_",
        "'",
        "+ more",
    ]
)


def letters(longest: int) -> st.SearchStrategy[str]:
    """Text as a database keeps it: any letters but NUL, no space around it."""
    return st.tuples(STARTS, LETTERS, LIKELY).map(lambda parts: "".join(parts).strip()[:longest].strip())


named = letters(100).filter(bool)
_FIRST, _LAST = date(2024, 1, 1), date(2026, 10, 1)
instants = st.datetimes(datetime.fromisoformat(str(_FIRST)), datetime.fromisoformat(str(_LAST))).map(
    lambda at: at.replace(tzinfo=UTC)
)
days = st.dates(_FIRST, _LAST)
whens: st.SearchStrategy[datetime | date] = st.one_of(
    instants, instants.map(lambda at: at.replace(microsecond=0)), days
)
touches = st.tuples(
    whens, st.sampled_from(Direction), st.sampled_from(Channel), st.sampled_from(Kind), letters(200), st.booleans()
)
passages = st.tuples(whens, st.sampled_from(Stage), letters(100))
closings = st.tuples(whens, st.sampled_from(ClosingReason), st.none() | days, st.none() | st.none() | instants)
words = st.sampled_from(["Shoe size", "Email", "Stage", "Custom: x", "12345678", "=1+1", "Touchpoint list 2", "Été"])
texts = st.fixed_dictionaries(
    {},
    optional={
        name: letters(100)
        for name in (
            "given_name", "family_name", "company", "title", "industry", "city", "country", "hook", "notes", "website",
            "introduced_by",
        )
    },
)  # fmt: skip
details = st.fixed_dictionaries(
    {},
    optional={
        "middle_name": named, "prefix": named, "suffix": named, "nickname": named, "department": named,
        "birthday": days.map(date.isoformat) | st.just("--02-29"), "first_contact": days.map(date.isoformat),
        "last_contacted": days.map(date.isoformat), "replied_on": days.map(date.isoformat),
        "met_on": days.map(date.isoformat),
    },
)  # fmt: skip


@dataclass
class Drawn:
    """One lead with everything that belongs to it."""

    name: str
    identity: int
    texts: dict[str, str]
    details: dict[str, Any]
    custom: dict[str, str]
    phones: list[str]
    emails: int
    tags: list[str]
    source: Source | None
    channel: Channel | None
    connected_on: date | None
    do_not_contact: bool
    touches: list[Any] = field(default_factory=list)
    passages: list[Any] = field(default_factory=list)
    closings: list[Any] = field(default_factory=list)


leads = st.builds(
    Drawn,
    name=named,
    identity=st.integers(0, 3),
    texts=texts,
    details=details,
    custom=st.dictionaries(words | named, named, max_size=3),
    phones=st.lists(st.from_regex(r"\+?[0-9][0-9 ]{3,12}[0-9]", fullmatch=True), max_size=3, unique=True),
    emails=st.integers(0, 2),
    tags=st.lists(letters(40).filter(lambda tag: folded(tag) != ""), max_size=3, unique_by=lambda tag: folded(tag)),
    source=st.none() | st.sampled_from(Source),
    channel=st.none() | st.sampled_from(Channel),
    connected_on=st.none() | days,
    do_not_contact=st.booleans(),
    touches=st.lists(touches, max_size=3),
    passages=st.lists(passages, max_size=2),
    closings=st.lists(closings, max_size=2),
)


def furnish(owner: Account, drawn: Sequence[Drawn]) -> None:
    """Give `owner` these leads, with where they stand computed from their histories."""
    tags: dict[str, Tag] = {}
    for one in drawn:
        lead = _lead(owner, one)
        db.session.add(lead)
        db.session.flush()
        _addresses(owner, lead, one)
        _history(owner, lead, one)
        for name in one.tags:
            tag = tags.setdefault(folded(name)[:80], Tag(owner_id=owner.id, name=name, name_key=folded(name)[:80]))
            db.session.add(tag)
            db.session.flush()
            db.session.execute(insert(lead_tag).values(lead_id=lead.id, tag_id=tag.id))
        restand(db.session(), lead)
    db.session.commit()


def _lead(owner: Account, one: Drawn) -> Lead:
    number = next(numbers)
    named = one.identity == 0 or number % 3
    details = one.details | one.custom | ({"phone_other": one.phones[1:]} if one.phones[1:] else {})
    return Lead(
        owner_id=owner.id,
        created_at=clock.now(),
        name=one.name if named else "",
        email=f"e{number}@example.org" if one.identity in (1, 3) else None,
        linkedin=f"page-{number}" if one.identity in (2, 3) else None,
        phone=one.phones[0] if one.phones else "",
        details=details,
        source=one.source,
        channel=one.channel,
        connected_on=one.connected_on,
        do_not_contact_at=clock.now() if one.do_not_contact else None,
        # Parts of a name never stand without the whole of it.
        **{name: text for name, text in one.texts.items() if named or not name.endswith("_name")},
    )


def _addresses(owner: Account, lead: Lead, one: Drawn) -> None:
    if lead.email:
        for _each in range(one.emails):
            db.session.add(LeadEmail(owner_id=owner.id, lead_id=lead.id, email=f"more{next(numbers)}@example.org"))


def _history(owner: Account, lead: Lead, one: Drawn) -> None:
    for when, direction, channel, kind, text, from_file in one.touches:
        reference = f"ref{next(numbers)}" if from_file else None
        touch = Touchpoint(direction=direction, channel=channel, kind=kind, text=text, reference=reference)
        _put(owner, lead, touch, when)
        if moved := event_of(kind, direction):
            _put(owner, lead, StageEvent(stage=moved[0], outgoing=moved[1], touchpoint=touch), when)
    for when, stage, why in one.passages:
        _put(owner, lead, StageEvent(stage=stage, outgoing=stage is Stage.CONTACTED, why=why), when)
    for when, why, parked, reopened in one.closings:
        _put(owner, lead, Closing(why=why, parked_until=parked, reopened_at=reopened), when)
    db.session.flush()


def _put(owner: Account, lead: Lead, row: Any, when: datetime | date) -> None:
    row.owner_id, row.lead_id, row.recorded_at = owner.id, lead.id, clock.now()
    row.happen(Moment(when) if isinstance(when, datetime) else Moment.of_day(when, owner.zone))
    db.session.add(row)


def accounts() -> Iterator[Account]:
    """New accounts without anything, as many as are asked for."""
    while True:
        number = next(numbers)
        owner = Account(
            email=f"x{number}@example.org", fs_uniquifier=f"x{number}", name="X", created_at=clock.now(),
            time_zone="America/New_York",
        )  # fmt: skip
        db.session.add(owner)
        db.session.commit()
        yield owner
