"""Contacts go quickly: the next step that one ended is found by an index, not by a look at every step there is."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INDEX = "ix_follow_up_ended_by_id"
ENDED_BY_ONE = sa.text("ended_by_id IS NOT NULL")


def upgrade() -> None:
    """Whoever deletes a contact makes the database ask which steps it ended."""
    op.create_index(
        INDEX, "follow_up", ["ended_by_id"], sqlite_where=ENDED_BY_ONE, postgresql_where=ENDED_BY_ONE
    )  # fmt: skip


def downgrade() -> None:
    """As it was."""
    op.drop_index(INDEX, "follow_up")
