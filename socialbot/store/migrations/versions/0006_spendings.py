"""What platforms that charge for calls have cost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLE = "sb_spendings"
KEY = ("platform", "month", "operation")


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("operation", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(*KEY, name=op.f("pk_sb_spendings")),
    )


def downgrade() -> None:
    op.drop_table(TABLE)
