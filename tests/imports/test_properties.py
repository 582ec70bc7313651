"""What holds for any file: the counts add up to its rows, and bringing it in again creates nobody."""

import csv
import io
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach import clock
from outreach.extensions import db
from outreach.imports.limits import Limits
from outreach.imports.readers.layout import layout_of
from outreach.imports.readers.source import BytesSource
from outreach.imports.readers.table import Table
from outreach.models import Account
from outreach.web.spreadsheet import guarded, unguarded
from tests.imports.bringing import bring

numbers = count()
names = st.sampled_from(["", "Ann", "Ann", "Bob", "Zoë Ö", "=1+1", " ", "Totals"])
addresses = st.sampled_from(
    ["", "a@example.org", "A@EXAMPLE.org ", "b@example.org", "no address", "a@example.org;c@example.org"]
)
pages = st.sampled_from(["", "https://www.linkedin.com/in/ann", "linkedin.com/in/ANN/?x=1", "https://example.org"])
days = st.sampled_from(["", "03/04/2024", "25/03/2024", "2024-02-30", "08 Feb 2026", "soon"])
statuses = st.sampled_from(["", "Replied", "To contact", "Pas de réponse", "whatever", "Do not contact"])
rows = st.lists(st.tuples(names, addresses, pages, days, statuses, names), max_size=12)
HEADER = ("Name", "Email", "URL", "First contact", "Status", "Shoe size")

text_cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12
)


def as_csv(lines: list[tuple[str, ...]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *lines])
    return text.getvalue().encode()


@given(rows)
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_counts_add_up_and_the_same_file_again_creates_nobody(app: object, lines: list[tuple[str, ...]]) -> None:
    owner = Account(
        email=f"p{next(numbers)}@example.org", fs_uniquifier=str(next(numbers)), name="P", created_at=clock.now()
    )
    db.session.add(owner)
    db.session.commit()
    data = as_csv(lines)
    _run, first = bring(owner, data)
    _run, again = bring(owner, data)
    filled = sum(any(cell.strip() for cell in line) for line in lines)
    assert first.rows == again.rows == filled
    assert (again.created, again.updated) == (0, 0)
    assert again.unchanged == first.created + first.updated + first.unchanged


@given(st.lists(st.lists(text_cells, min_size=3, max_size=3), max_size=8), st.sampled_from(",;\t|"))
@settings(deadline=None)
def test_any_table_of_text_comes_back_equal(lines: list[list[str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("Name", "Email", "Company"), *lines])
    source = BytesSource("x.csv", text.getvalue().encode())
    read = list(Table(source, layout_of(source, Limits()), Limits()).rows())
    assert [cells for _line, cells, flaw in read if not flaw] == [[unguarded(cell) for cell in line] for line in lines]


@given(st.text("'=+-@\t\r\n\0＝x1", max_size=6))
def test_a_guarded_cell_is_read_as_it_was_and_never_computed(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
