"""Canned texts that the team has changed, with all their versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = "sb_reply_texts"
MOMENT = sa.DateTime(timezone=True)
DRAFT = sa.text("state = 'draft'")


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("restored", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["sb_incidents.id"],
            name=op.f("fk_sb_reply_texts_incident_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_reply_texts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sb_reply_texts_place_decided_at"), TABLE, ["place", "decided_at"])
    op.create_index(op.f("ix_sb_reply_texts_incident_id"), TABLE, ["incident_id"])
    op.create_index(
        "uq_sb_reply_texts_draft",
        TABLE,
        ["place"],
        unique=True,
        sqlite_where=DRAFT,
        postgresql_where=DRAFT,
    )


def downgrade() -> None:
    op.drop_table(TABLE)
