"""The index of who was contacted holds all that most figures ask for, so that they never look at the leads."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NARROW = "ix_lead_owner_id_contacted_at_replied_at_met_at_ongoing_at"
STAGES = ["owner_id", "contacted_at", "replied_at", "met_at", "ongoing_at"]
WIDE = "ix_lead_figures"
FURTHER = ["first_outgoing_at", "closed_at", "channel", "source", "brief_id", "forgotten_at"]
CONTACTED = sa.text("contacted_at IS NOT NULL")


def upgrade() -> None:
    """The wide one takes the narrow one's place."""
    op.drop_index(NARROW, "lead")
    op.create_index(WIDE, "lead", [*STAGES, *FURTHER], sqlite_where=CONTACTED, postgresql_where=CONTACTED)


def downgrade() -> None:
    """As it was."""
    op.drop_index(WIDE, "lead")
    op.create_index(NARROW, "lead", STAGES, sqlite_where=CONTACTED, postgresql_where=CONTACTED)
