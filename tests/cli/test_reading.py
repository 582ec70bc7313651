"""A command that writes nothing waits for nobody who does."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from outreach.extensions import db
from outreach.models import Account
from tests.support.leads import make_lead, touch
from tests.support.terminal import Run

READING = (
    ("funnel",), ("plan",), ("curve", "--to", "replied"), ("leads",), ("history", "Ada"), ("duplicates",),
    ("export", "-"),
)  # fmt: skip


@pytest.fixture
def writing(terminal: Run, alice: Account) -> Iterator[Connection]:
    """Somebody who has begun to write, and takes their time."""
    touch(alice, make_lead(alice, "Ada"), "2026-03-02T09:00")
    account_id = alice.id
    db.session.commit()
    with db.engine.connect() as connection:
        connection.execute(text("UPDATE account SET touch_cap = 4 WHERE id = :id"), {"id": account_id})
        yield connection


@pytest.mark.usefixtures("writing")
@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_it_answers_while_somebody_writes(words: tuple[str, ...], terminal: Run) -> None:
    answer = terminal(*words, "--json")
    assert answer.exit_code == 0, answer.output
    assert "locked" not in answer.output
