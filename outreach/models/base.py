"""What every table shares: names of constraints, times in UTC, and the owner of a row."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Enum, ForeignKey, Integer, MetaData, text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateIndex
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite numbers rows by itself only in a column of type INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """The one registry of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class UTCDateTime(TypeDecorator[datetime]):
    """An instant. SQLite forgets time zones, so they are taken off going in and put on coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC; a time without a zone is refused, since nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """The same in one step where SQLite takes a text: an import writes hundreds of thousands of them."""
        return _text_of_instant if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """The same in one step where SQLite gives a text: a list reads hundreds of them."""
        return _instant_of_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _text_of_instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value!r}")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _instant_of_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


pk = Annotated[int, mapped_column(RowId, primary_key=True)]
instant = Annotated[datetime, mapped_column(UTCDateTime)]


class Owned:
    """A row that belongs to one account and that nobody else can see."""

    id: Mapped[pk]
    owner_id: Mapped[int] = mapped_column(RowId, ForeignKey("account.id", ondelete="CASCADE"))


def one_of(column: str, words: type[StrEnum], *, name: str | None = None) -> CheckConstraint:
    """The rule, kept by the database too, that `column` holds one of `words` (or nothing)."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=name or f"{column}_known")


def word(words: type[StrEnum], **options: Any) -> Any:
    """A column for one of `words`, stored as its value."""
    kind = Enum(words, native_enum=False, length=20, values_callable=lambda known: [w.value for w in known])
    return mapped_column(kind, **options)


def where(condition: str) -> dict[str, Any]:
    """What makes an index hold only the rows that meet `condition`, on either database."""
    # The option `postgresql_where` would load all of that dialect, asyncpg and the rest, at every start on SQLite.
    return {"sqlite_where": text(condition), "info": {"where": condition}}


@compiles(CreateIndex, "postgresql")
def _create_index(create: CreateIndex, compiler: Any, **options: Any) -> str:
    statement: str = compiler.visit_create_index(create, **options)
    condition = create.element.info.get("where")
    return f"{statement} WHERE {condition}" if condition else statement
