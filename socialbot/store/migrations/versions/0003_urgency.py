"""Order by urgency, mark edited messages, and index what is looked for again and again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = "sb_messages"
LEVELS = (("responsible_use", 1), ("underage", 2), ("distress", 3))
OLD = (("review", "id"), ("author_hash",), ("conversation_hash",))
NEW = (
    ("review", "urgency", "id"),
    ("author_hash", "recorded_at"),
    ("conversation_hash", "recorded_at"),
)


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("urgency", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        TABLE, sa.Column("superseded", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _rank_what_is_there()
    _replace_indices(OLD, NEW)
    op.create_index(
        op.f("ix_sb_messages_sealed"),
        TABLE,
        ["reply_until"],
        sqlite_where=sa.text("address IS NOT NULL"),
        postgresql_where=sa.text("address IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_sb_messages_sealed"), TABLE)
    _replace_indices(NEW, OLD)
    op.drop_column(TABLE, "superseded")
    op.drop_column(TABLE, "urgency")


def _rank_what_is_there() -> None:
    """The most urgent comes last, so that it stays."""
    messages = sa.table(TABLE, sa.column("reasons", sa.JSON), sa.column("urgency", sa.Integer))
    for reason, level in LEVELS:
        has_reason = sa.cast(messages.c.reasons, sa.Text).like(f'%"{reason}"%')
        op.execute(messages.update().where(has_reason).values(urgency=level))


def _replace_indices(old: tuple[tuple[str, ...], ...], new: tuple[tuple[str, ...], ...]) -> None:
    for columns in old:
        op.drop_index(op.f(f"ix_{TABLE}_{'_'.join(columns)}"), TABLE)
    for columns in new:
        op.create_index(op.f(f"ix_{TABLE}_{'_'.join(columns)}"), TABLE, list(columns))
