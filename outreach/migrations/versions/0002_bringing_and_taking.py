"""What bringing in and taking out need: messages recognised again, mappings, merges, forgotten people, backups."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite numbers rows by itself only in a column of type INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
NAMED = "name <> '' OR email IS NOT NULL OR linkedin IS NOT NULL"
FROM_ELSEWHERE = sa.text("reference IS NOT NULL")


def upgrade() -> None:
    """Add the columns and the tables."""
    op.add_column("import_run", sa.Column("batch", sa.String(length=32), nullable=False, server_default=""))
    op.add_column("import_change", sa.Column("before", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("touchpoint", sa.Column("reference", sa.String(length=64), nullable=True))
    op.create_index(
        "uq_touchpoint_owner_id_reference", "touchpoint", ["owner_id", "reference"], unique=True,
        sqlite_where=FROM_ELSEWHERE, postgresql_where=FROM_ELSEWHERE,
    )  # fmt: skip
    op.add_column("lead", sa.Column("forgotten_at", INSTANT, nullable=True))
    _identified(NAMED, f"{NAMED} OR forgotten_at IS NOT NULL")
    _create_tables()


def downgrade() -> None:
    """Take them away again; nameless rows go too, since the old rules have no place for them."""
    for table in ("backup", "not_the_same", "lead_merge", "import_mapping"):
        op.drop_table(table)
    op.execute("DELETE FROM lead WHERE forgotten_at IS NOT NULL")
    _identified(f"{NAMED} OR forgotten_at IS NOT NULL", NAMED)
    op.drop_column("lead", "forgotten_at")
    op.drop_index("uq_touchpoint_owner_id_reference", "touchpoint")
    op.drop_column("touchpoint", "reference")
    op.drop_column("import_change", "before")
    op.drop_column("import_run", "batch")


def _identified(old: str, new: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_lead_identified"), "lead", type_="check")
        op.create_check_constraint(op.f("ck_lead_identified"), "lead", new)
    else:
        _rebuild_lead(f"({old})", f"({new})")


def _rebuild_lead(old: str, new: str) -> None:
    """SQLite cannot change a check: the table is made anew by its own text, which keeps all its other checks."""
    connection = op.get_bind()
    kept = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'lead' AND sql IS NOT NULL")
    made = connection.execute(kept).all()
    (table,) = (sql for kind, sql in made if kind == "table")
    if table.count(old) != 1:
        raise RuntimeError("the table of leads is not as the first migration left it")
    head, rest = table.replace(old, new).split("(", 1)
    connection.exec_driver_sql(f"CREATE TABLE lead_anew ({rest}")
    connection.exec_driver_sql("INSERT INTO lead_anew SELECT * FROM lead")
    connection.exec_driver_sql("DROP TABLE lead")
    connection.exec_driver_sql("ALTER TABLE lead_anew RENAME TO lead")
    for kind, sql in made:
        if kind != "table":
            connection.exec_driver_sql(sql)


def _create_tables() -> None:
    op.create_table(
        "import_mapping",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("header_key", sa.String(length=64), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("used_at", INSTANT, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        *_owned("import_mapping"),
        sa.UniqueConstraint("owner_id", "header_key", name="uq_import_mapping_owner_id_header_key"),
    )
    op.create_table(
        "lead_merge",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kept_id", ROW_ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("parted_at", INSTANT, nullable=True),
        sa.Column("other", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        *_owned("lead_merge"),
        _of_lead("lead_merge", "kept_id"),
    )
    op.create_index("ix_lead_merge_owner_id_kept_id", "lead_merge", ["owner_id", "kept_id"])
    op.create_table(
        "not_the_same",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("first_id", ROW_ID, nullable=False),
        sa.Column("second_id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        *_owned("not_the_same"),
        _of_lead("not_the_same", "first_id"),
        _of_lead("not_the_same", "second_id"),
        sa.UniqueConstraint("owner_id", "first_id", "second_id", name="uq_not_the_same_owner_id_first_id_second_id"),
    )
    op.create_index("ix_not_the_same_second_id", "not_the_same", ["second_id"])
    op.create_table(
        "backup",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("place", sa.String(length=1000), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_backup"),
    )


def _owned(table: str) -> tuple[sa.PrimaryKeyConstraint, sa.ForeignKeyConstraint]:
    owner = sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=f"fk_{table}_owner_id", ondelete="CASCADE")
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}"), owner


def _of_lead(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["lead.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
