"""Columns that come as one string against the same cells, one by one, as the models read them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

import numpy as np
import pandas as pd
import pytest
from flask_sqlalchemy.session import Session
from sqlalchemy import insert, select
from sqlalchemy.orm import scoped_session

from outreach.dashboard.reading import frame
from outreach.models import Account, Channel, Lead, Source
from tests.dashboard.conftest import TODAY

COLUMNS = (
    Lead.id, Lead.contacted_at, Lead.replied_at, Lead.met_at, Lead.channel, Lead.source, Lead.company, Lead.linkedin,
    Lead.inside_company,
)  # fmt: skip
MOMENTS = [
    datetime(1, 1, 2, tzinfo=UTC),
    datetime(1883, 11, 18, 12, 3, 58, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2000, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC),  # the last moment of winter in Europe
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, 0, 123_456, tzinfo=UTC),  # an hour that the clocks of Paris show twice
    datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
]
COMPANIES = ["", "nan", "0", " ", "-infinity", 'Ärzte, "Söhne" & Co\'\\', "two\nlines\tand a tab", "日本", "%s :x"]
INSIDE = [None, True, False]

Fill = Callable[[], None]


@pytest.fixture
def fill(db_session: scoped_session[Session], alice: Account) -> Fill:
    """Leads with all that is nasty, none of it in the order of the others."""

    def leads() -> None:
        words = zip_longest(MOMENTS, COMPANIES, Channel, Source)
        rows = [_row(number, *row) for number, row in enumerate(words)]
        db_session.execute(insert(Lead), [{"owner_id": alice.id, "created_at": TODAY, **row} for row in rows])

    return leads


def _row(number: int, at: datetime, company: str, channel: Channel, source: Source | None) -> dict[str, object]:
    later = at + timedelta(microseconds=1) if at.year < 9999 else at
    return {
        "name": f"P {number}",
        "contacted_at": at if number % 4 else None,
        "replied_at": later if number % 4 > 1 else None,
        "company": company,
        "linkedin": company if number % 2 else None,
        "channel": None if number == 3 else channel,
        "source": source,
        "inside_company": INSIDE[number % 3],
    }


def test_it_is_what_the_models_read_cell_by_cell(db_session: scoped_session[Session], fill: Fill) -> None:
    fill()
    query = select(*COLUMNS)
    found = frame(db_session(), query)
    expected = {row[0]: row for row in db_session.execute(query)}
    assert list(found.columns) == [column.key for column in COLUMNS]
    assert sorted(found["id"]) == sorted(expected)
    for number, cells in zip(found["id"], found.drop(columns="id").to_dict("records"), strict=True):
        told = {name: None if pd.isna(value) else value for name, value in cells.items()}
        assert told == {name: value for name, value in expected[number]._mapping.items() if name != "id"}


def test_its_types_are_those_of_numpy(db_session: scoped_session[Session], fill: Fill) -> None:
    fill()
    found = frame(db_session(), select(*COLUMNS))
    for name in ("contacted_at", "replied_at", "met_at"):
        assert str(found[name].dtype) == "datetime64[us, UTC]"
    assert found["id"].dtype == found["inside_company"].dtype == np.float64
    assert list(found["channel"].cat.categories) == [channel.value for channel in Channel]


def test_of_nobody_it_has_columns_and_no_rows(db_session: scoped_session[Session], alice: Account) -> None:
    found = frame(db_session(), select(*COLUMNS))
    assert list(found.columns) == [column.key for column in COLUMNS]
    assert len(found) == 0
    assert str(found["contacted_at"].dtype) == "datetime64[us, UTC]"


def test_of_one_without_anything_it_has_one_row(db_session: scoped_session[Session], alice: Account) -> None:
    db_session.execute(insert(Lead), {"owner_id": alice.id, "created_at": TODAY, "name": "A", "company": "\x1f \x1e"})
    found = frame(db_session(), select(*COLUMNS))
    assert len(found) == 1
    assert found.drop(columns=["id", "company"]).isna().all(axis=None)
    assert found["company"].tolist() == ["   "]


def test_what_it_cannot_read_is_refused(db_session: scoped_session[Session]) -> None:
    with pytest.raises(TypeError, match="JSON"):
        frame(db_session(), select(Lead.details))
