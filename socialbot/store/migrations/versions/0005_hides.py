"""When a post that could not be hidden is tried again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLE = "sb_replies"
INDEX = "ix_sb_replies_hide_state_hide_at"


def upgrade() -> None:
    op.add_column(
        TABLE, sa.Column("hide_attempts", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(TABLE, sa.Column("hide_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f(INDEX), TABLE, ["hide_state", "hide_at"])


def downgrade() -> None:
    op.drop_index(op.f(INDEX), TABLE)
    op.drop_column(TABLE, "hide_at")
    op.drop_column(TABLE, "hide_attempts")
