"""Until when the bot may answer, where a person may answer longer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "sb_messages"


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("bot_until", sa.DateTime(timezone=True), nullable=True))
    op.execute(sa.text("UPDATE sb_messages SET bot_until = reply_until"))


def downgrade() -> None:
    op.drop_column(TABLE, "bot_until")
