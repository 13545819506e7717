"""Users, sessions, failed logins and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HASH = sa.String(length=64)


def upgrade() -> None:
    _create_users()
    _create_sessions()
    _create_login_failures()
    _create_audit()


def downgrade() -> None:
    op.drop_table("sb_audit")
    op.drop_table("sb_login_failures")
    op.drop_table("sb_sessions")
    op.drop_table("sb_users")


def _create_users() -> None:
    op.create_table(
        "sb_users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_users")),
        sa.UniqueConstraint("name", name=op.f("uq_sb_users_name")),
        sqlite_autoincrement=True,
    )


def _create_sessions() -> None:
    op.create_table(
        "sb_sessions",
        sa.Column("token_hash", HASH, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["sb_users.id"], name=op.f("fk_sb_sessions_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sb_sessions")),
    )
    op.create_index(op.f("ix_sb_sessions_user_id"), "sb_sessions", ["user_id"])


def _create_login_failures() -> None:
    op.create_table(
        "sb_login_failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_hash", HASH, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_login_failures")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_sb_login_failures_subject_hash_at"), "sb_login_failures", ["subject_hash", "at"]
    )


def _create_audit() -> None:
    op.create_table(
        "sb_audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("event", sa.String(length=80), nullable=False),
        sa.Column("subject_id", HASH, nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sb_audit_at"), "sb_audit", ["at"])
