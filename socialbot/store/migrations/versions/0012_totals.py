"""Daily totals: what was counted outlives the messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0009"
branch_labels = None
depends_on = None

WORD = sa.String(40)
REPLIES = "sb_replies"
INDEX = "ix_sb_replies_uncounted"
UNCOUNTED = sa.text("state = 'sent' AND NOT counted")


def upgrade() -> None:
    op.create_table(
        "sb_totals",
        sa.Column("measure", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("measure", "day", "platform", "name", name=op.f("pk_sb_totals")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sb_tallies",
        sa.Column("source", sa.String(160), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_sb_tallies")),
    )
    counted: sa.Column[bool] = sa.Column(
        "counted", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column(REPLIES, counted)
    op.create_index(INDEX, REPLIES, ["state"], sqlite_where=UNCOUNTED, postgresql_where=UNCOUNTED)


def downgrade() -> None:
    op.drop_index(INDEX, REPLIES)
    op.drop_column(REPLIES, "counted")
    op.drop_table("sb_tallies")
    op.drop_table("sb_totals")
