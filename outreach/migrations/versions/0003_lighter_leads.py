"""Leads that are quicker to write: a mark of the row they came from, rules without lists, an index of fewer rows."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEX = "ix_lead_owner_id_contacted_at_replied_at_met_at_ongoing_at"
INDEXED = ["owner_id", "contacted_at", "replied_at", "met_at", "ongoing_at"]
CONTACTED = sa.text("contacted_at IS NOT NULL")
WORDS = {
    "stage": ("prospect", "contacted", "replied", "met", "ongoing"),
    "source": ("linkedin", "introduction", "event", "programme", "article", "colleague", "alumni", "other"),
    "channel": (
        "email", "linkedin", "phone", "video", "in_person", "event", "introduction", "application", "other"
    ),
    "closing": ("declined", "no_answer", "not_a_fit", "ended"),
}  # fmt: skip


def upgrade() -> None:
    """SQLite builds a small table for every IN of a CHECK, for every row: words compared one by one cost a third."""
    op.add_column("lead", sa.Column("import_mark", sa.BigInteger(), nullable=True))
    _write_checks(_as_list, _one_by_one)
    op.drop_index(INDEX, "lead")
    op.create_index(INDEX, "lead", INDEXED, sqlite_where=CONTACTED, postgresql_where=CONTACTED)


def downgrade() -> None:
    """As it was."""
    op.drop_index(INDEX, "lead")
    op.create_index(INDEX, "lead", INDEXED)
    _write_checks(_one_by_one, _as_list)
    op.drop_column("lead", "import_mark")


def _as_list(column: str) -> str:
    listed = ", ".join(f"'{word}'" for word in WORDS[column])
    return f"{column} IN ({listed})"


def _one_by_one(column: str) -> str:
    return " OR ".join(f"{column} = '{word}'" for word in WORDS[column])


def _write_checks(old: Callable[[str], str], new: Callable[[str], str]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for column in WORDS:
            op.drop_constraint(op.f(f"ck_lead_{column}_known"), "lead", type_="check")
            op.create_check_constraint(op.f(f"ck_lead_{column}_known"), "lead", new(column))
    else:
        _rebuild_lead({f"({old(column)})": f"({new(column)})" for column in WORDS})


def _rebuild_lead(changes: dict[str, str]) -> None:
    """SQLite cannot change a check: the table is made anew by its own text, which keeps all its other checks."""
    connection = op.get_bind()
    kept = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'lead' AND sql IS NOT NULL")
    made = connection.execute(kept).all()
    (table,) = (sql for kind, sql in made if kind == "table")
    for old, new in changes.items():
        if table.count(old) != 1:
            raise RuntimeError("the table of leads is not as the second migration left it")
        table = table.replace(old, new)
    connection.exec_driver_sql(f"CREATE TABLE lead_anew ({table.split('(', 1)[1]}")
    connection.exec_driver_sql("INSERT INTO lead_anew SELECT * FROM lead")
    connection.exec_driver_sql("DROP TABLE lead")
    connection.exec_driver_sql("ALTER TABLE lead_anew RENAME TO lead")
    for kind, sql in made:
        if kind != "table":
            connection.exec_driver_sql(sql)
