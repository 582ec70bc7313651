"""The number that every write of an account raises."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from outreach import clock
from outreach.models import (
    Account,
    Brief,
    Channel,
    DataVersion,
    Direction,
    FollowUp,
    Kind,
    Moment,
    Recorder,
    Tag,
    changed,
    data_version,
)
from tests.support.leads import make_lead

Write = Callable[[Account], object]


def touched(owner: Account) -> object:
    """A contact with somebody new."""
    lead = make_lead(owner, "Ada")
    recorder = Recorder(_session(owner), owner, clock.now())
    return recorder.touch(
        lead, direction=Direction.OUT, channel=Channel.EMAIL, kind=Kind.MESSAGE, moment=Moment(clock.now())
    )


def _session(owner: Account) -> Session:
    found = Session.object_session(owner)
    assert found is not None
    return found


WRITES: dict[str, Write] = {
    "a lead": lambda owner: make_lead(owner, "Ada"),
    "a contact": touched,
    "a tag": lambda owner: _session(owner).add(Tag(owner_id=owner.id, name="x", name_key="x")),
    "a brief": lambda owner: _session(owner).add(Brief(owner_id=owner.id, title="Another", created_at=clock.now())),
    "a setting": lambda owner: setattr(owner, "weekly_target", 9),
    "rows past the session": lambda owner: changed(_session(owner), owner.id),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_kind_of_write_raises_it(write: Write, db_session: Session, alice: Account, bob: Account) -> None:
    db_session.commit()
    before, of_bob = data_version(db_session, alice.id), data_version(db_session, bob.id)
    write(alice)
    db_session.commit()
    assert data_version(db_session, alice.id) > before
    assert data_version(db_session, bob.id) == of_bob


def test_reading_and_taking_back_leave_it(db_session: Session, alice: Account) -> None:
    make_lead(alice, "Ada")
    db_session.commit()
    before = data_version(db_session, alice.id)
    assert before > 0
    db_session.query(FollowUp).all()
    db_session.commit()
    db_session.add(Tag(owner_id=alice.id, name="y", name_key="y"))
    db_session.flush()
    db_session.rollback()
    db_session.commit()
    assert data_version(db_session, alice.id) == before


def test_a_row_made_anew_tells_no_old_number(db_session: Session, alice: Account) -> None:
    make_lead(alice, "Ada")
    db_session.commit()
    first = data_version(db_session, alice.id)
    db_session.execute(delete(DataVersion))
    make_lead(alice, "Bea")
    db_session.commit()
    assert data_version(db_session, alice.id) not in range(first, first + 1000)


def test_a_savepoint_that_is_taken_back_leaves_what_came_before(db_session: Session, alice: Account) -> None:
    db_session.commit()
    before = data_version(db_session, alice.id)
    db_session.add(Tag(owner_id=alice.id, name="kept", name_key="kept"))
    db_session.flush()
    savepoint = db_session.begin_nested()
    db_session.add(Tag(owner_id=alice.id, name="gone", name_key="gone"))
    db_session.flush()
    savepoint.rollback()
    db_session.commit()
    assert data_version(db_session, alice.id) > before
