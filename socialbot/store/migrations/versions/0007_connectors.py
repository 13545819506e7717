"""What a running process knows of its connectors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLE = "sb_connectors"
MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("platform", WORD, nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("error", sa.String(80), nullable=True),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("error_at", MOMENT, nullable=True),
        sa.Column("limits", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "role", name=op.f("pk_sb_connectors")),
    )


def downgrade() -> None:
    op.drop_table(TABLE)
