"""What holds for any file: the counts add up to its rows, and bringing it in again creates nobody."""

import csv
import io
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach import clock
from outreach.extensions import db
from outreach.imports.choices import Choices
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


WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
NARROW = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "koi8_r")
tables = st.lists(st.lists(text_cells, min_size=3, max_size=3), max_size=8)
delimiters, ends = st.sampled_from(",;\t|^~"), st.sampled_from(["\n", "\r\n", "\r"])


@given(tables, st.sampled_from(WIDE), delimiters, ends)
@settings(deadline=None, max_examples=300)
def test_any_table_of_text_comes_back_equal(lines: list[list[str]], encoding: str, delimiter: str, end: str) -> None:
    assert read_again(lines, encoding, delimiter, end) == [[unguarded(cell) for cell in line] for line in lines]


@given(tables, st.sampled_from(NARROW), delimiters, ends)
@settings(deadline=None, max_examples=300)
def test_so_it_does_in_a_code_page_that_was_said(
    lines: list[list[str]], encoding: str, delimiter: str, end: str
) -> None:
    lines = [[cell.encode(encoding, "ignore").decode(encoding) for cell in line] for line in lines]
    again = read_again(lines, encoding, delimiter, end, Choices(encoding=encoding, delimiter=delimiter))
    assert again == [[unguarded(cell) for cell in line] for line in lines]


NAMES = {
    "cp1252": ["Hélène", "François", "Jürgen Größmann", "Begoña Muñoz", "Søren Kjær", "João Conceição", "Inès", "Åse"],
    "mac_roman": ["Hélène", "François", "Jürgen Größmann", "Begoña Muñoz", "João Conceição", "Inès", "Zoë"],
    "cp1250": ["Łukasz Wójcik", "Małgorzata Dąbrowska", "Jiří Dvořák", "Božena Němcová", "Stanisław Żak"],
    "cp1251": ["Иван Петров", "Елена Смирнова", "Алексей Иванов", "Мария Кузнецова"],
    "cp1253": ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου", "Ελένη Αντωνίου"],
}


@given(st.data(), st.sampled_from(sorted(NAMES)), st.sampled_from(",;\t|"), ends)
@settings(deadline=None, max_examples=300)
def test_names_tell_the_code_page_of_their_file(data: st.DataObject, encoding: str, delimiter: str, end: str) -> None:
    names = data.draw(st.lists(st.sampled_from(NAMES[encoding]), min_size=3, max_size=9, unique=True))
    lines = [[name, f"p{number}@example.org", "Acme"] for number, name in enumerate(names)]
    assert read_again(lines, encoding, delimiter, end) == lines


def read_again(
    lines: list[list[str]], encoding: str, delimiter: str, end: str, choices: Choices | None = None
) -> list[list[str]]:
    """The rows of a table after it was written and read."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("Name", "Email", "Company"), *lines])
    source = BytesSource("x.csv", text.getvalue().encode(encoding))
    read = Table(source, layout_of(source, Limits(), choices), Limits()).rows()
    return [cells for _line, cells, flaw in read if not flaw]


@given(st.text("'=+-@\t\r\n\0＝x1", max_size=6))
def test_a_guarded_cell_is_read_as_it_was_and_never_computed(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
